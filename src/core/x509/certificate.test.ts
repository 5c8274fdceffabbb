import { X509Certificate } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, importX509 } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { integer, sequence, tlv } from '../../../tools/der-fixtures';
import {
  makeCertificatePem,
  makeChain,
  makeCredential,
  makeKeyPem,
  openssl,
  pemToDer,
  type FixtureKey,
} from '../../../tools/openssl-fixtures';
import { parseCertificate, usablePublicKey } from './certificate';

const kinds: readonly [FixtureKey, alg: string, signature: string][] = [
  ['RSA-1024', 'RS256', 'sha256WithRSAEncryption'],
  ['RSA-2048', 'RS256', 'sha256WithRSAEncryption'],
  ['P-256', 'ES256', 'ecdsa-with-SHA256'],
  ['P-384', 'ES384', 'ecdsa-with-SHA256'],
  ['P-521', 'ES512', 'ecdsa-with-SHA256'],
  ['Ed25519', 'EdDSA', 'Ed25519'],
];

let keyPem: string;

beforeAll(() => {
  keyPem = makeKeyPem('P-256');
});

const certificateWith = (...extensions: string[]) =>
  parseCertificate(pemToDer(makeCertificatePem(keyPem, { extensions })));

describe('a certificate (RFC 5280 §4.1)', () => {
  test.each(kinds)('%s: has the fields that node:crypto and OpenSSL read', async (kind, alg, signature) => {
    const { certificatePem } = makeCredential(kind, { subject: '/C=DE/O=Contoso/CN=daemon' });
    const certificate = await parseCertificate(pemToDer(certificatePem));
    const judge = new X509Certificate(certificatePem);
    expect(certificate.serialNumber).toBe(judge.serialNumber);
    expect(new Date(certificate.notBefore)).toEqual(new Date(judge.validFrom));
    expect(new Date(certificate.notAfter)).toEqual(new Date(judge.validTo));
    expect([certificate.subject, certificate.issuer]).toEqual([
      'CN=daemon,O=Contoso,C=DE',
      'CN=daemon,O=Contoso,C=DE',
    ]);
    expect([certificate.selfIssued, certificate.selfSigned]).toEqual([true, true]);
    expect(certificate.signatureAlgorithm).toBe(signature);
    const spki = openssl(['pkey', '-pubin', '-outform', 'DER'], {
      input: openssl(['x509', '-noout', '-pubkey'], { input: certificatePem }),
    });
    const digest = openssl(['dgst', '-sha256', '-r'], { input: spki }).toString().slice(0, 64);
    expect(certificate.publicKey.spkiSha256.toLowerCase()).toBe(digest);
    const jwk = await exportJWK(await importX509(certificatePem, alg, { extractable: true }));
    expect(certificate.jwkThumbprint).toBe(await calculateJwkThumbprint(jwk));
  });

  test('has the validity of OpenSSL’s dates, also past 2049 where the time is a GeneralizedTime', async () => {
    const pem = makeCertificatePem(keyPem, { days: 20_000 });
    const certificate = await parseCertificate(pemToDer(pem));
    const [, end = ''] = openssl(['x509', '-noout', '-enddate'], { input: pem }).toString().trim().split('=');
    expect(certificate.notAfter).toBe(Date.parse(end));
    expect(certificate.notAfter).toBeGreaterThan(Date.UTC(2050, 0));
  });

  test.each(['1', '0x7f', '0x80', '0x0100', '0xffffffffffffffffffffffffffffffffffffff'])(
    'has the serial number %s as OpenSSL prints it',
    async (serial) => {
      const args = ['req', '-new', '-x509', '-key', 'key.pem', '-subj', '/CN=x', '-set_serial', serial];
      const pem = openssl(args, { files: { 'key.pem': keyPem } }).toString();
      const [, printed] = openssl(['x509', '-noout', '-serial'], { input: pem }).toString().trim().split('=');
      expect((await parseCertificate(pemToDer(pem))).serialNumber).toBe(printed);
    },
  );

  test('is self-issued but not self-signed where its own key does not verify it (RFC 5280 §3.2)', async () => {
    const der = pemToDer(makeCertificatePem(keyPem));
    // An octet of the serial number, which is signed, and nothing else.
    const at = Buffer.from(der).indexOf(Buffer.from('0214', 'hex')) + 12;
    der[at] = (der[at] ?? 0) ^ 1;
    expect(await parseCertificate(der)).toMatchObject({ selfIssued: true, selfSigned: false });
  });

  test('of Ed25519 is not self-signed either where an octet was changed (RFC 8410 §6)', async () => {
    const der = pemToDer(makeCertificatePem(makeKeyPem('Ed25519')));
    const at = Buffer.from(der).indexOf(Buffer.from('0214', 'hex')) + 12;
    der[at] = (der[at] ?? 0) ^ 1;
    expect(await parseCertificate(der)).toMatchObject({ selfIssued: true, selfSigned: false });
  });

  test('of version 1, without a version and extensions, is read', async () => {
    const request = openssl(['req', '-new', '-key', 'key.pem', '-subj', '/CN=v1'], {
      files: { 'key.pem': keyPem },
    });
    const args = ['x509', '-req', '-in', 'r.pem', '-signkey', 'key.pem', '-days', '1'];
    const pem = openssl(args, { files: { 'key.pem': keyPem, 'r.pem': request } }).toString();
    expect(openssl(['x509', '-noout', '-text'], { input: pem }).toString()).toContain('Version: 1');
    const certificate = await parseCertificate(pemToDer(pem));
    expect(certificate).toMatchObject({ subject: 'CN=v1', isCertificationAuthority: false });
    expect(certificate).not.toHaveProperty('keyUsage');
  });

  test.each([
    ['secp256k1', ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1'], 'secp256k1'],
    ['Ed448', ['-algorithm', 'ED448'], 'Ed448'],
  ])('of a key that JWS does not sign with (%s) can be looked at, not used', async (_, args, name) => {
    const pem = makeCertificatePem(openssl(['genpkey', ...args]).toString());
    const certificate = await parseCertificate(pemToDer(pem));
    expect(certificate.publicKey).toMatchObject({ keyType: 'other', name });
    expect(usablePublicKey(certificate)).toBeUndefined();
    expect(certificate.selfSigned).toBeUndefined();
    expect(certificate.thumbprints.sha1WithColons).toBe(new X509Certificate(pem).fingerprint);
  });
});

describe('the extensions (RFC 5280 §4.2.1)', () => {
  test.each([
    ['digitalSignature', ['digitalSignature']],
    ['keyEncipherment,dataEncipherment', ['keyEncipherment', 'dataEncipherment']],
    ['critical,keyCertSign,cRLSign', ['keyCertSign', 'cRLSign']],
    ['nonRepudiation,keyAgreement,decipherOnly', ['nonRepudiation', 'keyAgreement', 'decipherOnly']],
    ['keyAgreement,encipherOnly', ['keyAgreement', 'encipherOnly']],
  ])('keyUsage=%s', async (text, usages) => {
    expect((await certificateWith(`keyUsage=${text}`)).keyUsage).toEqual(usages);
  });

  test('extendedKeyUsage by name, or by OID', async () => {
    const { extendedKeyUsage } = await certificateWith('extendedKeyUsage=clientAuth,serverAuth,1.2.3.4');
    expect(extendedKeyUsage).toEqual(['clientAuth', 'serverAuth', '1.2.3.4']);
  });

  test('subjectKeyIdentifier as OpenSSL computed it', async () => {
    const pem = makeCertificatePem(keyPem);
    const printed = openssl(['x509', '-noout', '-ext', 'subjectKeyIdentifier'], { input: pem }).toString();
    const [hex] = /[0-9A-F]{2}(:[0-9A-F]{2})+/.exec(printed) ?? [];
    expect((await parseCertificate(pemToDer(pem))).subjectKeyIdentifier).toBe(hex?.replaceAll(':', ''));
  });

  test('authorityKeyIdentifier is the subjectKeyIdentifier of the issuer (RFC 5280 §4.2.1.1)', async () => {
    const { leaf, intermediatePem } = makeChain();
    const issued = await parseCertificate(pemToDer(leaf.certificatePem));
    const issuer = await parseCertificate(pemToDer(intermediatePem));
    expect(issued.authorityKeyIdentifier).toMatch(/^[0-9A-F]{40}$/);
    expect(issued.authorityKeyIdentifier).toBe(issuer.subjectKeyIdentifier);
  });

  test.each([
    ['critical,CA:TRUE', true],
    ['CA:TRUE,pathlen:0', true],
    ['CA:FALSE', false],
  ])('basicConstraints=%s', async (text, expected) => {
    const extensions = [`basicConstraints=${text}`];
    // `openssl req -x509` adds CA:TRUE of its own unless its configuration is empty.
    const args = [
      'req',
      '-new',
      '-x509',
      '-key',
      'key.pem',
      '-subj',
      '/CN=x',
      '-config',
      'empty',
      '-addext',
      ...extensions,
    ];
    const files = { 'key.pem': keyPem, empty: '[req]\ndistinguished_name=dn\n[dn]\n' };
    const pem = openssl(args, { files }).toString();
    expect((await parseCertificate(pemToDer(pem))).isCertificationAuthority).toBe(expected);
  });
});

describe('what is no certificate is refused', () => {
  test.each<[string, Uint8Array]>([
    ['an empty SEQUENCE', sequence()],
    ['three wrong members', sequence(integer(1n), integer(2n), integer(3n))],
    ['empty members', sequence(sequence(), sequence(), tlv(0x03, Buffer.of(0)))],
  ])('%s', async (_, der) => {
    await expect(parseCertificate(new Uint8Array(der))).rejects.toMatchObject({
      code: 'certificate/malformed',
      evidence: { element: 'Certificate' },
    });
  });
});
