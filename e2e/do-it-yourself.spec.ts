/** A program in each language: chosen, copied, saved, and run for a token. */
import { findRuntimes, runProgram, type RuntimeId } from '../tools/program-runtimes';
import { startAuthorizationServer } from './fixtures/authorization-server';
import { openClipboardReader } from './fixtures/clipboard-reader';
import { saveBy } from './fixtures/downloads';
import { toFile } from './fixtures/files';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const languages: readonly (readonly [name: string, fileName: string, runtime?: RuntimeId])[] = [
  ['Bash with OpenSSL', 'get-token.sh', 'bash'],
  ['PowerShell', 'get-token.ps1'],
  ['Python', 'get-token.py', 'python'],
  ['Ruby', 'get-token.rb', 'ruby'],
  ['Node.js', 'get-token.mjs', 'node'],
  ['C#', 'get-token.cs'],
  ['Go', 'get-token.go', 'go'],
  ['Java', 'GetToken.java', 'java'],
];

const client = { clientId: 'nightly-daemon', scope: 'api:read', alg: 'RS256' } as const;

test('A server gives a token to the program of every language that this machine runs', async ({
  workbench,
  page,
  credentials,
}) => {
  // Compilers start cold, and the machine may have other things to do.
  test.setTimeout(240_000);
  const { keyPem, certificatePem } = credentials.rsa;
  const server = await startAuthorizationServer({ ...client, certificatePem });
  const runtimes = findRuntimes();
  try {
    await describeClient(workbench, server);
    for (const [name, fileName, id] of languages) {
      await workbench.choose({ Language: name });
      const saved = await saveBy(page, workbench.button('Download Program'));
      expect([saved.name, saved.content.toString()]).toEqual([fileName, await workbench.read('Program')]);
      await expect(page.getByText(id ? /Our tests run it\./ : /Our tests do not run it\./)).toBeVisible();
      const runtime = id && runtimes[id];
      if (!runtime) continue;
      const files = { [fileName]: saved.content.toString(), 'key.pem': keyPem };
      const run = await runProgram(runtime, [fileName, 'key.pem'], files);
      expect(run, name).toMatchObject({ status: 0, stderr: '', filesLeft: [] });
      expect(JSON.parse(run.stdout), name).toMatchObject({
        token_type: 'Bearer',
        access_token: expect.stringMatching(/^[\w.-]{20,}$/),
      });
    }
    expect(await workbench.read('Network requests')).toBe('0');
  } finally {
    await server.close();
  }
});

test('No program has anything of the key or a typed secret in it, and each names where the secret comes from', async ({
  workbench,
  page,
  context,
  credentials,
  silence,
}) => {
  test.setTimeout(120_000);
  const { keyPem } = credentials.rsa;
  const secret = 'a secret of somebody';
  await workbench.load(credentials.rsa);
  await describeClient(workbench, { tokenEndpoint: 'https://as.example.com/token', issuer: '' });
  await workbench.choose({ Grant: 'Password' });
  await workbench.fill({ Username: 'somebody' });
  await page.getByLabel('User password', { exact: true }).fill(secret);
  const assertion = await workbench.sign();
  const lines = keyPem.split('\n').filter((line) => line.length === 64);
  expect(lines.length).toBeGreaterThan(10);

  const reader = await openClipboardReader(context, silence);
  const texts = new Set<string>();
  for (const [name] of languages) {
    await page.bringToFront();
    await workbench.choose({ Language: name });
    await workbench.button('Copy Program').click();
    await expect(page.getByRole('status').filter({ hasText: 'Program copied' })).toHaveCount(1);
    const text = await workbench.read('Program');
    // The words of the copy before are still there: only the clipboard says that this one is done.
    await expect.poll(() => reader.read(), name).toBe(text);
    for (const line of lines) expect(text, name).not.toContain(line);
    expect(text, name).not.toContain(secret);
    expect(text, name).not.toContain(assertion.split('.')[2] ?? '');
    expect(text, name).toContain('USER_PASSWORD');
    await expect(page.getByText(/taken from the environment.*: USER_PASSWORD\./)).toBeVisible();
    texts.add(text);
  }
  expect(texts.size).toBe(languages.length);
  expect(await reader.close()).toEqual([]);
});

test('Where there is no program, its place says why', async ({ workbench, credentials }) => {
  const program = workbench.textbox('Program');
  await expect(program).toHaveAttribute('placeholder', /Look at Tenant first\.$/);
  await expect(workbench.button('Copy Program')).toBeDisabled();
  await describeClient(workbench, { tokenEndpoint: 'https://as.example.com/token', issuer: '' });
  await expect(program).toHaveValue(/^#!\/usr\/bin\/env bash\n/);

  await workbench.choose({ Algorithm: 'EdDSA', Language: 'C#' });
  await expect(program).toHaveValue('');
  await expect(program).toHaveAttribute('placeholder', /^\.NET has no Ed25519\./);
  await workbench.choose({ Language: 'Node.js' });
  await expect(program).toHaveValue(/signed with EdDSA/);

  await workbench.choose({ 'Client authentication': 'Client secret' });
  await expect(program).toHaveAttribute('placeholder', /nothing is signed/);
  await workbench.choose({ 'Client authentication': 'Signed assertion' });
  await workbench.fill({ 'Token endpoint': 'https://user:pass@as.example.com/token' });
  await expect(program).toHaveValue('');

  await workbench.choose({ 'Authorization server': 'AD FS', Language: 'Go' });
  await workbench.fill({ 'Token endpoint': 'https://adfs.example.com/adfs/oauth2/token' });
  await workbench.intake.choose(toFile('key.pem', credentials.rsa.keyPem));
  await expect(program).toHaveValue(/x5t := /);
});

async function describeClient(
  workbench: Workbench,
  { tokenEndpoint, issuer }: { tokenEndpoint: string; issuer: string },
): Promise<void> {
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  await workbench.fill({
    'Token endpoint': tokenEndpoint,
    Issuer: issuer,
    'Client ID': client.clientId,
    Scope: client.scope,
  });
  await workbench.choose({ Algorithm: client.alg });
}
