/** The promise: signing through our path runs at 0.9 of the rate of bare `crypto.subtle.sign`, or better. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { makeCredential, type FixtureKey } from '../../tools/openssl-fixtures';
import { startStaticHost } from '../fixtures/static-host';
import type { Rates, Subject } from './main';

const subjects: readonly { alg: Subject['alg']; key: FixtureKey; promised?: number }[] = [
  { alg: 'RS256', key: 'RSA-2048', promised: 0.9 },
  { alg: 'PS256', key: 'RSA-2048', promised: 0.9 },
  { alg: 'ES256', key: 'P-256' },
];

test('Signing through our path keeps its rate', async ({ page, browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-bench-'));
  const host = await bundleInto(folder).then(() => startStaticHost({ folder }));
  try {
    await page.goto(host.origin);
    const [processor] = cpus();
    print(
      `${processor?.model ?? 'unknown processor'}, ${cpus().length} threads; Chromium ${browser.version()}`,
    );
    print('alg    key        ours/s    bare/s   ratio  promised');
    for (const { alg, key, promised } of subjects) {
      const { keyDer, certificateDer } = makeCredential(key);
      const subject: Subject = {
        alg,
        keyDer: keyDer.toString('base64'),
        certificateDer: certificateDer.toString('base64'),
      };
      const { ours, bare, ratio } = await page.evaluate(
        (given) => (window as unknown as { measure(subject: Subject): Promise<Rates> }).measure(given),
        subject,
      );
      const numbers = [
        ours.toFixed(0).padStart(9),
        bare.toFixed(0).padStart(9),
        ratio.toFixed(3).padStart(7),
      ];
      print(`${alg}  ${key.padEnd(8)} ${numbers.join(' ')}  ${promised ? `≥ ${promised}` : '–'}`);
      if (promised !== undefined) expect.soft(ratio, alg).toBeGreaterThanOrEqual(promised);
    }
  } finally {
    await host.close();
    rmSync(folder, { recursive: true });
  }
});

/** As the site is built: one bundle of optimised modules. */
async function bundleInto(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 1_000 },
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
