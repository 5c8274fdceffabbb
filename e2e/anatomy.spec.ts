/** Every byte of what was signed: token, certificate and signature taken apart, by pointer, keyboard, finger and screen reader. */
import type { Locator, Page } from '@playwright/test';
import { openssl } from '../tools/openssl-fixtures';
import { bringAxe, violations } from './fixtures/axe';
import { describeV2 } from './fixtures/entra';
import { decodeAssertion } from './fixtures/judge';
import { expect, test, type Credentials } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

type Part = 'Token' | 'Certificate' | 'Signature';

async function openAnatomy(workbench: Workbench, part: Part): Promise<void> {
  const summary = workbench.page.getByText('Every byte of the assertion, its certificate and its signature');
  await summary.click();
  await workbench.page
    .getByRole('group', { name: 'Anatomy of', exact: true })
    .getByRole('button', { name: part, exact: true })
    .click();
}

function tryExample(workbench: Workbench): Promise<string> {
  return workbench.nextAssertion(() => workbench.button('Try an example').click());
}

async function signOwn(workbench: Workbench, credentials: Credentials, alg: string): Promise<string> {
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  const algorithm = workbench.select('Algorithm');
  await algorithm.selectOption({ value: alg });
  return workbench.sign();
}

/** Where the member stands, as Node counts: the last byte and the last character included. */
function placeOf(assertion: string, name: string): { label: string; from: number; to: number } {
  const { claimsText, claims } = decodeAssertion(assertion);
  const member = `${JSON.stringify(name)}:${JSON.stringify(claims[name])}`;
  const start = Buffer.from(claimsText).indexOf(member);
  const last = start + Buffer.byteLength(member) - 1;
  const from = Math.floor((start * 8) / 6);
  const to = Math.floor((last * 8 + 7) / 6);
  return { label: `${name}, bytes ${start} to ${last}, characters ${from} to ${to}`, from, to: to + 1 };
}

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const segment = (page: Page, name: string) =>
  group(page, 'Segment').getByRole('button', { name, exact: true });
const textOf = (locator: Locator) => locator.evaluate((element) => element.textContent ?? '');
/** What is marked in a box of bytes or characters. */
const litIn = (locator: Locator) =>
  locator.evaluate((element) =>
    [...element.querySelectorAll('.lit')].map(({ textContent }) => textContent).join(''),
  );

/** The pointer goes to the middle of one character. */
async function pointAtCharacter(page: Page, box: Locator, offset: number): Promise<void> {
  await box.scrollIntoViewIfNeeded();
  const place = await box.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (wanted < before + length) {
        const range = document.createRange();
        range.setStart(node, wanted - before);
        range.setEnd(node, wanted - before + 1);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      before += length;
    }
    throw new Error('no such character');
  }, offset);
  await page.mouse.move(place.x, place.y);
}

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

test('The certificate has the elements that OpenSSL lists, beside the bytes of the file', async ({
  workbench,
  page,
  credentials,
}) => {
  await signOwn(workbench, credentials, 'RS256');
  await openAnatomy(workbench, 'Certificate');
  const { certificateDer } = credentials.rsa;
  const bytes = group(page, 'Bytes of the certificate');
  expect((await textOf(bytes)).replaceAll(' ', '').toLowerCase()).toBe(certificateDer.toString('hex'));
  const parsed = openssl(['asn1parse', '-inform', 'DER'], { input: certificateDer }).toString();
  const lines = [...parsed.matchAll(/^\s*(\d+):d=(\d+)\s+hl=(\d)\s+l=\s*(\d+)/gm)].map((line) =>
    line.slice(1).map(Number),
  );
  const [tbs] = lines.filter(([, depth]) => depth === 1);
  const [offset = 0, , header = 0, length = 0] = tbs ?? [];
  await group(page, 'Ranges').getByRole('button', { name: 'signed by the issuer', exact: true }).click();
  await expect(workbench.output('Place')).toHaveText(`bytes ${offset} to ${offset + header + length - 1}`);
  const shown = (await litIn(bytes)).replaceAll(' ', '').toLowerCase();
  expect(shown).toBe(certificateDer.subarray(offset, offset + header + length).toString('hex'));
  await group(page, 'Ranges').getByRole('button', { name: 'hashed for the thumbprint' }).click();
  await expect(workbench.output('Place')).toHaveText(`bytes 0 to ${certificateDer.length - 1}`);
  // From a byte to its element: the last is of the signature.
  await bytes.evaluate((element) => (element.scrollTop = element.scrollHeight));
  await pointAtCharacter(page, bytes, certificateDer.length * 3 - 3);
  await expect(workbench.output('Place')).toHaveText(new RegExp(`to ${certificateDer.length - 1}$`));
  await expect(page.getByRole('treeitem', { name: /^signatureValue, BIT STRING/ })).toBeVisible();
});

test('The tree is walked with the keys of a tree', async ({ workbench, page }) => {
  await tryExample(workbench);
  await openAnatomy(workbench, 'Certificate');
  const item = (name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}, `) });
  await item('Certificate').focus();
  await page.keyboard.press('ArrowRight');
  await expect(item('tbsCertificate')).toBeFocused();
  for (let step = 0; step < 7; step++) await page.keyboard.press('ArrowDown');
  await expect(item('subjectPublicKeyInfo')).toBeFocused();
  await expect(item('subjectPublicKeyInfo')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(item('subjectPublicKeyInfo')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(item('subjectPublicKey')).toBeFocused();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(item('modulus')).toBeFocused();
  await expect(item('modulus')).toHaveAccessibleName(/^modulus, INTEGER, 2,048 bits, bytes \d+ to \d+$/);
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowLeft');
  await expect(item('subjectPublicKey')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('End');
  await expect(item('signatureValue')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(item('Certificate')).toBeFocused();
  await expect(page.getByRole('treeitem').and(page.locator('[tabindex="0"]'))).toHaveCount(1);
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
