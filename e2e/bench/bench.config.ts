/** Measurements of the built site in a real browser, one after the other: `npm run bench`. */
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../../tools/find-browser';
import { requirePrograms } from '../../tools/require-programs';

requirePrograms(['openssl']);
const { executablePath, args } = findBrowser();

export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  timeout: 300_000,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: { args: [...args], ...(executablePath ? { executablePath } : {}) },
  },
});
