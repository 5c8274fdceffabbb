/** `Keep offline`: nothing before it is asked for, everything without a network after it, and no way for it to tell anybody. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { onEveryResponse } from '../tools/security-headers';
import { bringAxe, violations } from './fixtures/axe';
import { places } from './fixtures/bare-host';
import { toFile } from './fixtures/files';
import { keyTraces, placesWith, readPlaces } from './fixtures/key-traces';
import { expectLoaded, expectSigns, forgetEverything } from './fixtures/loaded';
import { fromDisk } from './fixtures/one-file';
import { onOwnHost } from './fixtures/own-host';
import { pfxOf } from './fixtures/protected-files';
import type { Silence } from './fixtures/silence';
import { builtSite } from './fixtures/static-host';
import { expect, test } from './fixtures/test';
import type { View, Workbench } from './fixtures/workbench';

const german = JSON.parse(
  readFileSync(new URL('../src/ui/languages/de.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, string>>>>;
const keepInGerman = german['src/ui/frame/OfflinePart.svelte']?.['Keep offline'] ?? '';

const views: readonly View[] = ['Sign', 'Inspect', 'Thumbprint', 'Credential', 'Learn'];

/** What the browser holds of this origin beside the page. */
const held = (page: Page) =>
  page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: await caches.keys(),
    links: document.querySelectorAll('link[rel=manifest], link[rel=apple-touch-icon]').length,
  }));

/** And that this is one request, for the worker's script, which the counter counts. */
async function keepOffline(workbench: Workbench, silence: Silence): Promise<void> {
  await workbench.button('Keep offline').click();
  await expect(workbench.button('Remove offline copy')).toBeVisible();
  await expect(workbench.page.getByRole('contentinfo').getByText('Works offline.')).toBeFocused();
  const script = new URL('/sw.js', workbench.page.url()).href;
  expect([...silence.take()].sort()).toEqual([
    `request after load: GET ${script}`,
    `service worker: ${script}`,
  ]);
  expect(await workbench.read('Network requests')).toBe('1');
}

async function reload({ page }: Workbench, silence: Silence): Promise<void> {
  silence.expectLoad(page);
  await page.reload();
}

