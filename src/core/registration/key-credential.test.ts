import { beforeAll, describe, expect, test } from 'vitest';
import { makeRegistration, type RegistrationFixture } from '../../../tools/registration-fixtures';
import { openssl } from '../../../tools/openssl-fixtures';
import type { JsonObject } from '../jose/json-members';
import { formatEntraManifest } from './entra-manifest';
import { appendKeyCredential, buildKeyCredential } from './key-credential';

let made: RegistrationFixture;

beforeAll(async () => {
  made = await makeRegistration('RSA-2048', '/CN=daemon "quoted" \\\\ Zoë');
});

const opensslDigest = (der: Buffer) => openssl(['dgst', '-sha1', '-binary'], { input: der });

describe('a keyCredential', () => {
  test('holds the certificate’s DER and its SHA-1, as OpenSSL has them, and nothing else of it', () => {
    const { certificate, certificateDer } = made.credential;
    const entry = buildKeyCredential(certificate);
    expect(Buffer.from(String(entry['key']), 'base64').equals(certificateDer)).toBe(true);
    expect(entry['customKeyIdentifier']).toBe(opensslDigest(certificateDer).toString('base64'));
    expect(entry).toMatchObject({ type: 'AsymmetricX509Cert', usage: 'Verify' });
    expect(Object.keys(entry)).not.toContain('keyId');
  });

  test('has the certificate’s own dates, as OpenSSL reads them', () => {
    const { certificate, certificatePem } = made.credential;
    const printed = openssl(['x509', '-noout', '-dates'], { input: certificatePem }).toString();
    const dates = [...printed.matchAll(/=(.+)/g)].map(([, date]) => new Date(date as string));
    const entry = buildKeyCredential(certificate);
    expect([entry['startDateTime'], entry['endDateTime']]).toEqual(
      dates.map((date) => date.toISOString().replace('.000Z', 'Z')),
    );
  });
});

describe('existing entries', () => {
  const others: readonly JsonObject[] = [
    {
      customKeyIdentifier: 'AAAA',
      key: null,
      keyId: '1',
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      x: [1],
    },
    { usage: 'Sign', type: 'X509CertAndPassword', keyId: '2' },
  ];

  test('stay as they are and in order; the new one comes last', () => {
    const { certificate } = made.credential;
    const added = buildKeyCredential(certificate);
    expect(appendKeyCredential(others, added, certificate)).toEqual([...others, added]);
  });

  test.each([
    ['customKeyIdentifier in base64', (one: JsonObject): JsonObject => ({ ...one, key: null })],
    [
      'customKeyIdentifier in hex, as the portal shows it',
      (one: JsonObject): JsonObject => ({
        ...one,
        key: null,
        customKeyIdentifier: Buffer.from(String(one['customKeyIdentifier']), 'base64').toString('hex'),
      }),
    ],
    ['key', (one: JsonObject): JsonObject => ({ ...one, customKeyIdentifier: null })],
    [
      'value, as Azure AD Graph had it',
      ({ key, ...one }: JsonObject): JsonObject => ({
        ...one,
        value: key ?? null,
        customKeyIdentifier: null,
      }),
    ],
  ])('that have the certificate already (by %s) do not get it twice', (_, spell) => {
    const { certificate } = made.credential;
    const added = buildKeyCredential(certificate);
    const present = [...others, spell(added)];
    expect(appendKeyCredential(present, added, certificate)).toEqual(present);
  });
});

describe('the manifest', () => {
  test('is JSON with one entry more, which has a keyId and its key as “key”', () => {
    const existing = [{ keyId: '1', type: 'AsymmetricX509Cert', usage: 'Verify', key: null }];
    const text = formatEntraManifest({ ...made.parameters, existing });
    const { keyCredentials } = JSON.parse(text) as { keyCredentials: JsonObject[] };
    expect(keyCredentials).toHaveLength(2);
    expect(keyCredentials[0]).toEqual(existing[0]);
    expect(keyCredentials[1]).toEqual(buildKeyCredential(made.credential.certificate, made.parameters.keyId));
    expect(keyCredentials[1]).toMatchObject({ keyId: made.parameters.keyId });
    expect(keyCredentials[1]).not.toHaveProperty('value');
  });
});
