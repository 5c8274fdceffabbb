/** The core journeys in every engine that this machine has: `npm run engines`. */
import { defineConfig } from '@playwright/test';
import { findEngines } from '../../tools/find-engines';
import { requirePrograms } from '../../tools/require-programs';
import type { EngineOptions } from './engine-test';
import { sameCredential } from './same-credential';

requirePrograms(['openssl']);
sameCredential();

export default defineConfig<object, EngineOptions>({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../../test-results/engines',
  fullyParallel: true,
  workers: 2,
  // As for the other journeys: a machine that is busy with others may be late once.
  retries: (process.env['CI'] ?? '') === '' ? 0 : 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['../fixtures/count-reporter.ts']],
  projects: findEngines().map((engine) => ({ name: engine.name, use: { engine } })),
});
