/** A thumbprint that a server does not know: pasted in any form, named for what it is, mended and compared. */
import { createHash } from 'node:crypto';
import type { MistakeCode } from '../src/core/thumbprint/thumbprint-mistake';
import { wildMistakes, wildThumbprints } from '../src/core/thumbprint/wild.vectors';
import { crlf, hexOf, sha1, sha256, withColons } from '../tools/thumbprint-fixtures';
import { certificateBase64, expectedCredential } from './fixtures/judge';
import { expect, test } from './fixtures/test';
import { derOf, diagnosis, expectDiagnosis, expectSpellings, given, spellings } from './fixtures/thumbprint';

test.beforeEach(({ workbench }) => workbench.visit('Thumbprint'));

test('An x5t that the server does not know: the mistake is read, and the corrected value copied', async ({
  workbench,
  page,
  context,
  credentials,
}) => {
  const x5t = sha1(derOf(credentials)).toString('base64url');
  await workbench.visit('Sign');
  await workbench.load(credentials.rsa);
  await expect(workbench.intake.output('x5t')).toHaveText(x5t);
  await workbench.visit('Thumbprint');
  const wrong = Buffer.from(`${hexOf(sha1(derOf(credentials)))}\n`).toString('base64');
  await workbench.pasteInto(workbench.textbox(given), wrong);
  await expectDiagnosis(workbench, 'x5t/hex-text-with-newline');
  await expect(diagnosis(workbench)).toHaveAttribute('data-severity', 'error');
  await expect(diagnosis(workbench)).toContainText('41 characters instead of 20 bytes');
  await expect(workbench.output('What it is')).toContainText('daemon.contoso.com, which is loaded');
  await expectSpellings(workbench, sha1(derOf(credentials)));
  await expect(page.getByRole('status').filter({ hasText: 'error: hex text encoded' })).toHaveCount(1);

  await context.grantPermissions(['clipboard-write']);
  await workbench.button('Copy Corrected x5t').click();
  await expect(page.getByRole('status').filter({ hasText: 'Corrected x5t copied' })).toHaveCount(1);
  await workbench.textbox('Compare with').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(workbench.textbox('Compare with')).toHaveValue(x5t);
  await expect(workbench.output('Comparison')).toHaveText('same after repair');
});

test('What was hashed in the certificate’s place is found out once the certificate is loaded', async ({
  workbench,
  credentials,
}) => {
  const { certificatePem } = credentials.rsa;
  await workbench.load(credentials.rsa);
  const corrected = sha1(derOf(credentials)).toString('base64url');
  await expect(workbench.output('x5t')).toHaveText(corrected);
  const wrong: readonly (readonly [MistakeCode, string])[] = [
    ['x5t/of-pem-text', sha1(certificatePem).toString('base64url')],
    ['x5t/of-pem-text', hexOf(sha1(crlf(certificatePem)))],
    [
      'x5t/sha256-in-x5t',
      JSON.stringify({ alg: 'RS256', x5t: sha256(derOf(credentials)).toString('base64url') }),
    ],
    ['x5t/other-certificate', JSON.stringify({ alg: 'RS256', x5t: sha1('another').toString('base64url') })],
    ['x5t/hex-as-base64', `x5t = ${hexOf(sha1(derOf(credentials)))}`],
  ];
  for (const [code, text] of wrong) {
    await workbench.fill({ [given]: text });
    await expect(diagnosis(workbench).first()).toHaveAttribute('data-code', code);
    await expect(workbench.output('Corrected x5t')).toHaveText(corrected);
  }
});

test('An error text leads back to the x5t that was sent, and to its mistake', async ({ workbench }) => {
  const hex = '89569B9E426F9C89F6BB112012CC54F92B1ADD9B';
  const sent = Buffer.from(hex).toString('base64url');
  const text = `AADSTS700027: Client assertion failed signature validation. [Reason - The key was not found., Thumbprint of key used by client: '${hexOf(Buffer.from(hex))}', Please visit the Azure Portal]`;
  for (const pasted of [text, JSON.stringify({ error: 'invalid_client', error_description: text })]) {
    await workbench.fill({ [given]: '' });
    await workbench.fill({ [given]: pasted });
    await expectDiagnosis(workbench, 'x5t/hex-text');
    await expect(workbench.output('What it is')).toContainText(sent);
    await expectSpellings(workbench, Buffer.from(hex, 'hex'));
    await expect(workbench.output('Corrected x5t')).toHaveText('iVabnkJvnIn2uxEgEsxU-Ssa3Zs');
  }
});

