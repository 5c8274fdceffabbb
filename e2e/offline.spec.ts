/** `Keep offline`: nothing before it is asked for, everything without a network after it, and nothing once it is removed. */
import { bringAxe, violations } from './fixtures/axe';
import { places } from './fixtures/bare-host';
import { toFile } from './fixtures/files';
import { held, keepOffline, reload } from './fixtures/keeping-offline';
import { keyTraces, placesWith, readPlaces } from './fixtures/key-traces';
import { expectLoaded, expectSigns, forgetEverything } from './fixtures/loaded';
import { fromDisk } from './fixtures/one-file';
import { onOwnHost } from './fixtures/own-host';
import { pfxOf } from './fixtures/protected-files';
import { expect, test } from './fixtures/test';
import { views } from './fixtures/workbench';

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
  for (const [theme, size] of [
    ['Light', { width: 1280, height: 800 }],
    ['Dark', { width: 1280, height: 800 }],
    ['Dark', { width: 360, height: 740 }],
    ['Light', { width: 360, height: 740 }],
  ] as const) {
    await page.setViewportSize(size);
    await workbench.open();
    await workbench.choose({ Theme: theme });
    await expect(workbench.button('Keep offline')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await keepOffline(workbench, silence);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    await workbench.button('Remove offline copy').click();
    // A page that is opened before the copy is gone would bring it back, and ask the host for nothing.
    await expect(workbench.button('Keep offline')).toBeVisible();
  }
});
