import { describe, expect, test } from 'vitest';
import { makeKeyPem, openssl, pemToDer, type FixtureKey } from '../../../tools/openssl-fixtures';
import { parseDer } from '../asn1/der';
import { parseSubjectPublicKeyInfo } from '../keys/public-key';
import { verifyStructure } from './verify-structure';

function makeSigned(kind: FixtureKey, ...options: string[]): Uint8Array<ArrayBuffer> {
  const args = ['req', '-new', '-x509', '-key', 'key.pem', '-subj', '/CN=daemon', ...options];
  const pem = openssl(args, { files: { 'key.pem': makeKeyPem(kind) } }).toString();
  return pemToDer(pem);
}

async function keyOf(der: Uint8Array<ArrayBuffer>) {
  const pem = openssl(['x509', '-inform', 'DER', '-noout', '-pubkey'], {
    input: Buffer.from(der),
  }).toString();
  return parseSubjectPublicKeyInfo(pemToDer(pem));
}

const pss = (...options: string[]) =>
  ['rsa_padding_mode:pss', ...options].flatMap((option) => ['-sigopt', option]);

const signed: readonly [name: string, kind: FixtureKey, options: readonly string[]][] = [
  ['sha1WithRSAEncryption', 'RSA-2048', ['-sha1']],
  ['sha256WithRSAEncryption', 'RSA-2048', ['-sha256']],
  ['sha384WithRSAEncryption', 'RSA-2048', ['-sha384']],
  ['sha512WithRSAEncryption', 'RSA-2048', ['-sha512']],
  ['id-RSASSA-PSS with every default', 'RSA-2048', ['-sha1', ...pss('rsa_pss_saltlen:20')]],
  ['id-RSASSA-PSS of SHA-256', 'RSA-2048', ['-sha256', ...pss('rsa_pss_saltlen:32')]],
  ['id-RSASSA-PSS of SHA-512 with a short salt', 'RSA-2048', ['-sha512', ...pss('rsa_pss_saltlen:8')]],
  ['ecdsa-with-SHA1', 'P-256', ['-sha1']],
  ['ecdsa-with-SHA256', 'P-256', ['-sha256']],
  ['ecdsa-with-SHA512 of a shorter curve', 'P-256', ['-sha512']],
  ['ecdsa-with-SHA384', 'P-384', ['-sha384']],
  ['ecdsa-with-SHA512 of P-521', 'P-521', ['-sha512']],
  ['Ed25519', 'Ed25519', []],
];

describe('the signature of what OpenSSL signed', () => {
  test.each(signed)(
    '%s is verified by the key, and not where an octet was changed',
    async (_, kind, options) => {
      const der = makeSigned(kind, ...options);
      const key = await keyOf(der);
      expect(await verifyStructure(parseDer(der).node, key)).toBe(true);
      const at = Buffer.from(der).indexOf('daemon');
      der[at] = (der[at] ?? 0) ^ 1;
      expect(await verifyStructure(parseDer(der).node, key)).toBe(false);
    },
  );

  test('is not verified by another key, of the same kind or of another', async () => {
    const der = makeSigned('P-256');
    expect(await verifyStructure(parseDer(der).node, await keyOf(makeSigned('P-256')))).toBe(false);
    expect(await verifyStructure(parseDer(der).node, await keyOf(makeSigned('RSA-2048')))).toBe(false);
  });

  test.each([
    ['md5WithRSAEncryption', ['-md5']],
    ['a mask of another hash', ['-sha256', ...pss('rsa_mgf1_md:sha1')]],
  ])('is left open where WebCrypto has no such scheme: %s', async (_, options) => {
    const der = makeSigned('RSA-2048', ...options);
    expect(await verifyStructure(parseDer(der).node, await keyOf(der))).toBeUndefined();
  });
});
