/** A credential that was made here: saved in every form, opened by OpenSSL and by the page, refused, stopped, kept without export. */
import { X509Certificate } from 'node:crypto';
import { openssl } from '../tools/openssl-fixtures';
import { toFile } from './fixtures/files';
import { pfxSchemes } from './fixtures/judge';
import { generate, openCredential, save } from './fixtures/making';
import { expect, test } from './fixtures/test';

const kinds = [
  ['RSA 2048', 'sha256WithRSAEncryption'],
  ['RSA 3072', 'sha256WithRSAEncryption'],
  ['RSA 4096', 'sha256WithRSAEncryption'],
  ['EC P-256', 'ecdsa-with-SHA256'],
  ['EC P-384', 'ecdsa-with-SHA384'],
  ['Ed25519', 'ED25519'],
] as const;

test.beforeEach(({ workbench }) => openCredential(workbench));

for (const [kind, signatureAlgorithm] of kinds) {
  test(`${kind}: OpenSSL reads whatever is saved of a credential that was made here`, async ({
    workbench,
  }) => {
    await generate(workbench, kind);
    await expect(workbench.intake.output('Key')).toHaveText(kind);
    await expect(workbench.intake.output('Subject')).toHaveText('CN=daemon Zoë');
    const sha256 = await workbench.read('SHA-256 thumbprint');

    const cer = await save(workbench, 'Download certificate (.cer)');
    const pem = await save(workbench, 'Download certificate (.pem)');
    const text = openssl(['x509', '-inform', 'DER', '-noout', '-text'], { input: cer.content }).toString();
    expect(text).toContain(`Signature Algorithm: ${signatureAlgorithm}`);
    expect(openssl(['x509', '-outform', 'DER'], { input: pem.content })).toEqual(cer.content);
    const certificate = new X509Certificate(cer.content);
    expect(certificate.fingerprint256.replaceAll(':', '')).toBe(sha256);
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000;
    expect(days).toBe(90);

    const publicKey = openssl(['x509', '-noout', '-pubkey'], { input: pem.content }).toString();
    const plain = await save(workbench, 'Download private key (.pem)');
    expect(plain.content.toString()).toContain('-----BEGIN PRIVATE KEY-----');
    expect(openssl(['pkey', '-pubout'], { input: plain.content }).toString()).toBe(publicKey);
    await workbench.page.getByLabel('Private key password', { exact: true }).fill('pä$$ "word"');
    const sealed = await save(workbench, 'Download private key (.pem)');
    expect(sealed.content.toString()).toContain('-----BEGIN ENCRYPTED PRIVATE KEY-----');
    const opened = ['pkey', '-passin', 'pass:pä$$ "word"', '-pubout'];
    expect(openssl(opened, { input: sealed.content }).toString()).toBe(publicKey);

    const request = await save(workbench, 'Download certificate request (.csr)');
    expect(openssl(['req', '-noout', '-pubkey'], { input: request.content }).toString()).toBe(publicKey);
    expect(
      openssl(['req', '-noout', '-verify', '-subject'], { input: request.content }).toString(),
    ).toContain('subject=');
  });
}

for (const [encryption, scheme] of [
  ['AES-256', 'AES-256-CBC'],
  ['3DES (old Windows)', 'pbeWithSHA1And3-KeyTripleDES-CBC'],
] as const) {
  test(`a PFX with ${encryption} is opened by OpenSSL, and by the page after everything was forgotten`, async ({
    workbench,
  }) => {
    await generate(workbench, 'RSA 2048');
    const thumbprint = await workbench.read('SHA-1 thumbprint');
    await workbench.page.getByLabel('PFX password', { exact: true }).fill('correct horse');
    await workbench.choose({ 'PFX encryption': encryption });
    const pfx = await save(workbench, 'Download PFX');
    const files = { 'c.pfx': pfx.content };
    const args = ['pkcs12', '-in', 'c.pfx', '-passin', 'pass:correct horse', '-nodes'];
    const opened = openssl(args, { files }).toString();
    expect(new X509Certificate(opened).fingerprint.replaceAll(':', '')).toBe(thumbprint);
    expect(opened).toContain('-----BEGIN PRIVATE KEY-----');
    expect(pfxSchemes(pfx.content, 'correct horse')).toContain(scheme);

    await workbench.button('Forget everything').click();
    await expect(workbench.intake.output('SHA-1 thumbprint')).toHaveCount(0);
    await workbench.intake.choose(toFile(pfx.name, pfx.content));
    await workbench.page.getByLabel('Password', { exact: true }).fill('correct horse');
    await workbench.button('Unlock').click();
    await expect(workbench.intake.output('SHA-1 thumbprint')).toHaveText(thumbprint);
    // It is a loaded key now.
    await expect(workbench.button('Download PFX')).toBeDisabled();
  });
}

