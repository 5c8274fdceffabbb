/** The strip of bytes on the Thumbprint view, by keyboard and pointer; and what happens there to texts that mean harm, or are secret. */
import { wildThumbprints } from '../src/core/thumbprint/wild.vectors';
import { hexOf, sha1, sha256 } from '../tools/thumbprint-fixtures';
import { expectedCredential } from './fixtures/judge';
import { keyTraces, placesWith, readPlaces } from './fixtures/key-traces';
import { expect, test } from './fixtures/test';
import { derOf, expectDiagnosis, given, spellings } from './fixtures/thumbprint';

test.beforeEach(({ workbench }) => workbench.visit('Thumbprint'));

/** As the strip writes them. */
const bytes = (octets: Buffer) => (hexOf(octets).match(/../g) ?? []).join(' ');

test('The way from the file to x5t is walked with the keyboard, three bytes with their four characters', async ({
  workbench,
  page,
  credentials,
}) => {
  const der = derOf(credentials);
  await workbench.fill({ [given]: credentials.rsa.certificatePem });
  const stage = (name: string) => page.getByRole('listbox', { name, exact: true });
  const lit = (name: string) => stage(name).getByRole('option', { selected: true });
  const pairs = [
    ['DER bytes', 'File characters', der, der.toString('base64')],
    ['Digest bytes', 'Base64url characters', sha1(der), sha1(der).toString('base64url')],
  ] as const;
  for (const [left, right, octets, text] of pairs) {
    const options = stage(left).getByRole('option');
    await options.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(options.nth(1)).toBeFocused();
    await expect(lit(left)).toHaveText(bytes(octets.subarray(3, 6)));
    await expect(lit(right)).toHaveText(text.slice(4, 8));
    await expect(lit(left)).toHaveAccessibleName(new RegExp(`^Bytes 4 to 6: .*${text.slice(4, 8)}$`));
    await page.keyboard.press('End');
    const rest = octets.length % 3 || 3;
    await expect(lit(left)).toHaveText(bytes(octets.subarray(-rest)));
    await expect(lit(right)).toHaveText(text.slice(Math.floor((octets.length - rest) / 3) * 4));
    await page.keyboard.press('Home');
    await expect(options.first()).toBeFocused();
    await stage(right).getByRole('option').nth(2).hover();
    await expect(lit(left)).toHaveText(bytes(octets.subarray(6, 9)));
  }
});

test('The loaded certificate is shown on its way while nothing is pasted, a bare digest from its bytes on', async ({
  workbench,
  page,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  const first = page.getByRole('listbox', { name: 'Digest bytes' }).getByRole('option').first();
  await expect(first).toHaveText(bytes(sha1(derOf(credentials)).subarray(0, 3)));
  await expect(page.getByRole('listbox', { name: 'DER bytes' })).toBeVisible();
  await workbench.fill({ [given]: hexOf(sha256('any')) });
  await expect(page.getByRole('listbox', { name: 'DER bytes' })).toHaveCount(0);
  await expect(page.getByRole('listbox', { name: 'Base64url characters' }).getByRole('option')).toHaveCount(
    11,
  );
});

test('Hostile texts are answered, as text, and nothing of them is kept where it does harm', async ({
  workbench,
  page,
}) => {
  const hostile = [
    ['A'.repeat(5_000_000), 'thumbprint/too-long'],
    ['.'.repeat(100_000), 'thumbprint/not-a-digest'],
    ['\ud800\udc00\ud800', 'thumbprint/not-a-digest'],
    ['<img src=x onerror="document.title=1"><script>1</script>', 'thumbprint/not-a-digest'],
    ['{"a":'.repeat(20_000), 'thumbprint/not-a-digest'],
    [JSON.stringify({ x5t: '<img src=x onerror="document.title=1">' }), 'thumbprint/not-a-digest'],
  ] as const;
  const title = await page.title();
  for (const [text, code] of hostile) {
    await workbench.fill({ [given]: '' });
    await workbench.pasteInto(workbench.textbox(given), text);
    await expectDiagnosis(workbench, code);
    await expect(workbench.output('Digest')).toHaveText('not a digest');
    await expect(page.locator('main img, main script')).toHaveCount(0);
    expect(await page.title()).toBe(title);
  }
  await workbench.fill({ [given]: wildThumbprints[0]?.hex ?? '', 'Compare with': '.'.repeat(100_000) });
  await expect(workbench.output('Comparison')).toHaveText('different');
});

test('A private key pasted here is taken out and loaded', async ({ workbench, page, credentials }) => {
  const { keyPem, certificatePem } = credentials.rsa;
  for (const field of [given, 'Compare with']) {
    await workbench.pasteInto(workbench.textbox(field), keyPem + certificatePem);
    await expect(workbench.textbox(field)).toHaveValue('');
    await expect(workbench.output('x5t')).toHaveText(expectedCredential(credentials.rsa)['x5t'] ?? '');
    expect(placesWith(keyTraces(keyPem), await readPlaces(page))).toEqual([]);
    await workbench.button('Forget everything').click();
    await expect(workbench.output('x5t')).toHaveCount(0);
  }
});

test('What stands here stays while another view is visited, and is forgotten with everything', async ({
  workbench,
  page,
}) => {
  const texts = { [given]: wildThumbprints[0]?.hex ?? '', 'Compare with': wildThumbprints[0]?.x5t ?? '' };
  const forgets = [
    () => workbench.button('Forget everything').click(),
    () => page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))),
  ];
  for (const forget of forgets) {
    await workbench.fill(texts);
    await expect(workbench.output('Comparison')).toHaveText('same');
    await workbench.visit('Sign');
    await workbench.visit('Thumbprint');
    for (const [field, text] of Object.entries(texts))
      await expect(workbench.textbox(field)).toHaveValue(text);
    await expect(workbench.output('Comparison')).toHaveText('same');
    await forget();
    for (const field of Object.keys(texts)) await expect(workbench.textbox(field)).toHaveValue('');
    for (const name of [...spellings, 'Comparison', 'What it is'])
      await expect(workbench.output(name)).toHaveText('');
    await expectDiagnosis(workbench);
  }
});
