/** What the offline copy answers: the built site, byte for byte, in one language, whatever code in the page puts beside it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { onEveryResponse } from '../tools/security-headers';
import { held, keepOffline, reload } from './fixtures/keeping-offline';
import { onOwnHost } from './fixtures/own-host';
import { builtSite } from './fixtures/static-host';
import { expect, test } from './fixtures/test';

const german = JSON.parse(
  readFileSync(new URL('../src/ui/languages/de.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, string>>>>;
const keepInGerman = german['src/ui/frame/OfflinePart.svelte']?.['Keep offline'] ?? '';

onOwnHost(
  'The copy is the built site, byte for byte, with the headers, and answers for nothing else',
  async ({ workbench, page, silence, ownHost }) => {
    await keepOffline(workbench, silence);
    const others = ['robots.txt', '_headers', 'staticwebapp.config.json', 'assertion-workbench.html'];
    const built = readdirSync(builtSite, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(builtSite.length + 1));
    expect(others.filter((path) => !built.includes(path))).toEqual([]);
    // The page in another language has a copy of its own.
    const ofOthers = /^(sw(\.\w+)?\.js|\w\w\.html|assets\/\w\w\/.*)$/;
    const expected = built
      .filter((path) => !others.includes(path) && !ofOthers.test(path))
      .map((path) => [
        path === 'index.html' ? '' : path,
        createHash('sha256')
          .update(readFileSync(join(builtSite, path)))
          .digest('hex'),
      ]);

    await page.goto('/plain.html');
    await ownHost.close();
    const ask = (paths: readonly string[]) =>
      page.evaluate(
        (all) =>
          Promise.all(
            all.map(async (path) => {
              const answer = await fetch(path).catch(() => undefined);
              if (!answer) return [path, undefined, {}] as const;
              const digest = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
              const hex = [...new Uint8Array(digest)]
                .map((one) => one.toString(16).padStart(2, '0'))
                .join('');
              return [path, hex, Object.fromEntries(answer.headers)] as const;
            }),
          ),
        paths,
      );
    const answers = await ask(expected.map(([path]) => `/${path}`));
    expect(answers.map(([path, hash]) => [path.slice(1), hash])).toEqual(expected);
    const headers = Object.entries(onEveryResponse).map(([name, value]) => [name.toLowerCase(), value]);
    for (const [path, , sent] of answers) expect(sent, path).toMatchObject(Object.fromEntries(headers));

    const foreign = [
      '/api/x',
      '/sw.js',
      '/assets/',
      '/assets/x.js',
      '/?x',
      '/robots.txt',
      '/constructor',
      '/assets/../api',
    ];
    for (const [path, hash] of await ask(foreign)) expect(hash, path).toBeUndefined();
    await expect(page.goto('/api/x')).rejects.toThrow('ERR_CONNECTION_REFUSED');
    silence.take();
  },
);

onOwnHost(
  'What code in the page puts into the caches is not what the copy answers',
  async ({ workbench, page, silence }) => {
    await keepOffline(workbench, silence);
    await page.evaluate(async () => {
      const cache = await caches.open('agreed');
      const addresses = ['./', './index.html', ...[...document.scripts].map(({ src }) => src)];
      for (const address of addresses) await cache.put(address, new Response('<title>Poisoned</title>'));
    });
    await reload(workbench, silence);
    await expect(page).toHaveTitle('Assertion Workbench');
    await expect(workbench.button('Remove offline copy')).toBeVisible();
  },
);

test('It is no larger than the page says, in any language', () => {
  const copies = readdirSync(builtSite).filter((name) => name.startsWith('sw.'));
  expect(copies).toContain('sw.js');
  for (const name of copies) expect(statSync(join(builtSite, name)).size, name).toBeLessThan(2_000_000);
});

onOwnHost(
  'The page in another language has a copy of its own, which one in this language takes the place of',
  async ({ workbench, page, silence, ownHost }) => {
    const answering = () =>
      page.evaluate(() => {
        const { controller } = navigator.serviceWorker;
        return controller && new URL(controller.scriptURL).pathname;
      });
    const open = async (address: string) => {
      silence.expectLoad(page);
      await page.goto(address);
    };
    await open('/de.html');
    await page.getByRole('button', { name: keepInGerman, exact: true }).click();
    await expect.poll(answering).toBe('/sw.de.js');
    await open('/?lang=en');
    await workbench.button('Keep offline').click();
    await expect(workbench.button('Remove offline copy')).toBeVisible();
    await expect.poll(answering).toBe('/sw.js');
    expect(await held(page)).toMatchObject({ workers: 1, caches: [] });
    silence.take();
    await ownHost.close();
    for (const address of ['/', '/?lang=en']) {
      await open(address);
      await expect(workbench.button('Remove offline copy')).toBeVisible();
    }
  },
);

onOwnHost('A copy in German opens in German', async ({ page, silence, ownHost }) => {
  silence.expectLoad(page);
  await page.goto('/de.html');
  await page.getByRole('button', { name: keepInGerman, exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  silence.take();
  await ownHost.close();
  for (const address of ['/de.html', '/de', '/', '/#/learn']) {
    silence.expectLoad(page);
    await page.goto(address);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('contentinfo')).toBeVisible();
  }
});
