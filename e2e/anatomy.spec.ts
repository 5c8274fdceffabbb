/** Every byte of the token that was signed, and every part in each theme: by pointer, keyboard, finger and screen reader. */
import {
  group,
  litIn,
  openAnatomy,
  placeOf,
  pointAtCharacter,
  segment,
  signOwn,
  textOf,
  tryExample,
} from './fixtures/anatomy';
import { bringAxe, violations } from './fixtures/axe';
import { decodeAssertion } from './fixtures/judge';
import { expect, test } from './fixtures/test';

test('Pointing at a claim shows its characters, and pointing at a character shows its claim', async ({
  workbench,
  page,
}) => {
  const assertion = await tryExample(workbench);
  await openAnatomy(workbench, 'Token');
  await segment(page, 'claims').click();
  const encoded = assertion.split('.')[1] ?? '';
  const characters = group(page, 'Base64url of the segment');
  expect(await textOf(characters)).toBe(encoded);
  expect((await textOf(group(page, 'Bytes of the segment'))).replaceAll(' ', '').toLowerCase()).toBe(
    Buffer.from(encoded, 'base64url').toString('hex'),
  );
  for (const name of ['iss', 'jti', 'iat']) {
    const { label, from, to } = placeOf(assertion, name);
    await page.getByRole('option', { name: label, exact: true }).hover();
    await expect(workbench.output('Place')).toHaveText(label);
    expect(await litIn(characters)).toBe(encoded.slice(from, to));
  }
  for (const name of ['nbf', 'aud']) {
    const { label, from } = placeOf(assertion, name);
    await pointAtCharacter(page, characters, from + 3);
    await expect(workbench.output('Place')).toHaveText(label);
  }
  // Away from all: what was chosen is shown again.
  await page.mouse.move(0, 0);
  await expect(workbench.output('Place')).toHaveText(placeOf(assertion, 'aud').label);
});

test('The arrow keys walk through the members, and each says where it is', async ({ workbench, page }) => {
  const assertion = await tryExample(workbench);
  await openAnatomy(workbench, 'Token');
  await segment(page, 'claims').click();
  await page.keyboard.press('Tab');
  while (!(await page.getByRole('listbox', { name: 'Members' }).locator(':focus').count()))
    await page.keyboard.press('Tab');
  const names = Object.keys(decodeAssertion(assertion).claims);
  for (const name of names) {
    const option = page.getByRole('option', { name: placeOf(assertion, name).label, exact: true });
    await expect(option).toBeFocused();
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await expect(workbench.output('Place')).toHaveText(placeOf(assertion, name).label);
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Home');
  await expect(
    page.getByRole('option', { name: placeOf(assertion, names[0] ?? '').label, exact: true }),
  ).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('option').locator(':focus')).toHaveCount(0);
});

for (const theme of ['Light', 'Dark']) {
  test(`In ${theme.toLowerCase()}, axe finds nothing in any part`, async ({
    workbench,
    page,
    credentials,
  }) => {
    await bringAxe(page);
    await workbench.open();
    await workbench.choose({ Theme: theme });
    await signOwn(workbench, credentials, 'PS256');
    await openAnatomy(workbench, 'Token');
    for (const part of ['Token', 'Certificate', 'Signature']) {
      await group(page, 'Anatomy of').getByRole('button', { name: part, exact: true }).click();
      expect.soft(await violations(page), part).toEqual([]);
    }
  });
}

test.describe('With a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('a tap keeps a member, an element and its bytes, and nothing scrolls sideways', async ({
    workbench,
    page,
  }) => {
    const assertion = await tryExample(workbench);
    // What stands above has come: nothing moves under the finger any more.
    await expect(workbench.output('Program')).not.toHaveValue('');
    await openAnatomy(workbench, 'Token');
    await segment(page, 'claims').tap();
    const { label } = placeOf(assertion, 'sub');
    await page.getByRole('option', { name: label, exact: true }).tap();
    await expect(workbench.output('Place')).toHaveText(label);
    await group(page, 'Anatomy of').getByRole('button', { name: 'Certificate', exact: true }).tap();
    await page.getByRole('treeitem', { name: /^validity, / }).tap();
    await expect(workbench.output('Place')).toHaveText(/^bytes \d+ to \d+$/);
    const validity = await textOf(workbench.output('Place'));
    await expect(
      page.getByRole('treeitem', { name: new RegExp(`^validity, SEQUENCE, ${validity},`) }),
    ).toHaveAttribute('aria-selected', 'true');
    for (const part of ['Token', 'Certificate', 'Signature']) {
      await group(page, 'Anatomy of').getByRole('button', { name: part, exact: true }).tap();
      const width = await page.evaluate(() =>
        Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
      );
      expect.soft(width, part).toBeLessThanOrEqual(360);
    }
  });
});

test('What is open stays open while another view is visited, and shows the same part', async ({
  workbench,
  page,
}) => {
  await tryExample(workbench);
  await openAnatomy(workbench, 'Signature');
  await page.getByText('Who sends what to whom with this grant, and where you are').click();
  await page.getByText('What this server takes, where it is written, and when that was checked').click();
  await expect(workbench.output('Comparison')).toContainText('valid.');
  const signature = await workbench.read('Signature in hex');
  for (const view of ['Thumbprint', 'Learn', 'Inspect'] as const) {
    await workbench.visit(view);
    await workbench.visit('Sign');
    await expect(workbench.output('Signature in hex')).toHaveText(signature);
    await expect(page.getByRole('list', { name: 'Messages', exact: true })).toBeVisible();
    await expect(workbench.output('Rules')).toBeVisible();
  }
});

test('Without anything signed it says what is missing, and forgetting takes it away again', async ({
  workbench,
  page,
}) => {
  await openAnatomy(workbench, 'Token');
  await expect(page.getByText('There is no token yet.')).toBeVisible();
  await tryExample(workbench);
  await expect(workbench.output('Place')).toHaveText(/^alg, bytes 1 to/);
  await group(page, 'Anatomy of').getByRole('button', { name: 'Signature', exact: true }).click();
  await expect(workbench.output('Comparison')).toContainText('valid.');
  await workbench.button('Forget everything').click();
  await expect(page.getByText('There is no signature that a known key could have made.')).toBeVisible();
});
