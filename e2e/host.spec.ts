/** What the site is made of and how it is served: the policy stands in the page and in every answer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onBareHost } from './fixtures/bare-host';
import { expectHostNote } from './fixtures/host-note';
import { builtSite } from './fixtures/static-host';
import { expect, test } from './fixtures/test';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; worker-src blob: 'self'; " +
  "manifest-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types svelte-trusted-html app-worker";

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'connection-allowlist': '(response-origin)',
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), bluetooth=(), payment=(), ' +
    'display-capture=(), clipboard-read=(), clipboard-write=(self)',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

const hashed = readdirSync(join(builtSite, 'assets'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(builtSite.length));
const unhashed = [
  '/',
  '/index.html',
  '/robots.txt',
  '/sw.js',
  '/manifest.webmanifest',
  '/assets/gone.js',
  '/no/such/page',
];

test('Every answer of the host carries the whole header set', async ({ request }) => {
  expect(hashed.length).toBeGreaterThan(2);
  for (const path of [...hashed, ...unhashed]) {
    const response = await request.get(path);
    expect(response.headers(), path).toMatchObject(headers);
    expect(response.headers()['server-timing'], path).toMatch(/^workbench-headers;desc=[0-9a-f]{12}$/);
  }
});

test('What carries a hash in its name may be kept, and the page itself may not', async ({ request }) => {
  for (const path of hashed) {
    const response = await request.get(path);
    expect(response.headers()['cache-control'], path).toBe('public, max-age=31536000, immutable');
  }
  for (const path of ['/', '/index.html', '/sw.js', '/manifest.webmanifest']) {
    const response = await request.get(path);
    expect(response.headers()['cache-control'], path).toBe('no-cache');
  }
});

test('The page carries the policy itself, before anything that it should govern', async ({ workbench }) => {
  const first = await workbench.page.evaluate(() => {
    const element = document.head.firstElementChild;
    return [element?.tagName, element?.getAttribute('http-equiv'), element?.getAttribute('content')];
  });
  // A page cannot say of itself who may frame it.
  const ofPage = policy.replace("frame-ancestors 'none'; ", '');
  expect(first).toEqual(['META', 'Content-Security-Policy', ofPage]);
  expect(ofPage).not.toContain('unsafe');
});

test('The page asks for nothing that is not its own', () => {
  const html = readFileSync(join(builtSite, 'index.html'), 'utf8');
  const addresses = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address as string);
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) expect(address).toMatch(/^(\.\/|data:image\/)/);
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/i);
});

const networkCalls =
  /\bfetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|RTCPeerConnection|WebTransport|\beval\s*\(|new Function\b|\bimport\s*\(\s*["'`](https?:)?\/\//;

test('The built scripts contain no call that could reach a network, and no code made from text', () => {
  const copies = readdirSync(builtSite).flatMap((name) => (/^sw\b.*\.js$/.test(name) ? `/${name}` : []));
  expect(copies).toContain('/sw.js');
  const scripts = [...hashed, ...copies].filter((path) => path.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(1);
  for (const path of scripts) {
    const code = readFileSync(join(builtSite, path), 'utf8');
    const found = networkCalls.exec(code);
    expect(found && code.slice(found.index - 60, found.index + 60), path).toBeNull();
  }
});

test('On a host that sends the headers the page does not speak of them', async ({ workbench, page }) => {
  await expect(workbench.output('Network requests')).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(workbench.button('Headers missing')).toHaveCount(0);
});

onBareHost('On a host that sends none the page says so, and what that means', async ({ workbench }) => {
  await expectHostNote(
    workbench,
    'Headers missing',
    /policy in the page itself holds.*frame.*navigation, preconnect, WebRTC and the\s+other\s+ways/s,
  );
});

test('The manifest suits any folder, and its icons are what it says of them', () => {
  const read = (path: string) => readFileSync(join(builtSite, path));
  const manifest = JSON.parse(read('manifest.webmanifest').toString()) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    name: 'Assertion Workbench',
    start_url: './',
    scope: './',
    display: 'standalone',
  });
  // It would be resolved against the origin: two folders of one host would be one application.
  expect(manifest).not.toHaveProperty('id');
  const icons = manifest['icons'] as { src: string; sizes: string; type: string; purpose?: string }[];
  for (const { src, sizes, type } of icons.filter((icon) => icon.type === 'image/png')) {
    expect(src).toMatch(/^\.\/[\w-]+\.png$/);
    const png = read(src);
    // Width and height, in the first chunk of the file.
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)} ${type}`).toBe(`${sizes} image/png`);
  }
  const purposes = icons.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`);
  expect(purposes).toEqual(['192x192 any', '512x512 any', '512x512 maskable', 'any any']);
  expect(readFileSync(join(builtSite, 'index.html'), 'utf8')).not.toContain('rel="manifest"');
});
