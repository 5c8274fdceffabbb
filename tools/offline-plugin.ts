/**
 * Vite: `sw.js`, the service worker of `Keep offline`, with every file of the page in it. Workbox and vite-plugin-pwa fetch
 * what they keep, which `connect-src 'none'` in a worker's own header forbids, and keep it in Cache Storage, where any script
 * of the origin can replace it. This one has no need to fetch, and nobody but a new `sw.js` can change what it answers.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { offlineWorkerName, onEveryResponse } from './security-headers.ts';
import { bundleScript } from './worker-script-plugin.ts';

const textTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** What the page or its installation asks for; the rest of the site is for hosts, robots and those who keep the one file. */
const kept = /^(index\.html|manifest\.webmanifest|[\w-]*icon[\w-]*\.(png|svg)|assets\/.*)$/;

export function keepOffline(): Plugin {
  return {
    name: 'keep-offline',
    apply: 'build',
    // When all that it holds has been written.
    writeBundle: {
      order: 'post',
      async handler({ dir = '' }) {
        const script = await buildWorker(dir);
        writeFileSync(join(dir, offlineWorkerName), script);
        const size = `${(gzipSync(script).length / 1000).toFixed(1)} kB gzip`;
        console.log(
          `${offlineWorkerName}: ${size}, SHA-256 ${createHash('sha256').update(script).digest('hex')}`,
        );
      },
    },
  };
}

async function buildWorker(folder: string): Promise<string> {
  const files = Object.fromEntries(keptIn(folder).map((path) => [addressOf(path), readKept(folder, path)]));
  const { code } = await bundleScript(
    fileURLToPath(new URL('../src/platform/offline-worker.ts', import.meta.url)),
  );
  const constants = { keptHeaders: onEveryResponse, keptFiles: files };
  const declared = Object.entries(constants).map(
    ([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`,
  );
  return declared.join('') + code;
}

export function keptIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => kept.test(path))
    .sort();
}

/** Within the folder; the page's own is the folder's, since some hosts send `index.html` on to it. */
function addressOf(path: string): string {
  return path === 'index.html' ? '' : path;
}

function readKept(folder: string, path: string) {
  const content = readFileSync(join(folder, path));
  if (extname(path) === '.png') return { type: 'image/png', base64: content.toString('base64') };
  const type = textTypes[extname(path)];
  if (!type) throw new Error(`keep offline: ${path} is of no type that is known here`);
  return { type, text: content.toString() };
}
