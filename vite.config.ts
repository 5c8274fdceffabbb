import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chunkGroups } from './tools/chunk-groups.ts';
import { buildFacts } from './tools/build-facts-plugin.ts';
import { buildHash } from './tools/build-hash-plugin.ts';
import { leanPkijs } from './tools/lean-pkijs-plugin.ts';
import { leanSvelte } from './tools/lean-svelte-plugin.ts';
import { plainImports } from './tools/plain-imports-plugin.ts';
import { keepOffline } from './tools/offline-plugin.ts';
import { otherEditions, otherLanguages } from './tools/languages/editions-plugin.ts';
import { translation } from './tools/languages/translation-plugin.ts';
import { oneFile } from './tools/one-file-plugin.ts';
import { site } from './tools/site-plugin.ts';
import { sizeBudget } from './tools/size-budget.ts';
import { workerScript } from './tools/worker-script-plugin.ts';

/** `--mode de` is the page in German: what else is built beside the English one is not built again. */
const inLanguage = (mode: string) => (otherLanguages.includes(mode) ? mode : 'en');

export default defineConfig(({ mode }) => ({
  // Relative, so that the site works in any folder of any host.
  base: './',
  plugins: [
    translation(inLanguage(mode)),
    leanSvelte(),
    plainImports(),
    workerScript(),
    leanPkijs(),
    buildFacts(),
    buildHash(),
    site(),
    sizeBudget(inLanguage(mode)),
    inLanguage(mode) === 'en' ? [mode === 'production' && otherEditions(), keepOffline()] : [],
    oneFile(inLanguage(mode)),
  ],
  build: {
    target: 'es2023',
    // Both would weaken the policy or the search for network calls in the bundle: see facts on silence in SECURITY.md.
    assetsInlineLimit: 0,
    assetsDir: inLanguage(mode) === 'en' ? 'assets' : `assets/${mode}`,
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    rolldownOptions: {
      // Which plugin took how long is not what somebody who builds the page asks.
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: {
          groups: chunkGroups(fileURLToPath(new URL('index.html', import.meta.url))),
        },
      },
    },
    // One line a file is the size budget's to print.
    reportCompressedSize: false,
  },
  preview: { port: 4173 },
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
    environment: 'node',
    // Keys of 4096 bits are found by chance, and the machine may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Core has no state to keep apart, and starting anew for each file takes longer than the tests.
    isolate: false,
    maxWorkers: 2,
  },
}));