test('what cannot be a certificate is said under its field, and nothing is made', async ({ workbench }) => {
  await workbench.fill({ 'Valid for (days)': '1.5' });
  await workbench.button('Generate key and certificate').click();
  await expect(workbench.textbox('Common name')).toHaveAttribute('aria-invalid', 'true');
  await expect(workbench.textbox('Common name')).toBeFocused();
  await expect(workbench.textbox('Common name')).toHaveAccessibleDescription(/There is no name/);
  await expect(workbench.textbox('Valid for (days)')).toHaveAccessibleDescription(/“1.5” is no whole number/);
  await expect(workbench.intake.output('Subject')).toHaveCount(0);
});

test('a long key can be stopped while it is made: none comes, and the next one does', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.fill({ 'Common name': 'daemon' });
  await workbench.choose({ 'Key type': 'RSA 4096' });
  const cancel = workbench.button('Cancel');
  await expect(cancel).toBeDisabled();
  const engineEnds = await page.evaluateHandle(() => {
    const { subtle } = crypto;
    const generateKey = subtle.generateKey.bind(subtle) as (...given: unknown[]) => Promise<unknown>;
    return {
      whenItHas: new Promise<void>((resolve) => {
        const watched = (...given: unknown[]) => generateKey(...given).finally(() => setTimeout(resolve, 0));
        Object.assign(subtle, { generateKey: watched });
      }),
    };
  });
  // Both in one task: on a fast machine the key is there before a second click.
  await workbench.button('Generate key and certificate').evaluate(
    (button, other) => {
      (button as HTMLElement).click();
      queueMicrotask(() => queueMicrotask(() => (other as HTMLElement).click()));
    },
    await cancel.elementHandle(),
  );
  await expect(page.getByText('Stopped. No key was generated.').first()).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Key generation' })).toHaveCount(0);
  // The engine cannot be stopped: what it has made after all is not taken.
  await engineEnds.evaluate(({ whenItHas }) => whenItHas);
  await expect(workbench.intake.output('Key')).toHaveCount(0);
  await generate(workbench, 'EC P-256');
  await expect(workbench.intake.output('Key')).toHaveText('EC P-256');
});

test('the copy that can be saved goes: when it is kept without export, and with the next credential', async ({
  workbench,
  credentials,
}) => {
  const guarded = ['Download private key (.pem)', 'Download PFX'];
  await generate(workbench, 'EC P-256');
  for (const name of guarded) await expect(workbench.button(name)).toBeEnabled();
  await workbench.button('Keep without export').click();
  for (const name of guarded) await expect(workbench.button(name)).toBeDisabled();
  await expect(workbench.page.getByText('only one that was generated here can be saved')).toBeVisible();
  await expect(workbench.button('Download certificate request (.csr)')).toBeEnabled();

  await generate(workbench, 'EC P-256');
  await workbench.load(credentials.rsa);
  await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
  for (const name of guarded) await expect(workbench.button(name)).toBeDisabled();
});

test('a loaded key signs a certificate request that OpenSSL verifies', async ({ workbench, credentials }) => {
  await workbench.load(credentials.rsa);
  const { content } = await save(workbench, 'Download certificate request (.csr)');
  const publicKey = openssl(['x509', '-noout', '-pubkey'], { input: credentials.rsa.certificatePem });
  expect(openssl(['req', '-noout', '-pubkey'], { input: content })).toEqual(publicKey);
});
