import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeImportedCredential } from '../../../tools/credential-fixtures';
import { makeKeyPem, openssl, type FixtureKey } from '../../../tools/openssl-fixtures';
import { usablePublicKey } from '../x509/certificate';
import { publicJwkOf } from './public-jwk';
import { parseSubjectPublicKeyInfo, type PublicKey } from './public-key';

const keys: readonly FixtureKey[] = ['RSA-2048', 'RSA-3072', 'P-256', 'P-384', 'P-521', 'Ed25519'];

describe('a public JWK', () => {
  test.each(keys)('of %s has the members that node:crypto gives it', async (key) => {
    const { certificate, certificatePem } = await makeImportedCredential(key);
    const jwk = publicJwkOf(usablePublicKey(certificate) as PublicKey);
    expect(jwk).toEqual(createPublicKey(certificatePem).export({ format: 'jwk' }));
  });

  test('is not made of a compressed point, which names one coordinate', async () => {
    const keyPem = makeKeyPem('P-256');
    const der = openssl(['ec', '-pubout', '-outform', 'DER', '-conv_form', 'compressed'], { input: keyPem });
    const publicKey = await parseSubjectPublicKeyInfo(new Uint8Array(der));
    expect(() => publicJwkOf(publicKey)).toThrow(
      expect.objectContaining({ code: 'key/compressed-point', evidence: { curve: 'P-256' } }),
    );
  });
});
