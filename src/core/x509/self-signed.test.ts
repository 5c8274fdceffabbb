import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openssl } from '../../../tools/openssl-fixtures';
import { encodePem } from '../encoding/pem';
import { generateRsaKeyPair } from '../keys/generate-key-pair';
import { isSameKey } from '../keys/same-key';
import { parseCertificate, usablePublicKey } from './certificate';
import { generateSelfSignedCertificate, type SelfSignedParameters } from './self-signed';
import { generateThrowAwayCredential } from './throw-away-credential';

const parameters: SelfSignedParameters = {
  commonName: 'Müller, throw-away + “example”',
  notBefore: new Date('2026-01-02T03:04:05Z'),
  notAfter: new Date('2036-01-02T03:04:05Z'),
  serialNumber: Uint8Array.from({ length: 16 }, (_, index) => 0xf0 + index),
};

let keyPair: CryptoKeyPair;
let pem: string;

beforeAll(async () => {
  keyPair = await generateRsaKeyPair(2048);
  pem = encodePem('CERTIFICATE', await generateSelfSignedCertificate(keyPair, parameters));
});

describe('a self-signed certificate', () => {
  test('is one that OpenSSL verifies, strictly by RFC 5280', () => {
    const check = openssl(
      ['verify', '-x509_strict', '-check_ss_sig', '-partial_chain', '-trusted', 'c.pem', 'c.pem'],
      {
        files: { 'c.pem': pem },
      },
    );
    expect(check.toString()).toContain('c.pem: OK');
  });

  test('says what it was asked to say, as OpenSSL reads it', () => {
    const text = openssl(['x509', '-noout', '-text', '-nameopt', 'RFC2253,-esc_msb,utf8'], {
      input: pem,
    }).toString('utf8');
    expect(text).toContain('Version: 3 (0x2)');
    expect(text).toContain('Signature Algorithm: sha256WithRSAEncryption');
    expect(text).toContain('Subject: CN=Müller\\, throw-away \\+ “example”');
    expect(text).toContain('Issuer: CN=Müller\\, throw-away \\+ “example”');
    expect(text).toContain('Not Before: Jan  2 03:04:05 2026 GMT');
    expect(text).toContain('Not After : Jan  2 03:04:05 2036 GMT');
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature\n/);
  });

  test('has a positive serial number of the octets given (RFC 5280 §4.1.2.2)', () => {
    expect(new X509Certificate(pem).serialNumber).toBe('70F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF');
  });

  test('is of the key that signed it, to node:crypto', () => {
    const judge = new X509Certificate(pem);
    expect(judge.verify(judge.publicKey)).toBe(true);
    expect(judge.ca).toBe(false);
  });

  test('has dates past 2049 in GeneralizedTime (RFC 5280 §4.1.2.5)', async () => {
    const notAfter = new Date('2051-06-07T08:09:10Z');
    const late = await generateSelfSignedCertificate(keyPair, { ...parameters, notAfter });
    const printed = openssl(['x509', '-noout', '-enddate', '-inform', 'DER'], {
      input: Buffer.from(late),
    }).toString();
    expect(printed).toContain('Jun  7 08:09:10 2051 GMT');
    expect((await parseCertificate(late)).notAfter).toBe(notAfter.getTime());
  });
});

describe('a throw-away credential', () => {
  test('is a key that cannot leave and its own certificate', async () => {
    const { privateKey, chain } = await generateThrowAwayCredential(parameters);
    const [certificate] = chain;
    expect(chain).toHaveLength(1);
    expect(privateKey).toMatchObject({ keyType: 'RSA', bits: 2048 });
    for (const key of privateKey.signingKeys.values()) expect(key.extractable).toBe(false);
    const publicKey = certificate && usablePublicKey(certificate);
    expect(publicKey && (await isSameKey(privateKey, publicKey))).toBe(true);
    expect(privateKey.publicKey?.spkiSha256).toBe(publicKey?.spkiSha256);
  });

  test('is another one each time', async () => {
    const [one, two] = await Promise.all([
      generateThrowAwayCredential(parameters),
      generateThrowAwayCredential(parameters),
    ]);
    expect(one.chain[0]?.thumbprints.sha256).not.toBe(two.chain[0]?.thumbprints.sha256);
  });
});
