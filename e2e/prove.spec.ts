/** The commands beside the values, run as they are shown. */
import type { Locator } from '@playwright/test';
import { describeV2 } from './fixtures/entra';
import { toFile } from './fixtures/files';
import { runInBash } from './fixtures/run-in-bash';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

type Files = readonly { readonly name: string; readonly content: string }[];

function disclosure(workbench: Workbench, group: string): Locator {
  return workbench.page.getByLabel(`Prove it: ${group}`, { exact: true });
}

/** What bash prints for the command that the page shows beside a value. */
async function prove(workbench: Workbench, name: string, files: Files): Promise<string> {
  const { stdout, stderr } = await runInBash(`${await workbench.read(`Prove it: ${name}`)}\n`, files);
  expect(stderr.replace(/^writing RSA key\n/, '')).toBe('');
  return stdout.replace(/\n$/, '');
}

test('Every value of a credential, an assertion and its request is proven by the command beside it', async ({
  workbench,
  credentials,
}) => {
  const { keyPem, certificatePem } = credentials.rsa;
  const names = ["daemon's $(key).pem", '-cert "1".pem'] as const;
  const files = [
    { name: names[0], content: keyPem },
    { name: names[1], content: certificatePem },
  ];
  await describeV2(workbench);
  await workbench.intake.choose(toFile(names[0], keyPem), toFile(names[1], certificatePem));
  await workbench.select('Algorithm').selectOption('RS256');
  const assertion = await workbench.sign();

  await test.step('the credential', async () => {
    await disclosure(workbench, 'credential').click();
    for (const name of ['x5t', 'x5t#S256', 'SHA-1 thumbprint', 'SHA-256 thumbprint', 'customKeyIdentifier']) {
      expect(await prove(workbench, name, files)).toBe(await workbench.read(name));
    }
    for (const name of ['Subject', 'Valid from', 'Valid until'])
      expect(await prove(workbench, name, files)).toBe(await workbench.read(name));
  });

  await test.step('the assertion', async () => {
    const all = [...files, { name: 'assertion.jwt', content: assertion }];
    await disclosure(workbench, 'client assertion').click();
    expect(await prove(workbench, 'JOSE header', all)).toBe(await workbench.read('JOSE header'));
    expect(await prove(workbench, 'Claims set', all)).toBe(await workbench.read('Claims set'));
    const [header, claims, signature] = assertion.split('.');
    expect(await prove(workbench, 'Header segment', all)).toBe(header);
    expect(await prove(workbench, 'Claims segment', all)).toBe(claims);
    expect(await prove(workbench, 'Signature', all)).toBe(signature);
    expect(await prove(workbench, 'Signature verified', all)).toBe('Verified OK');
  });

  await test.step('the body', async () => {
    await disclosure(workbench, 'form body').click();
    const body = await workbench.read('Form body');
    expect(await prove(workbench, 'Content-Length', [])).toBe(String(Buffer.byteLength(body)));
  });

  await test.step('the thumbprints in every spelling', async () => {
    await workbench.visit('Thumbprint');
    await disclosure(workbench, 'thumbprints').click();
    for (const name of ['SHA-1 with colons', 'SHA-256 with colons', 'SHA-256 in base64', 'x5t'])
      expect(await prove(workbench, name, files)).toBe(await workbench.read(name));
  });

  await test.step('the fields that a server looks at', async () => {
    await workbench.visit('Credential');
    await disclosure(workbench, 'certificate fields').click();
    for (const name of ['Issuer', 'Serial number', 'Public exponent', 'SPKI SHA-256', 'JWK thumbprint'])
      expect(await prove(workbench, name, files)).toBe(await workbench.read(name));
  });
});

test('PowerShell has its own commands, which say that we do not run them, and can be copied', async ({
  workbench,
  page,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await disclosure(workbench, 'credential').click();
  await workbench.choose({ 'Commands for credential': 'PowerShell' });
  expect(await workbench.read('Prove it: x5t')).toMatch(
    /^\$certificate = Get-PfxCertificate -LiteralPath '\.\/cert\.pem'\n\[Convert\]/,
  );
  await expect(page.getByText(/Not run by our tests/).first()).toBeVisible();
  await expect(workbench.button('Copy Prove it: x5t')).toBeEnabled();
});

test('What was pasted, or made here, is proven from the certificate that the page saves', async ({
  workbench,
  page,
  credentials,
}) => {
  await workbench.intake.pasteText(credentials.ec.certificatePem);
  await disclosure(workbench, 'credential').click();
  await expect
    .poll(() => workbench.read('Prove it: x5t'))
    .toContain("cat './certificate.cer' | openssl dgst -sha1");
  await expect(page.getByText(/is what “Download certificate \(\.cer\)” in Credential saves/)).toBeVisible();
});
