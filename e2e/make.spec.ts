import { X509Certificate } from 'node:crypto';
import { compactVerify, createLocalJWKSet, importPKCS8, importX509, jwtVerify, SignJWT } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { openssl } from '../tools/openssl-fixtures';
import { saveBy } from './fixtures/downloads';
import { toFile } from './fixtures/files';
import { pfxSchemes } from './fixtures/judge';
import { runInBash } from './fixtures/run-in-bash';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const kinds = [
  ['RSA 2048', 'sha256WithRSAEncryption'],
  ['RSA 3072', 'sha256WithRSAEncryption'],
  ['RSA 4096', 'sha256WithRSAEncryption'],
  ['EC P-256', 'ecdsa-with-SHA256'],
  ['EC P-384', 'ecdsa-with-SHA384'],
  ['Ed25519', 'ED25519'],
] as const;

async function generate(workbench: Workbench, kind: string, name = 'daemon Zoë'): Promise<void> {
  await workbench.fill({ 'Common name': name, 'Valid for (days)': '90' });
  await workbench.choose({ 'Key type': kind });
  await workbench.button('Generate key and certificate').click();
  const announced = `Key and certificate generated: ${kind}. They are in use now.`;
  const status = workbench.page.getByRole('status').filter({ hasText: announced });
  await expect(status).toHaveCount(1, { timeout: 60_000 });
}

const save = (workbench: Workbench, name: string) => saveBy(workbench.page, workbench.button(name));

test.beforeEach(async ({ workbench }) => {
  await workbench.visit('Credential');
  // A file given to an input of the view that is just going would be lost with it.
  await expect(workbench.button('Generate key and certificate')).toBeVisible();
});

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
  await workbench.fill({ 'Common name': 'daemon' });
  await workbench.choose({ 'Key type': 'RSA 4096' });
  const cancel = workbench.button('Cancel');
  await expect(cancel).toBeDisabled();
  // Both in one task: on a fast machine the key is there before a second click.
  await workbench.button('Generate key and certificate').evaluate(
    (button, other) => {
      (button as HTMLElement).click();
      queueMicrotask(() => queueMicrotask(() => (other as HTMLElement).click()));
    },
    await cancel.elementHandle(),
  );
  await expect(workbench.page.getByText('Stopped. No key was generated.').first()).toBeVisible();
  await expect(workbench.page.getByRole('progressbar', { name: 'Key generation' })).toHaveCount(0);
  await workbench.page.waitForTimeout(3_000);
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