for (const [place, there] of places.slice(0, 2)) {
  there(
    `${place} nothing is kept, and no worker is there, before it is asked for`,
    async ({ workbench, page }) => {
      await expect(workbench.button('Keep offline')).toBeVisible();
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
      expect(await held(page)).toEqual({ workers: 0, caches: [], links: 0 });
      expect(await workbench.read('Network requests')).toBe('0');
    },
  );

  there(
    `${place} code in the page can start no worker from an address`,
    async ({ workbench, page, silence }) => {
      await expect(workbench.button('Keep offline')).toBeVisible();
      const outcomes = await page.evaluate(async () => {
        const { trustedTypes } = globalThis as unknown as {
          trustedTypes: { createPolicy(name: string, rules: object): unknown };
        };
        const asset = document.querySelector('script')?.src ?? '';
        const blob = URL.createObjectURL(new Blob(['0'], { type: 'text/javascript' }));
        const attempts: Readonly<Record<string, () => unknown>> = {
          'its own service worker': () => navigator.serviceWorker.register('./sw.js'),
          'another service worker': () => navigator.serviceWorker.register(asset, { scope: './assets/' }),
          'a worker from an address': () => new Worker(asset),
          'a shared worker': () => new SharedWorker(asset),
          'a worker from text': () => new Worker(blob),
          'the policy once more': () => trustedTypes.createPolicy('app-worker', {}),
          'another policy': () => trustedTypes.createPolicy('default', {}),
        };
        const started: string[] = [];
        for (const [name, attempt] of Object.entries(attempts)) {
          try {
            await attempt();
            started.push(name);
          } catch {
            // As it should be.
          }
        }
        return started;
      });
      expect(outcomes).toEqual([]);
      expect(await held(page)).toMatchObject({ workers: 0 });
      const complaints = silence.take();
      expect(complaints.filter((one) => !/^(policy violation|console error)/.test(one))).toEqual([]);
      expect(complaints.join()).toContain('require-trusted-types-for');
    },
  );

  there(
    `${place} everything works when the network has gone`,
    async ({ workbench, page, silence, credentials }) => {
      const failed: string[] = [];
      page.on('requestfailed', (request) => failed.push(request.url()));
      await keepOffline(workbench, silence);
      await page.context().setOffline(true);
      await reload(workbench, silence);
      await expect(workbench.button('Remove offline copy')).toBeVisible();
      // The worker brings the headers, also where the host sends none.
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await expect(workbench.button('Headers missing')).toHaveCount(0);
      expect(await held(page)).toEqual({ workers: 1, caches: [], links: 2 });

      await workbench.load(credentials.rsa);
      await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
      await expectSigns(workbench, credentials.rsa);
      await forgetEverything(workbench);
      const password = 'Pä$$ “word” 42';
      await workbench.intake.choose(toFile('windows.pfx', pfxOf(credentials.rsa, password, '-legacy')));
      await workbench.unlocking.unlockWith(password);
      await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
      await expectSigns(workbench, credentials.rsa);
      for (const view of views) await workbench.visit(view);
      await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
      await workbench.button('Next step').click();
      await workbench.visit('Sign');
      expect(await workbench.read('Network requests')).toBe('0');

      const kept = await readPlaces(page);
      expect(placesWith([...keyTraces(credentials.rsa.keyPem), password], kept)).toEqual([]);
      expect(kept).toMatchObject({ sessionStorage: '{}', databases: '[]', caches: '[]', cookies: '' });
      for (const address of ['/?lang=en', '/index.html', '/?key=secret#/inspect']) {
        silence.expectLoad(page);
        await page.goto(address);
        await expect(workbench.navigation).toBeVisible();
      }
      expect(failed).toEqual([]);
    },
  );
}

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
  'It can be installed as an application, from itself',
  async ({ workbench, page, silence, ownHost }) => {
    await keepOffline(workbench, silence);
    await ownHost.close();
    await reload(workbench, silence);
    await expect(workbench.button('Remove offline copy')).toBeVisible();
    const browser = await page.context().newCDPSession(page);
    const { url, errors, data = '' } = await browser.send('Page.getAppManifest');
    expect([new URL(url).pathname, errors]).toEqual(['/manifest.webmanifest', []]);
    expect(JSON.parse(data)).toMatchObject({ name: 'Assertion Workbench', display: 'standalone' });
    silence.take();
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

onOwnHost(
  'Another version on the host changes nothing until it is agreed to',
  async ({ workbench, page, silence, ownHost }) => {
    await keepOffline(workbench, silence);
    const update = workbench.button('Update now');
    await expect(update).toHaveCount(0);
    ownHost.replace('<title>Assertion Workbench</title>', '<title>Second build</title>');
    await expect(async () => {
      await reload(workbench, silence);
      await expect(update).toBeVisible({ timeout: 10_000 });
    }).toPass();
    expect(await page.title()).toBe('Assertion Workbench');
    expect(await held(page)).toMatchObject({ workers: 1, caches: [] });

    // Nor when every page of it has been closed.
    await page.goto('about:blank');
    await workbench.open();
    expect(await page.title()).toBe('Assertion Workbench');

    await expect(async () => {
      await reload(workbench, silence);
      await expect(update).toBeVisible({ timeout: 10_000 });
    }).toPass();
    await expect(page.getByRole('contentinfo')).toContainText(/reloads the page.*what is loaded/);
    await workbench.button('Forget everything').click();
    await expect(update, 'which forgets what is somebody’s, and not that').toBeVisible();
    silence.take();
    silence.expectLoad(page);
    await update.click();
    await expect(page).toHaveTitle('Second build');
    await expect(workbench.button('Remove offline copy')).toBeVisible();
    await expect(update).toHaveCount(0);
    await ownHost.close();
    await reload(workbench, silence);
    await expect(page).toHaveTitle('Second build');
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

onOwnHost('One button removes it, and nothing is left', async ({ workbench, page, silence, ownHost }) => {
  await keepOffline(workbench, silence);
  await reload(workbench, silence);
  await workbench.button('Remove offline copy').click();
  await expect(workbench.button('Keep offline')).toBeVisible();
  await expect(page.getByText('offline copy is gone')).toHaveRole('status');
  await reload(workbench, silence);
  await expect(workbench.button('Keep offline')).toBeVisible();
  expect(await held(page)).toEqual({ workers: 0, caches: [], links: 0 });

  await keepOffline(workbench, silence);
  await workbench.button('Remove offline copy').click();
  await expect(workbench.button('Keep offline')).toBeVisible();
  await ownHost.close();
  silence.expectLoad(page);
  await expect(page.reload()).rejects.toThrow('ERR_CONNECTION_REFUSED');
});

onOwnHost(
  'Where it does not come, it says so, and nothing is left of the attempt',
  async ({ workbench, page, silence, ownHost }) => {
    await expect(workbench.button('Keep offline')).toBeVisible();
    await ownHost.close();
    await workbench.button('Keep offline').click();
    await expect(page.getByRole('contentinfo')).toContainText('could not be kept');
    await expect(workbench.button('Keep offline')).toBeVisible();
    expect(await held(page)).toEqual({ workers: 0, caches: [], links: 0 });
    silence.take();
  },
);

fromDisk('The one file is the copy already, and offers none', async ({ workbench, page }) => {
  await expect(page.getByRole('contentinfo')).toContainText('This file is the whole page');
  await expect(workbench.button('Keep offline')).toHaveCount(0);
});

test('Its states have nothing against them', async ({ workbench, page, silence }) => {
  await bringAxe(page);
  for (const size of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size);
    await workbench.open();
    await expect(workbench.button('Keep offline')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await keepOffline(workbench, silence);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    await workbench.button('Remove offline copy').click();
  }
});
