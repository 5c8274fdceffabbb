/** A newer version on the host changes nothing of what is kept until it is agreed to. */
import { held, keepOffline, reload } from './fixtures/keeping-offline';
import { onOwnHost } from './fixtures/own-host';
import { expect } from './fixtures/test';

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
  'What was agreed to long ago, in a page that was closed before the copy came, agrees to nothing',
  async ({ workbench, page, silence, ownHost }) => {
    await keepOffline(workbench, silence);
    const update = async () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration?.update();
        const { installing } = registration ?? {};
        if (!installing) return 'nothing newer';
        return new Promise<string>((resolve) => {
          installing.onstatechange = () => resolve(installing.state);
        });
      });
    const agreeAt = (time: number) =>
      page.evaluate(
        (name) => caches.open(name).then(() => caches.keys()),
        `agreed to keep ${ownHost.origin}/ at ${time}`,
      );
    ownHost.replace('<title>Assertion Workbench</title>', '<title>Second build</title>');
    expect(await agreeAt(Date.now() - 3_600_000)).toHaveLength(1);
    expect(await update()).toBe('redundant');
    expect(await held(page)).toMatchObject({ workers: 1, caches: [] });
    await agreeAt(Date.now());
    expect(await update(), 'as what was agreed to just now').toBe('installed');
    silence.take();
  },
);
