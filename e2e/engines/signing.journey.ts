/** Signing, in every engine, on a host and from the disk. */
import { createPrivateKey, sign } from 'node:crypto';
import { decodeAssertion, opensslDigest, verifyWithJose } from '../fixtures/judge';
import { clientId, tenant } from '../fixtures/entra';
import { makeCredential } from '../../tools/openssl-fixtures';
import { engineTest, expect, inBothPlaces } from './engine-test';
import { sameCredential } from './same-credential';

inBothPlaces(() => {
  engineTest(
    'One click shows a newcomer a finished assertion, and one more leaves nothing',
    async ({ workbench }) => {
      await workbench.click('button', 'Try an example');
      const assertion = await workbench.expectResult('Client assertion', /^[\w-]+\.[\w-]+\.[\w-]+$/);
      const { headerText, claimsText } = decodeAssertion(assertion);
      await workbench.expectResult('JOSE header', headerText);
      await workbench.expectResult('Claims set', claimsText);
      await workbench.expectResult('Request', new RegExp(`client_assertion.*${assertion.slice(-40)}`, 's'));
      await workbench.click('button', 'Forget everything');
      await expect.poll(() => workbench.read('x5t')).toBe('');
      await expect.poll(() => workbench.read('Client assertion')).not.toContain('.');
    },
  );

  engineTest(
    'The same key, header and claims give the same RS256 assertion as node:crypto',
    async ({ workbench, disk }) => {
      const rsa = sameCredential();
      await workbench.give(disk('key.pem', rsa.keyPem), disk('cert.pem', rsa.certificatePem));
      await workbench.choose({ 'Authorization server': 'Microsoft Entra ID (v1.0)' });
      await workbench.fill({
        Tenant: tenant,
        'Client ID': clientId,
        Resource: 'https://graph.microsoft.com',
        'Header overrides': '{"kid":"über"}',
        'Claims overrides': '{"exp":1900000300,"iat":1900000000,"nbf":1899999940,"jti":"one and the same"}',
      });
      const x5t = opensslDigest(rsa.certificatePem, 'sha1').toString('base64url');
      const claims = {
        aud: `https://login.microsoftonline.com/${tenant}/oauth2/token`,
        exp: 1_900_000_300,
        iss: clientId,
        sub: clientId,
        nbf: 1_899_999_940,
        jti: 'one and the same',
        iat: 1_900_000_000,
      };
      const input = [{ alg: 'RS256', typ: 'JWT', x5t, kid: 'über' }, claims]
        .map((member) => Buffer.from(JSON.stringify(member)).toString('base64url'))
        .join('.');
      const signature = sign('sha256', Buffer.from(input), createPrivateKey(rsa.keyPem));
      // RSASSA-PKCS1-v1_5 leaves nothing to chance: every engine is held against the same text.
      expect(await workbench.sign()).toBe(`${input}.${signature.toString('base64url')}`);
    },
  );
});

const keys = [
  ['RSA-2048', 'PS256'],
  ['P-256', 'ES256'],
  ['Ed25519', 'EdDSA'],
] as const;

for (const [key, alg] of keys) {
  engineTest(`jose verifies ${alg}`, async ({ workbench, disk }) => {
    const { keyPem, certificatePem } = makeCredential(key);
    await workbench.give(disk('both.pem', keyPem + certificatePem));
    await workbench.expectResult('x5t', opensslDigest(certificatePem, 'sha1').toString('base64url'));
    await workbench.choose({ 'Authorization server': 'Generic OpenID Connect', Algorithm: alg });
    await workbench.fill({ 'Token endpoint': 'https://as.example.com/token', 'Client ID': 'daemon' });
    const assertion = await workbench.sign();
    expect(decodeAssertion(assertion).header['alg']).toBe(alg);
    await verifyWithJose(assertion, certificatePem);
  });
}
