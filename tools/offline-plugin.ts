/**
 * Vite: `sw.js`, the service worker of `Keep offline`, with every file of the page in it. Workbox and vite-plugin-pwa fetch
 * what they keep, which `connect-src 'none'` in a worker's own header forbids, and keep it in Cache Storage, where any script
 * of the origin can replace it. This one has no need to fetch, and nobody but a new `sw.js` can change what it answers.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { offlineWorkerName } from '../src/platform/offline-worker-name.ts';
import { editions } from '../src/state/editions.ts';
import { onEveryResponse } from './security-headers.ts';
import { bundleScript } from './worker-script-plugin.ts';

const textTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** What the page in English or its installation asks for; the rest of the site is for hosts, robots and those who keep the one file. */
const kept = /^(index\.html|manifest\.webmanifest|[\w-]*icon[\w-]*\.(png|svg)|assets\/[^/]*)$/;

/** The page in another language has its files in a folder of their own. */
function isKept(path: string, language: string): boolean {
  if (language === 'en') return kept.test(path);
  return (
    path === `${language}.html` ||
    path.startsWith(`assets/${language}/`) ||
    (kept.test(path) && !/^index|^assets/.test(path))
  );
}

export function keepOffline(): Plugin {
  return {
    name: 'keep-offline',
    apply: 'build',
    // When all that it holds has been written.
    writeBundle: {
      order: 'post',
      async handler({ dir = '' }) {
        for (const language of builtIn(dir)) {
          const script = await buildWorker(dir, language);
          const name = offlineWorkerName(language);
          writeFileSync(join(dir, name), script);
          const size = `${(gzipSync(script).length / 1000).toFixed(1)} kB gzip`;
          console.log(`${name}: ${size}, SHA-256 ${createHash('sha256').update(script).digest('hex')}`);
        }
      },
    },
  };
}

/** A build may leave the other languages out. */
function builtIn(folder: string): readonly string[] {
  return editions
    .map(({ language }) => language)
    .filter((language) => existsSync(join(folder, pageIn(language))));
}

function pageIn(language: string): string {
  return language === 'en' ? 'index.html' : `${language}.html`;
}

async function buildWorker(folder: string, language: string): Promise<string> {
  const files = Object.fromEntries(
    keptIn(folder, language).flatMap((path) => {
      const file = readKept(folder, path);
      return addressesOf(path, language).map((address) => [address, file]);
    }),
  );
  const { code } = await bundleScript(
    fileURLToPath(new URL('../src/platform/offline-worker.ts', import.meta.url)),
  );
  const constants = { keptHeaders: onEveryResponse, keptFiles: files };
  const declared = Object.entries(constants).map(
    ([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`,
  );
  return declared.join('') + code;
}

export function keptIn(folder: string, language = 'en'): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => isKept(path, language))
    .sort();
}

/**
 * Within the folder; the page's own is the folder's, since some hosts send `index.html` on to it, and `de.html` to `de`
 * (Cloudflare). With the query English was chosen, which no copy in another language answers.
 */
function addressesOf(path: string, language: string): readonly string[] {
  if (path === 'index.html') return ['', '?lang=en'];
  return path === `${language}.html` ? ['', path, language] : [path];
}

function readKept(folder: string, path: string) {
  const content = readFileSync(join(folder, path));
  if (extname(path) === '.png') return { type: 'image/png', base64: content.toString('base64') };
  const type = textTypes[extname(path)];
  if (!type) throw new Error(`keep offline: ${path} is of no type that is known here`);
  return { type, text: content.toString() };
}