test.describe('a registration', () => {
  test.beforeEach(async ({ workbench, credentials }) => {
    await workbench.load(credentials.rsa);
    await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
  });

  const written = async (workbench: Workbench, target: string) => {
    await workbench.choose({ 'Registration for': target });
    return workbench.read('Registration');
  };

  test('for the manifest keeps the entries that are pasted and adds one', async ({
    workbench,
    credentials,
  }) => {
    await written(workbench, 'Entra manifest (keyCredentials)');
    const key = credentials.otherRsa.certificateDer.toString('base64');
    const existing = [{ keyId: '1', type: 'AsymmetricX509Cert', usage: 'Verify', key }];
    await workbench.fill({ 'Existing keyCredentials': JSON.stringify({ keyCredentials: existing }) });
    const { keyCredentials } = JSON.parse(await workbench.read('Registration')) as {
      keyCredentials: Record<string, string>[];
    };
    expect(keyCredentials[0]).toEqual(existing[0]);
    expect(Buffer.from(keyCredentials[1]?.['key'] ?? '', 'base64')).toEqual(credentials.rsa.certificateDer);
    expect(keyCredentials[1]?.['customKeyIdentifier']).toBe(await workbench.read('customKeyIdentifier'));

    await workbench.fill({ 'Existing keyCredentials': '[{"type" "x"}]' });
    await expect(workbench.textbox('Existing keyCredentials')).toHaveAccessibleDescription(
      /line 1, column 10 has “"”/,
    );
    await expect(workbench.output('Registration')).toHaveText('');

    const secret = credentials.otherRsa.keyDer.toString('base64');
    await workbench.fill({ 'Existing keyCredentials': `[{"type": "x", "key": "${secret}"}]` });
    await expect(workbench.textbox('Existing keyCredentials')).toHaveValue('');
    await expect(workbench.textbox('Existing keyCredentials')).toHaveAccessibleDescription(
      /held a private key/,
    );
  });

  test('for Graph warns of the replacement, and is one command for bash', async ({ workbench }) => {
    await workbench.choose({ 'Registration for': 'Microsoft Graph (PATCH)' });
    await workbench.fill({ 'Object ID': 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb' });
    await expect(workbench.page.getByText('▲ Warning PATCH replaces the whole collection')).toBeVisible();
    const command = await workbench.read('Registration');
    const run = await runInBash(`TOKEN=t\ncurl() { printf '%s\\0' "$@"; }\n${command}`);
    const argv = run.stdout.split('\0').slice(0, -1);
    expect(argv).toContain(
      'https://graph.microsoft.com/v1.0/applications/aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb',
    );
    expect(JSON.parse(argv.at(-1) ?? '')).toHaveProperty('keyCredentials.0.usage', 'Verify');
  });

  test('with addKey is proven by the old key, for the new certificate', async ({
    workbench,
    credentials,
  }) => {
    await generate(workbench, 'RSA 2048');
    await workbench.choose({ 'Registration for': 'Microsoft Graph (addKey)' });
    await workbench.fill({ 'Object ID': 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb' });
    await workbench.button('Sign proof').click();
    await expect(workbench.output('Registration')).toContainText('"proof": "ey');
    const { content } = await save(workbench, 'Download certificate (.cer)');
    const command = await workbench.read('Registration');
    const run = await runInBash(`TOKEN=t\ncurl() { printf '%s\\0' "$@"; }\n${command}`);
    const body = JSON.parse(run.stdout.split('\0').at(-2) ?? '') as {
      proof: string;
      keyCredential: { key: string };
    };
    expect(Buffer.from(body.keyCredential.key, 'base64')).toEqual(content);
    const { payload } = await compactVerify(
      body.proof,
      await importX509(credentials.rsa.certificatePem, 'RS256'),
    );
    const claims = JSON.parse(Buffer.from(payload).toString()) as { nbf: number; exp: number };
    expect(claims).toMatchObject({
      aud: '00000002-0000-0000-c000-000000000000',
      iss: 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb',
    });
    expect(claims.exp - claims.nbf).toBe(600);
  });

  test('as a JWK Set verifies what the key signs', async ({ workbench, credentials }) => {
    const set = JSON.parse(await written(workbench, 'JWK Set')) as JSONWebKeySet;
    const kid = set.keys[0]?.kid as string;
    expect(kid).toBe(await workbench.read('JWK thumbprint'));
    const key = await importPKCS8(credentials.rsa.keyPem, 'PS256');
    const jwt = await new SignJWT({ sub: 'x' }).setProtectedHeader({ alg: 'PS256', kid }).sign(key);
    await expect(jwtVerify(jwt, createLocalJWKSet(set))).resolves.toHaveProperty('payload.sub', 'x');
  });

  test('for every other target names what it needs', async ({ workbench }) => {
    await workbench.choose({ 'Registration for': 'Azure CLI' });
    await workbench.fill({ 'Application (client) ID': "it's" });
    const azure = await runInBash(`az() { printf '%s\\0' "$@"; }\n${await workbench.read('Registration')}`);
    expect(azure.stdout.split('\0')).toContain("it's");
    expect(azure.filesLeft).toEqual(['certificate.pem']);
    expect(await written(workbench, 'AD FS PowerShell')).toContain("$identifier = 'it''s'");
    expect(await written(workbench, 'Microsoft Graph PowerShell')).toContain('Update-MgApplication');
  });
});
