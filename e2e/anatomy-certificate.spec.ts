/** The certificate taken apart: its DER tree beside its bytes, against OpenSSL, by pointer and by keyboard. */
import { openssl } from '../tools/openssl-fixtures';
import { group, litIn, openAnatomy, pointAtCharacter, signOwn, textOf, tryExample } from './fixtures/anatomy';
import { expect, test } from './fixtures/test';

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
