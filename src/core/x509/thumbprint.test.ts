import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeCredential, openssl, type FixtureKey } from '../../../tools/openssl-fixtures';
import { decodeHex } from '../encoding/hex';
import { encodeBase64url } from '../encoding/base64url';
import { thumbprintsOf } from './thumbprint';
import { publishedThumbprints } from './thumbprint.vectors';

const kinds: readonly FixtureKey[] = [
  'RSA-1024',
  'RSA-2048',
  'RSA-3072',
  'P-256',
  'P-384',
  'P-521',
  'Ed25519',
];

describe('thumbprints of a certificate', () => {
  test.each(kinds)('%s: are OpenSSL’s digests, in every spelling', async (kind) => {
    const { certificateDer, certificatePem } = makeCredential(kind);
    const thumbprints = await thumbprintsOf(new Uint8Array(certificateDer));
    const digest = (name: string) => openssl(['dgst', `-${name}`, '-binary'], { input: certificateDer });
    const colons = (name: string) =>
      openssl(['x509', '-noout', '-fingerprint', `-${name}`], { input: certificatePem })
        .toString()
        .trim()
        .split('=')[1];
    expect(thumbprints).toEqual({
      sha1: digest('sha1').toString('hex').toUpperCase(),
      sha1WithColons: colons('sha1'),
      sha256: digest('sha256').toString('hex').toUpperCase(),
      sha256WithColons: colons('sha256'),
      x5t: digest('sha1').toString('base64url'),
      'x5t#S256': digest('sha256').toString('base64url'),
      customKeyIdentifier: digest('sha1').toString('base64'),
      sha256Base64: digest('sha256').toString('base64'),
    });
    const { fingerprint, fingerprint256 } = new X509Certificate(certificatePem);
    expect([thumbprints.sha1WithColons, thumbprints.sha256WithColons]).toEqual([fingerprint, fingerprint256]);
  });

  test('x5t has 27 characters and x5t#S256 has 43 (RFC 7515 §4.1.7–4.1.8)', async () => {
    const thumbprints = await thumbprintsOf(Uint8Array.of(0x30, 0x00));
    expect(thumbprints.x5t).toMatch(/^[A-Za-z0-9_-]{27}$/);
    expect(thumbprints['x5t#S256']).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test.each(publishedThumbprints)('x5t of $hex is $x5t: $source', ({ hex, x5t }) => {
    expect(encodeBase64url(decodeHex(hex))).toBe(x5t);
  });
});
