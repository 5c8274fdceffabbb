import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openssl } from '../../../tools/openssl-fixtures';
import { encodePem } from '../encoding/pem';
import { WorkbenchError } from '../errors';
import { exportKeyPairPkcs8 } from '../keys/export-key-pair';
import { generatedKeyKinds, type GeneratedKeyKind } from '../keys/generate-key-pair';
import { isSameKey } from '../keys/same-key';
import { parseCertificate, usablePublicKey } from './certificate';
import { generateNewCredential, type NewCredential } from './new-credential';
import { generateSelfSignedCertificate, type SelfSignedParameters } from './self-signed';
import { signerOf, type Signer } from './sign-structure';
import { generateThrowAwayCredential } from './throw-away-credential';

const parameters: SelfSignedParameters = {
  commonName: 'Müller, throw-away + “example” 例 🔑',
  notBefore: new Date('2026-01-02T03:04:05Z'),
  notAfter: new Date('2036-01-02T03:04:05Z'),
  serialNumber: Uint8Array.from({ length: 16 }, (_, index) => 0xf0 + index),
};

const signatureNames: Readonly<Record<GeneratedKeyKind, string>> = {
  'RSA 2048': 'sha256WithRSAEncryption',
  'RSA 3072': 'sha256WithRSAEncryption',
  'RSA 4096': 'sha256WithRSAEncryption',
  'EC P-256': 'ecdsa-with-SHA256',
  'EC P-384': 'ecdsa-with-SHA384',
  Ed25519: 'ED25519',
};

function signerFor({ credential }: NewCredential): Signer {
  const signer = signerOf(credential.privateKey);
  if (!signer) throw new Error('a generated key signs');
  return signer;
}

describe.each(generatedKeyKinds)('a new credential of %s', (kind) => {
  let made: NewCredential;
  let pem: string;

  beforeAll(async () => {
    made = await generateNewCredential(kind, parameters);
    pem = encodePem('CERTIFICATE', made.credential.chain[0]?.der ?? new Uint8Array());
  });

  test('has a certificate that OpenSSL verifies, strictly by RFC 5280', () => {
    const check = openssl(
      ['verify', '-x509_strict', '-check_ss_sig', '-partial_chain', '-trusted', 'c.pem', 'c.pem'],
      { files: { 'c.pem': pem } },
    );
    expect(check.toString()).toContain('c.pem: OK');
  });

  test('says what it was asked to say, as OpenSSL reads it', () => {
    const text = openssl(['x509', '-noout', '-text', '-nameopt', 'RFC2253,-esc_msb,utf8'], {
      input: pem,
    }).toString('utf8');
    expect(text).toContain('Version: 3 (0x2)');
    expect(text).toContain(`Signature Algorithm: ${signatureNames[kind]}`);
    expect(text).toContain('Subject: CN=Müller\\, throw-away \\+ “example” 例 🔑');
    expect(text).toContain('Issuer: CN=Müller\\, throw-away \\+ “example” 例 🔑');
    expect(text).toContain('Not Before: Jan  2 03:04:05 2026 GMT');
    expect(text).toContain('Not After : Jan  2 03:04:05 2036 GMT');
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature\n/);
    expect(text).not.toContain('Extended Key Usage');
  });

  test('has its name in a UTF8String', () => {
    expect(openssl(['asn1parse'], { input: pem }).toString()).toMatch(/commonName\n.*UTF8STRING/);
  });

  test('has the SHA-1 of the public key’s bits for its identifier (RFC 5280 §4.2.1.2, method 1)', () => {
    const spki = new X509Certificate(pem).publicKey.export({ format: 'der', type: 'spki' });
    // The offset of the BIT STRING, which is the last element at depth 1.
    const bits = openssl(['asn1parse', '-inform', 'DER'], { input: spki })
      .toString()
      .split('\n')
      .filter((line) => line.includes('d=1'))
      .at(-1);
    const [, offset = '', header = ''] = /^\s*(\d+):d=1\s+hl=(\d+)/.exec(bits ?? '') ?? [];
    const digest = createHash('sha1').update(spki.subarray(Number(offset) + Number(header) + 1));
    const expected = digest.digest('hex').toUpperCase();
    expect(made.credential.chain[0]?.subjectKeyIdentifier).toBe(expected);
    const printed = openssl(['x509', '-noout', '-ext', 'subjectKeyIdentifier'], { input: pem }).toString();
    expect(printed.replaceAll(':', '')).toContain(expected);
  });

  test('has a positive serial number of the octets given (RFC 5280 §4.1.2.2)', () => {
    expect(new X509Certificate(pem).serialNumber).toBe('70F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF');
  });

  test('is of the key that signed it, to node:crypto', () => {
    const judge = new X509Certificate(pem);
    expect(judge.verify(judge.publicKey)).toBe(true);
    expect(judge.ca).toBe(false);
  });

  test('is a key that cannot leave, its certificate, and a copy that can', async () => {
    const { privateKey, chain } = made.credential;
    const publicKey = chain[0] && usablePublicKey(chain[0]);
    for (const key of privateKey.signingKeys.values()) expect(key.extractable).toBe(false);
    expect(publicKey && (await isSameKey(privateKey, publicKey))).toBe(true);
    expect(privateKey.publicKey?.spkiSha256).toBe(publicKey?.spkiSha256);
    expect(made.keyPair.privateKey.extractable).toBe(true);
  });

  test('has a private key that OpenSSL reads, and that is the certificate’s to node:crypto', async () => {
    const keyPem = encodePem('PRIVATE KEY', await exportKeyPairPkcs8(made.keyPair));
    expect(openssl(['pkey', '-check', '-noout'], { input: keyPem }).toString()).toContain('Key is valid');
    expect(new X509Certificate(pem).checkPrivateKey(createPrivateKey(keyPem))).toBe(true);
    const derived = createPublicKey(keyPem).export({ format: 'pem', type: 'spki' });
    expect(openssl(['x509', '-noout', '-pubkey'], { input: pem }).toString()).toBe(derived);
  });

  test('has dates past 2049 in GeneralizedTime (RFC 5280 §4.1.2.5)', async () => {
    const notAfter = new Date('2051-06-07T08:09:10Z');
    const late = await generateSelfSignedCertificate(signerFor(made), { ...parameters, notAfter });
    const printed = openssl(['x509', '-noout', '-enddate', '-inform', 'DER'], { input: Buffer.from(late) });
    expect(printed.toString()).toContain('Jun  7 08:09:10 2051 GMT');
    expect((await parseCertificate(late)).notAfter).toBe(notAfter.getTime());
  });
});

