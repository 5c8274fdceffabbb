/** What the page may do, for the page itself (`<meta>`) and for the server that sends it. One source for both. */
import { createHash } from 'node:crypto';
import { markName } from '../src/platform/host-headers.ts';

const directives: readonly (readonly [name: string, value: string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self' data:"],
  // Workers of its own making, and the service worker of `Keep offline`, by the one address that app-worker lets through.
  ['worker-src', "blob: 'self'"],
  ['manifest-src', "'self'"],
  ['connect-src', "'none'"],
  ['form-action', "'none'"],
  ['base-uri', "'none'"],
  ['frame-ancestors', "'none'"],
  ['require-trusted-types-for', "'script'"],
  // Svelte's own policy, for the templates that it compiled; and one for workers.
  ['trusted-types', 'svelte-trusted-html app-worker'],
];

/** Everything but `frame-ancestors`, which a page cannot say of itself: it would only be reported as ignored. */
export const metaPolicy = write(directives.filter(([name]) => name !== 'frame-ancestors'));

/** The file that is everything: what stands in it is admitted by its hash, and nothing else by anything. */
export function metaPolicyByHash(hashes: { readonly script: string; readonly style: string }): string {
  const own: Readonly<Record<string, string>> = {
    'script-src': hashes.script,
    'style-src': hashes.style,
    'img-src': 'data:',
    'worker-src': 'blob:',
    'manifest-src': "'none'",
  };
  const ofPage = directives.filter(([name]) => name !== 'frame-ancestors');
  return write(ofPage.map(([name, value]) => [name, own[name] ?? value]));
}

const headerPolicy = write(directives);

const rules = {
  'Content-Security-Policy': headerPolicy,
  'Connection-Allowlist': '(response-origin)',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), bluetooth=(), payment=(), display-capture=(), clipboard-read=(), clipboard-write=(self)',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** Of these rules and no others: in a page that was built with other ones it is another. */
export const headersMark = createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 12);

/** What every answer carries, whatever was asked for. The page reads the mark. */
export const onEveryResponse: Readonly<Record<string, string>> = {
  ...rules,
  'Server-Timing': `${markName};desc=${headersMark}`,
};

/** Files under it carry a hash in their name and never change. */
export const hashedFolder = '/assets/';

/** The workbench in one file, to be kept: opened on the host, the header's policy would not admit what stands in it. */
export const oneFileName = 'assertion-workbench.html';
export const asDownload = { 'Content-Disposition': `attachment; filename=${oneFileName}` } as const;

export const caching = { hashed: 'public, max-age=31536000, immutable', rest: 'no-cache' } as const;

/** @param path of the request */
export function securityHeaders(path: string): Readonly<Record<string, string>> {
  const isHashed = path.startsWith(hashedFolder);
  return {
    ...onEveryResponse,
    'Cache-Control': isHashed ? caching.hashed : caching.rest,
    ...(path === `/${oneFileName}` ? asDownload : {}),
  };
}

function write(policy: typeof directives): string {
  return policy.map((directive) => directive.join(' ')).join('; ');
}
