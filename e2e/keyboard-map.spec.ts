/** `Keyboard`: a table of every key, by `?` or by a button, and its one-character key can be switched off (WCAG 2.2, 2.1.4). */
import type { Page } from '@playwright/test';
import { bringAxe, violations } from './fixtures/axe';
import { expect, test } from './fixtures/test';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Keyboard', exact: true });

test('A question mark opens the table, Escape closes it, and the focus is where it was', async ({
  workbench,
  page,
}) => {
  await workbench.button('About').waitFor();
  await page.keyboard.press('?');
  await expect(dialogOf(page)).toBeVisible();
  await expect(workbench.button('Close')).toBeFocused();
  await expect(
    dialogOf(page).getByRole('row', { name: 'Ctrl Enter Sign Signs the assertion' }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);

  await workbench.button('Keyboard').press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(workbench.button('Keyboard')).toBeFocused();
});

test('Where something is typed, or a dialog is open, a question mark is a question mark', async ({
  workbench,
  page,
}) => {
  await workbench.textbox('Tenant').press('?');
  await expect(workbench.textbox('Tenant')).toHaveValue('?');
  await workbench.select('Authorization server').press('?');
  await expect(dialogOf(page)).toHaveCount(0);
  await workbench.button('About').press('Enter');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(1);
});

test('Switched off it stays off, and the button remains', async ({ workbench, page }) => {
  await workbench.button('Keyboard').click();
  await workbench.checkbox('Open this table with a question mark').uncheck();
  await page.keyboard.press('Escape');
  await workbench.open();
  await workbench.button('Keyboard').focus();
  await page.keyboard.press('?');
  await expect(dialogOf(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await workbench.checkbox('Open this table with a question mark').check();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(dialogOf(page)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`It has nothing against it, ${colorScheme}, wide and narrow`, async ({ workbench, page }) => {
    await bringAxe(page);
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 640 });
      await workbench.open();
      await workbench.button('Keyboard').click();
      await expect(dialogOf(page).getByRole('columnheader')).toHaveCount(3);
      expect(await violations(page)).toEqual([]);
      expect(await dialogOf(page).evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    }
  });
}