describe('an ECDSA signature', () => {
  test('has minimal INTEGERs, whatever the octets of r and s begin with', async () => {
    const made = await generateNewCredential('EC P-256', parameters);
    for (let round = 0; round < 64; round++) {
      const serialNumber = new Uint8Array([round, 1]);
      const der = await generateSelfSignedCertificate(signerFor(made), { ...parameters, serialNumber });
      const judge = new X509Certificate(der);
      expect(judge.verify(judge.publicKey)).toBe(true);
    }
  });
});

describe('what an engine will not do', () => {
  const refusal = (wanted: Promise<unknown>) => wanted.catch((error: unknown) => error);

  test('is an error that names it: a key kind that is not there', async () => {
    const error = await refusal(generateNewCredential('EC P-000' as GeneratedKeyKind, parameters));
    expect(error).toBeInstanceOf(WorkbenchError);
    expect(error).toMatchObject({ code: 'key/refused-by-engine' });
  });

  test('is an error that names it: a key that may not sign', async () => {
    const made = await generateNewCredential('EC P-256', parameters);
    const signer = { ...signerFor(made), signingKey: made.keyPair.publicKey };
    const error = await refusal(generateSelfSignedCertificate(signer, parameters));
    expect(error).toMatchObject({ code: 'signature/refused-by-engine', evidence: { alg: 'ES256' } });
  });
});

describe('a throw-away credential', () => {
  test('is another one each time', async () => {
    const [one, two] = await Promise.all([
      generateThrowAwayCredential(parameters),
      generateThrowAwayCredential(parameters),
    ]);
    expect(one.privateKey).toMatchObject({ keyType: 'RSA', bits: 2048 });
    expect(one.chain[0]?.thumbprints.sha256).not.toBe(two.chain[0]?.thumbprints.sha256);
  });
});
