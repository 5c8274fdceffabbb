/** Journeys through the built site, in a real browser. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../tools/find-browser';
import { requirePrograms } from '../tools/require-programs';

requirePrograms(['openssl', 'curl', 'bash']);
const { executablePath, args } = findBrowser();
const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Two runs on one machine do not meet; the workers inherit what the first process chose.
const port = (process.env['WORKBENCH_TEST_PORT'] ??= String(20_000 + (process.pid % 20_000)));
const origin = `http://127.0.0.1:${port}`;

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
  webServer: {
    command: `npx vite preview --port ${port} --strictPort --host 127.0.0.1`,
    cwd: root,
    url: origin,
    reuseExistingServer: false,
  },
  use: {
    browserName: 'chromium',
    baseURL: origin,
    locale: 'en-US',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: [...args], ...(executablePath ? { executablePath } : {}) },
  },
});
