/** What a password encrypts, opened in every engine: the old ciphers are in a worker, made from a blob. */
import { makeCredential, type CredentialFixture } from '../../tools/openssl-fixtures';
import { encryptPkcs8 } from '../../tools/password-fixtures';
import { opensslDigest, pfxSchemes, verifyWithJose } from '../fixtures/judge';
import { pfxOf } from '../fixtures/protected-files';
import type { EnginePage } from './engine-page';
import { engineTest, expect, inBothPlaces } from './engine-test';

const password = 'Pä$$ “word” 42';

async function expectSigns(workbench: EnginePage, { certificatePem }: CredentialFixture): Promise<void> {
  await workbench.expectResult('x5t', opensslDigest(certificatePem, 'sha1').toString('base64url'));
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  await workbench.fill({ 'Token endpoint': 'https://as.example.com/token', 'Client ID': 'daemon' });
  await verifyWithJose(await workbench.sign(), certificatePem);
}

async function unlock(workbench: EnginePage, word: string): Promise<void> {
  await workbench.fill({ Password: word });
  await workbench.click('button', 'Unlock');
}

inBothPlaces(() => {
  engineTest('A PFX of today', async ({ workbench, disk }) => {
    const rsa = makeCredential('RSA-2048');
    const pfx = pfxOf(rsa, password);
    expect(pfxSchemes(pfx, password)).toContain('AES-256-CBC');
    await workbench.give(disk('today.pfx', pfx));
    await unlock(workbench, 'another password');
    await workbench.expectAlert(/password/);
    await unlock(workbench, password);
    await expectSigns(workbench, rsa);
  });

  engineTest('A PFX of old Windows, with RC2 and 3DES', async ({ workbench, disk }) => {
    const rsa = makeCredential('RSA-2048');
    const pfx = pfxOf(rsa, password, '-legacy');
    expect(pfxSchemes(pfx, password)).toMatch(/40BitRC2-CBC[^]*3-KeyTripleDES-CBC/);
    await workbench.give(disk('windows.pfx', pfx));
    await unlock(workbench, password);
    await expectSigns(workbench, rsa);
  });
});

engineTest('A PFX without a password asks for none', async ({ workbench, disk }) => {
  const rsa = makeCredential('RSA-2048');
  await workbench.give(disk('open.pfx', pfxOf(rsa, '')));
  await expectSigns(workbench, rsa);
});

engineTest('An encrypted PKCS#8 key', async ({ workbench, disk }) => {
  const ec = makeCredential('P-256');
  const key = encryptPkcs8(ec.keyPem, password, ['-v2', 'aes-192-cbc']);
  await workbench.give(disk('key.pem', key), disk('cert.pem', ec.certificatePem));
  await unlock(workbench, password);
  await expectSigns(workbench, ec);
});
