/** What can be done with a result: copy it, save it, see how long it lasts, make it anew. */
import { readFile } from 'node:fs/promises';
import { openClipboardReader } from './fixtures/clipboard-reader';
import { decodeAssertion } from './fixtures/judge';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

async function fillExample(workbench: Workbench): Promise<string> {
  return workbench.nextAssertion(() => workbench.button('Try an example').click());
}

test('Every result has a button that copies it to the clipboard, character for character', async ({
  workbench,
  page,
  context,
  silence,
}) => {
  await fillExample(workbench);
  const reader = await openClipboardReader(context, silence);
  for (const name of ['Client assertion', 'JOSE header', 'Claims set', 'Form body', 'Request']) {
    await page.bringToFront();
    await workbench.button(`Copy ${name}`).click();
    await expect(page.getByRole('status').filter({ hasText: `${name} copied` })).toHaveCount(1);
    await expect.poll(() => reader.read(), name).toBe(await workbench.read(name));
  }
  expect(await reader.close()).toEqual([]);
});

test('The request can be saved as a file, character for character', async ({ workbench, page }) => {
  await fillExample(workbench);
  const saved = page.waitForEvent('download');
  await workbench.button('Download Request').click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/\.sh$/);
  expect(await readFile(await download.path(), 'utf8')).toBe(await workbench.read('Request'));
  expect(await workbench.read('Network requests')).toBe('0');
});

test('The time that is left runs down to the expiry, and one key makes a new assertion', async ({
  workbench,
  page,
}) => {
  await page.clock.install();
  await workbench.open();
  const first = decodeAssertion(await fillExample(workbench)).claims;
  const left = workbench.output('Expires in');
  await expect(left).toHaveText(/^(10:00|9:59)$/);
  await page.clock.runFor(61_000);
  await expect(left).toHaveText(/^8:5\d$/);
  await page.clock.runFor(600_000);
  await expect(page.getByRole('status').filter({ hasText: 'expired' })).toHaveCount(1);
  const again = await workbench.nextAssertion(() => page.keyboard.press('Control+Enter'));
  const second = decodeAssertion(again).claims;
  expect(second['exp'] as number).toBeGreaterThan((first['exp'] as number) + 600);
  await expect(left).toHaveText(/^(10:00|9:59)$/);
});
