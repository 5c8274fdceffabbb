/** Break it: a broken request mended in the page, its token judged by node:crypto where there is something to judge. */
import type { Page } from '@playwright/test';
import { bringAxe, violations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const failedCheck = (page: Page) =>
  page.getByRole('list', { name: 'Checks' }).getByRole('listitem').filter({ hasText: 'failed' });

async function openExercise(workbench: Workbench, page: Page, title: string): Promise<void> {
  await workbench.visit('Learn');
  await page.getByRole('link', { name: 'Break it', exact: true }).click();
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(workbench.button('Send request')).toBeVisible();
}

async function send(workbench: Workbench, page: Page, status: number): Promise<void> {
  await workbench.button('Send request').click();
  await expect(page.getByText(`HTTP ${status}`, { exact: true })).toBeVisible();
}

test('An exercise is solved: the thumbprint was encoded as text', async ({ workbench, page }) => {
  await openExercise(workbench, page, 'The thumbprint, encoded');
  const header = JSON.parse(await workbench.textbox('JOSE header').inputValue()) as { x5t: string };
  const hex = Buffer.from(header.x5t, 'base64url').toString();
  expect(hex).toMatch(/^[0-9A-F]{40}$/);

  await send(workbench, page, 401);
  await expect(failedCheck(page)).toContainText('The header leads to a registered key');
  await expect(failedCheck(page)).toContainText('yours to find');
  // As Entra prints it: the hex of the hex.
  const answer = JSON.parse(await workbench.read('Answer of the server')) as { error_description: string };
  expect(answer.error_description).toContain(Buffer.from(hex).toString('hex').toUpperCase());
  await expect(page.getByRole('complementary', { name: 'Solved' })).toHaveCount(0);

  const x5t = Buffer.from(hex, 'hex').toString('base64url');
  await workbench.textbox('JOSE header').fill(JSON.stringify({ ...header, x5t }));
  await workbench.button('Send request').press('Enter');
  await expect(page.getByText('HTTP 200', { exact: true })).toBeVisible();
  await expect(workbench.output('Answer of the server')).toContainText('issued-by-this-page');
  await expect(page.getByRole('complementary', { name: 'Solved' })).toContainText(
    'the 20 bytes of the digest',
  );
  await page.getByRole('link', { name: 'Next exercise: echo, and what it adds' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'echo, and what it adds' })).toBeVisible();

  await page.getByRole('main').getByRole('link', { name: 'Break it' }).click();
  await expect(page.getByRole('main')).toContainText('1 of 40 solved');
  await expect(page.getByRole('listitem').filter({ hasText: 'The thumbprint, encoded' })).toContainText(
    '✓ solved',
  );
  await workbench.button('Forget everything').click();
  await expect(page.getByRole('main')).toContainText('0 of 40 solved');
});

test('An exercise with hints: where, what, and what to write', async ({ workbench, page }) => {
  await openExercise(workbench, page, 'What is it?');
  const hints = page.getByRole('region', { name: 'Hints' });
  await expect(hints.getByRole('listitem')).toHaveCount(0);
  for (const count of [1, 2, 3]) {
    await workbench.button('Show a hint').click();
    await expect(hints.getByRole('listitem')).toHaveCount(count);
  }
  await expect(workbench.button('Show a hint')).toBeDisabled();
  const line = (await hints.getByRole('code').last().textContent()) ?? '';
  const form = workbench.textbox('Form fields');
  await form.fill(`${await form.inputValue()}\n${line}`);
  await send(workbench, page, 200);
  await expect(page.getByRole('complementary', { name: 'Solved' })).toContainText('go together');
  await workbench.button('Start over').click();
  await expect(form).not.toHaveValue(new RegExp('client_assertion_type'));
  await expect(hints.getByRole('listitem')).toHaveCount(0);
});

test('In free mode a flipped bit breaks the signature, and a changed claim does until it is signed again', async ({
  workbench,
  page,
}) => {
  await openExercise(workbench, page, 'Free mode');
  await send(workbench, page, 200);
  const assertion = await workbench.textbox('Assertion').inputValue();
  const at = assertion.lastIndexOf('.') + 11;
  await page.getByRole('spinbutton', { name: 'Character to flip' }).fill(String(at));
  await expect(workbench.output('Where it is')).toHaveText(`${assertion[at - 1]} in the signature`);
  await workbench.button('Flip a bit').click();
  await expect(workbench.checkbox('Sign again when sending')).not.toBeChecked();
  await send(workbench, page, 401);
  await expect(failedCheck(page)).toContainText('The signature verifies with that key');
  await workbench.button('Flip a bit').click();
  await expect(workbench.textbox('Assertion')).toHaveValue(assertion);
  await send(workbench, page, 200);

  const claims = workbench.textbox('Claims set');
  await claims.fill((await claims.inputValue()).replace('"jti": "', '"jti": "x'));
  expect(await workbench.textbox('Assertion').inputValue()).not.toBe(assertion);
  await send(workbench, page, 401);
  await expect(failedCheck(page)).toContainText('The signature verifies with that key');
  await workbench.checkbox('Sign again when sending').check();
  await send(workbench, page, 200);

  await page.getByRole('spinbutton', { name: 'Character to flip' }).fill('');
  await expect(workbench.output('Where it is')).toHaveText('there is none');
  await expect(workbench.button('Flip a bit')).toBeDisabled();
  await workbench.choose({ Server: 'AD FS' });
  await expect(workbench.textbox('Address')).toHaveValue('https://adfs.contoso.com/adfs/oauth2/token');
  await workbench.choose({ Key: 'Another certificate’s' });
  await send(workbench, page, 401);
  await expect(workbench.output('Answer of the server')).toContainText('MSIS9622');
});

test('An address that has no exercise says so', async ({ workbench, page }) => {
  await workbench.open('#/learn/break-it/no-such-exercise');
  await expect(page.getByRole('alert')).toContainText('no-such-exercise');
});

for (const theme of ['Light', 'Dark']) {
  test(`In ${theme.toLowerCase()}, axe finds nothing in the list, a refusal and a solution, and 360 pixels are enough`, async ({
    workbench,
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await bringAxe(page);
    await page.goto('about:blank');
    await workbench.open('#/learn/break-it');
    await workbench.choose({ Theme: theme });
    const scan = async (state: string) => {
      expect.soft(await violations(page), state).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, state).toBeLessThanOrEqual(360);
    };
    await scan('the list');
    await page.getByRole('link', { name: 'Equals signs', exact: true }).click();
    await send(workbench, page, 400);
    await workbench.button('Show a hint').click();
    await page.getByText('The registered certificate', { exact: true }).click();
    await scan('refused');
    await workbench.choose({ Segments: 'base64url without padding' });
    await send(workbench, page, 200);
    await scan('solved');
    await page.evaluate(() => (location.hash = '#/learn/break-it/free'));
    await expect(workbench.button('Flip a bit')).toBeVisible();
    await scan('free mode');
  });
}
