/** The pictures of README.md, taken from the built site: `npm run pictures`, after a build. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../../tools/find-browser';

const { executablePath, args } = findBrowser();
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
// The workers inherit what the first process chose.
const port = (process.env['WORKBENCH_PICTURES_PORT'] ??= String(20_000 + (process.pid % 20_000)));
const origin = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  forbidOnly: true,
  reporter: 'list',
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
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    // Coloured edges of letters would double the size of the files.
    launchOptions: { args: [...args, '--disable-lcd-text'], ...(executablePath ? { executablePath } : {}) },
  },
});
