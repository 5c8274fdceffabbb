/** `About`: what this copy is, how that is checked, and whose work is in it. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { hashCommand } from '../src/ui/messages/about';
import { bringAxe, violations } from './fixtures/axe';
import { fromDisk } from './fixtures/one-file';
import { builtSite } from './fixtures/static-host';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  version: string;
  dependencies: Readonly<Record<string, string>>;
};

/** In the checkout that is tested; undefined where it is none. */
function commitOfCheckout(): string | undefined {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return `${git('rev-parse', '--show-toplevel')}/` === root ? git('rev-parse', 'HEAD') : undefined;
  } catch {
    return undefined;
  }
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'About Assertion Workbench', exact: true });

async function expectToSayWhatItIs(workbench: Workbench): Promise<void> {
  const dialog = dialogOf(workbench.page);
  await workbench.button('About').click();
  await expect(dialog).toBeVisible();
  expect(await workbench.read('Version')).toBe(manifest.version);
  expect(await workbench.read('Commit')).toBe(commitOfCheckout() ?? 'not built from a checkout');

  const packages = dialog.getByRole('listitem');
  const names = (await packages.locator('summary').allTextContents()).map(
    (text) => text.trim().split(' ')[0],
  );
  expect(names).toEqual(
    expect.arrayContaining([...Object.keys(manifest.dependencies), 'svelte', 'Assertion']),
  );
  for (const item of await packages.all()) {
    const text = (await item.locator('pre').textContent()) ?? '';
    expect(text).toMatch(/copyright[^]*(permission|redistribution)[^]*(warrant)/i);
    expect(text).not.toContain('GNU GENERAL PUBLIC');
  }
  await packages.filter({ hasText: 'node-forge' }).locator('summary').click();
  await expect(dialog.getByText('Digital Bazaar, Inc.').first()).toBeVisible();
  expect(await workbench.read('Network requests')).toBe('0');
}

test('It says which build this is, and the command that it names gives that hash from the files', async ({
  workbench,
  page,
}) => {
  await expectToSayWhatItIs(workbench);
  const hash = await workbench.read('Build hash');
  const command = await dialogOf(page).getByText('find assets').textContent();
  const printed = execFileSync('bash', ['-c', command ?? ''], { cwd: builtSite, encoding: 'utf8' });
  expect(printed).toBe(`${hash}  -\n`);
});

test('The page in each language carries the hash of its own files', () => {
  const pages = readdirSync(builtSite).filter((name) => /^(index|\w\w)\.html$/.test(name));
  for (const page of pages) {
    const html = readFileSync(join(builtSite, page), 'utf8');
    const command = hashCommand(/<html lang="(\w+)"/.exec(html)?.[1] ?? '');
    const printed = execFileSync('bash', ['-c', command], { cwd: builtSite, encoding: 'utf8' });
    expect(html, page).toContain(`<meta name="build" content="${printed.slice(0, 64)}">`);
  }
});

fromDisk('The one file says it of itself, licences and all', async ({ workbench, page }) => {
  await expectToSayWhatItIs(workbench);
  await expect(dialogOf(page)).toContainText('sha256sum assertion-workbench.html');
  await expect(workbench.output('Build hash')).toHaveCount(0);
});

test('It opens by keyboard, closes by Escape or its button, and gives the focus back', async ({
  workbench,
  page,
}) => {
  const [about, dialog] = [workbench.button('About'), dialogOf(page)];
  await workbench.visit('Learn');
  await about.press('Enter');
  await expect(dialog).toBeVisible();
  await expect(workbench.button('Close')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(about).toBeFocused();
  await about.press('Space');
  await workbench.button('Close').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(about).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`It has nothing against it, ${colorScheme}, wide and narrow`, async ({ workbench, page }) => {
    await bringAxe(page);
    await page.emulateMedia({ colorScheme });
    for (const size of [
      { width: 1280, height: 800 },
      { width: 320, height: 640 },
    ]) {
      await page.setViewportSize(size);
      await workbench.open();
      await workbench.button('About').click();
      const dialog = dialogOf(page);
      await dialog.locator('summary').first().click();
      expect(await violations(page)).toEqual([]);
      expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    }
  });
}
