/** Measurements of the built site in a real browser, one after the other: `npm run bench`. */
import { defineConfig } from '@playwright/test';
import { requirePrograms } from '../../tools/require-programs';
import { chromium } from '../built-site';

requirePrograms(['openssl']);

export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  timeout: 300_000,
  reporter: 'list',
  use: chromium(),
});
