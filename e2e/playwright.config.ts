/** Journeys through the built site, in a real browser. */
import { defineConfig } from '@playwright/test';
import { requirePrograms } from '../tools/require-programs';
import { chromium, headlessShell, origin, webServer } from './built-site';

requirePrograms(['openssl', 'curl', 'bash']);

/**
 * What needs the whole browser: a clipboard that is written without a permission, passkeys, programs that open addresses; and what is
 * about requests, since only a whole browser makes some of itself (the icon, the manifest).
 */
const forWholeBrowser =
  /\/(assistive|escape|escape-unheard|host|host-mark|keyboard|no-trace|offline[\w-]*|silence)\.spec\.ts$/;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  // More than there are processors: a journey waits more than it works.
  workers: 3,
  // In CI a machine that is busy with others may be late once; what needed that is named at the end.
  retries: (process.env['CI'] ?? '') === '' ? 0 : 1,
  // Nobody waits for these who finds what is expected: only a machine that has much else to do needs them.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list'], ['./fixtures/count-reporter.ts']],
  webServer,
  projects: [
    { name: 'whole browser', testMatch: forWholeBrowser, use: chromium() },
    { name: 'headless shell', testIgnore: forWholeBrowser, use: headlessShell() },
  ],
  use: {
    baseURL: origin,
    locale: 'en-US',
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