test('Values found in the wild are spelled and judged as they are recorded', async ({ workbench }) => {
  for (const { hex, x5t } of wildThumbprints) {
    await workbench.fill({ [given]: x5t });
    await expectSpellings(workbench, Buffer.from(hex, 'hex'));
    await expectDiagnosis(workbench);
    await workbench.fill({ [given]: hex });
    await expect(workbench.output('Base64url')).toHaveText(x5t);
  }
  for (const { text, code, meant } of wildMistakes) {
    await workbench.fill({ [given]: text });
    await expectSpellings(workbench, Buffer.from(meant, 'hex'));
    await expectDiagnosis(workbench, code);
  }
});

test('A pasted certificate has both digests, as OpenSSL computes them', async ({
  workbench,
  page,
  credentials,
}) => {
  const { certificatePem } = credentials.rsa;
  const expected = expectedCredential(credentials.rsa);
  for (const text of [certificatePem, certificateBase64(certificatePem)]) {
    await workbench.fill({ [given]: text });
    await page.getByRole('radio', { name: 'SHA-1', exact: true }).check();
    await expect(workbench.output('Hex')).toHaveText(expected['SHA-1 thumbprint'] ?? '');
    await expectDiagnosis(workbench);
    await page.getByRole('radio', { name: 'SHA-256', exact: true }).check();
    await expect(workbench.output('Digest')).toHaveText('SHA-256');
    await expect(workbench.output('Base64url')).toHaveText(expected['x5t#S256'] ?? '');
  }
});

test('Two spellings are the same, the same after repair, or different, and it says why', async ({
  workbench,
  credentials,
}) => {
  const digest = sha1(derOf(credentials));
  const { certificatePem } = credentials.rsa;
  const pairs = [
    [hexOf(digest), digest.toString('base64url'), 'same', 'SHA-1'],
    [certificatePem, withColons(sha256(derOf(credentials))), 'same', 'SHA-256'],
    [`\u200e${hexOf(digest)}`, digest.toString('base64'), 'same after repair', 'invisible characters'],
    [
      digest.toString('base64'),
      Buffer.from(hexOf(digest)).toString('base64'),
      'same after repair',
      'hex text encoded',
    ],
    [hexOf(digest), hexOf(sha256('any')), 'different', 'the second a SHA-256'],
    [hexOf(digest), hexOf(sha1('any')), 'different', 'different things'],
    [certificatePem, hexOf(sha1(certificatePem)), 'different', 'the file’s text'],
    [hexOf(digest), 'nothing', 'different', 'The second text holds no digest'],
  ] as const;
  for (const [first, second, outcome, why] of pairs) {
    await workbench.fill({ [given]: first, 'Compare with': second });
    await expect(workbench.output('Why')).toContainText(why);
    await expect(workbench.output('Comparison')).toHaveText(outcome);
  }
  await workbench.fill({ 'Compare with': '' });
  await expect(workbench.output('Comparison')).toHaveText('');
});

test('What is no digest is called that, and no spelling is left over', async ({ workbench }) => {
  const md5 = createHash('md5').update('any').digest('hex');
  const wrong: readonly (readonly [string, MistakeCode])[] = [
    [md5, 'thumbprint/md5'],
    ['84E05C1D98BCE3A5421D225B140B36E86A3D553', 'thumbprint/odd-length'],
    ['84E05C1D98BCE3A5421D225B140B36E86A3D55', 'thumbprint/truncated'],
    ['0e49ef1f-ca07-45f1-b4c0-ac9409d3e576', 'thumbprint/not-a-digest'],
  ];
  for (const [text, code] of wrong) {
    await workbench.fill({ [given]: text });
    await expectDiagnosis(workbench, code);
    await expect(workbench.output('Digest')).toHaveText('not a digest');
    for (const name of spellings.slice(1)) await expect(workbench.output(name)).toHaveText('');
  }
});

test('The examples are the mistakes that they are called', async ({ workbench }) => {
  const examples = [
    ['an x5t that fails', 'x5t/hex-text'],
    ['an error text', 'x5t/hex-text-with-newline'],
    ['one from Windows', 'thumbprint/invisible-characters'],
  ] as const;
  for (const [name, code] of examples) {
    await workbench.button(name).click();
    await expectDiagnosis(workbench, code);
    await expect(workbench.output('Digest')).toHaveText('SHA-1');
  }
});
