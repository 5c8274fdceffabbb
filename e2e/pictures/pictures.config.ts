/** The pictures of README.md, taken from the built site: `npm run pictures`, after a build. */
import { defineConfig } from '@playwright/test';
import { chromium, origin, webServer } from '../built-site';

export default defineConfig({
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  forbidOnly: true,
  reporter: 'list',
  webServer,
  use: {
    // Coloured edges of letters would double the size of the files.
    ...chromium('--disable-lcd-text'),
    baseURL: origin,
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
  },
});
