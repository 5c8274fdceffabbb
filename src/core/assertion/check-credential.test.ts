import { beforeAll, describe, expect, test } from 'vitest';
import { findingsOf } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { makeCertificatePem, openssl, pemToDer } from '../../../tools/openssl-fixtures';
import { serverProfiles } from '../profiles/server-profiles';
import { parseCertificate } from '../x509/certificate';
import { chooseRequest } from './request-choice';
import { keyMismatch } from './check-credential';

let rsa: ImportedFixture;
let weak: ImportedFixture;
let ec: ImportedFixture;
let edwards: ImportedFixture;

beforeAll(async () => {
  rsa = await makeImportedCredential('RSA-2048');
  weak = await makeImportedCredential('RSA-1024');
  ec = await makeImportedCredential('P-256');
  edwards = await makeImportedCredential('Ed25519');
});

describe('the certificate', () => {
  test('MUST be valid now where the server goes by it (RFC 5280 §4.1.2.5)', () => {
    const { notBefore, notAfter } = rsa.certificate;
    const before = notBefore / 1000 - 1;
    const after = notAfter / 1000 + 1;
    for (const profile of ['entra-v2', 'entra-v1', 'adfs'] as const) {
      expect(findingsOf(rsa, { profile, now: before })).toEqual([
        { code: 'certificate/not-yet-valid', severity: 'error', path: 'credential' },
      ]);
      expect(findingsOf(rsa, { profile, now: after })).toEqual([
        { code: 'certificate/expired', severity: 'error', path: 'credential' },
      ]);
    }
  });

  test('is only a container of the key for a server that knows the key as a JWK', () => {
    const now = rsa.certificate.notAfter / 1000 + 1;
    expect(findingsOf(rsa, { profile: 'generic-oidc', now })).toEqual([
      { code: 'certificate/expired', severity: 'warning', path: 'credential' },
    ]);
  });

  test('is valid at both ends of its validity, inclusive', () => {
    const { notBefore, notAfter } = rsa.certificate;
    expect(findingsOf(rsa, { profile: 'entra-v2', now: notBefore / 1000 })).toEqual([]);
    expect(findingsOf(rsa, { profile: 'entra-v2', now: notAfter / 1000 })).toEqual([]);
  });

  test('with a keyUsage without digitalSignature is not for signing (RFC 5280 §4.2.1.3)', async () => {
    const pem = makeCertificatePem(rsa.keyPem, { extensions: ['keyUsage=critical,keyEncipherment'] });
    const certificate = await parseCertificate(pemToDer(pem));
    expect(findingsOf(rsa, { profile: 'entra-v2', chain: [certificate] })).toEqual([
      { code: 'certificate/key-usage', severity: 'warning', path: 'credential' },
    ]);
  });
});

/** With the others nothing is signed. */
const signing = serverProfiles.filter((profile) => chooseRequest(profile, {}).signs);

describe('the key', () => {
  test.each(signing.map(({ id }) => id))(
    'of 2048 bits or more MUST be used with RSA (RFC 7518 §3.3): %s',
    (profile) => {
      expect(findingsOf(weak, { profile })).toEqual([
        { code: 'certificate/weak-key', severity: 'error', path: 'credential' },
      ]);
    },
  );

  test.each(['entra-v2', 'entra-v1', 'adfs'] as const)('is an RSA key for %s', (profile) => {
    for (const credential of [ec, edwards]) {
      expect(findingsOf(credential, { profile })).toEqual([
        { code: 'certificate/ec-not-accepted', severity: 'error', path: 'credential' },
      ]);
    }
  });

  test('may be any that JWS signs with, for a generic server', () => {
    for (const credential of [rsa, ec, edwards])
      expect(findingsOf(credential, { profile: 'generic-oidc' })).toEqual([]);
  });
});

test('a key of another certificate is told by both public keys’ digests, as OpenSSL computes them', () => {
  const digest = (keyPem: string) => {
    const spki = openssl(['pkey', '-pubout', '-outform', 'DER'], { input: keyPem });
    return openssl(['dgst', '-sha256', '-r'], { input: spki }).toString().slice(0, 64).toUpperCase();
  };
  expect(keyMismatch(rsa.privateKey, ec.certificate)).toMatchObject({
    code: 'credential/key-mismatch',
    severity: 'error',
    path: 'credential',
    evidence: {
      key: 'RSA 2048',
      keyThumbprint: digest(rsa.keyPem),
      certificate: 'CN=daemon.contoso.com',
      certificateThumbprint: digest(ec.keyPem),
    },
  });
});
