/** What registers a certificate with each server, run by bash and read by jose where that is possible. */
import { compactVerify, createLocalJWKSet, importPKCS8, importX509, jwtVerify, SignJWT } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { generate, openCredential, save } from './fixtures/making';
import { runInBash } from './fixtures/run-in-bash';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

test.beforeEach(async ({ workbench, credentials }) => {
  await openCredential(workbench);
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

test('with addKey is proven by the old key, for the new certificate', async ({ workbench, credentials }) => {
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
