import { createPrivateKey, createPublicKey, generateKeyPairSync, verify, constants } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeCertificatePem, openssl, pemToDer } from '../../../tools/openssl-fixtures';
import { sha256 } from '../../../tools/password-fixtures';
import { keyLine, tell } from '../../../tools/reading-fixtures';
import { parseCertificate, usablePublicKey } from '../x509/certificate';
import { algorithmsForKey, keyName, type JwsAlg, type SignatureAlgorithm } from './algorithms';
import { importPrivateKey } from './private-key';
import { parsePrivateKeyInfo } from './private-key-info';
import { isSameKey } from './same-key';

const restrictions: readonly (readonly [string, string, readonly string[]])[] = [
  ['without restrictions', 'sha256', []],
  ['restricted to SHA-256', 'sha256', ['rsa_pss_keygen_md:sha256', 'rsa_pss_keygen_mgf1_md:sha256']],
  [
    'restricted to SHA-512, MGF1 with SHA-256 and a salt of 40',
    'sha512',
    ['rsa_pss_keygen_md:sha512', 'rsa_pss_keygen_mgf1_md:sha256', 'rsa_pss_keygen_saltlen:40'],
  ],
];

describe.each(restrictions)('an id-RSASSA-PSS key of OpenSSL %s (RFC 4055 §1.2)', (_, hash, options) => {
  const pem = openssl([
    ...['genpkey', '-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
    ...options.flatMap((option) => ['-pkeyopt', option]),
  ]).toString();
  const der = openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], { input: pem });
  const parse = () => parsePrivateKeyInfo(new Uint8Array(der));

  test('has the SubjectPublicKeyInfo that OpenSSL writes, parameters and all', () => {
    const spki = openssl(['pkey', '-pubout', '-outform', 'DER'], { input: pem });
    expect(Buffer.from(parse().spki ?? [])).toEqual(spki);
  });

  test('is for PSS only', async () => {
    const privateKey = await importPrivateKey(parse());
    const pss: readonly JwsAlg[] = ['PS256', 'PS384', 'PS512'];
    expect(algorithmsForKey(privateKey).map(({ alg }) => alg)).toEqual(pss);
    expect([...privateKey.signingKeys.keys()]).toEqual(pss);
    expect(keyName(privateKey)).toBe('RSA 2048, PSS only');
  });

  test('is written as rsaEncryption, which every engine imports, with the same numbers', () => {
    const written = createPrivateKey({ key: Buffer.from(parse().pkcs8), format: 'der', type: 'pkcs8' });
    expect(written.asymmetricKeyType).toBe('rsa');
    expect(createPrivateKey(pem).asymmetricKeyType).toBe('rsa-pss');
    // node:crypto exports no JWK of an id-RSASSA-PSS key: the modulus of both as OpenSSL prints it.
    const modulus = (key: string | Buffer) =>
      openssl(['pkey', '-noout', '-text'], { input: key })
        .toString()
        .replace(/[^]*modulus:([^]*?)publicExponent[^]*/, '$1');
    expect(modulus(written.export({ format: 'pem', type: 'pkcs8' }))).toBe(modulus(pem));
  });

  test('signs what node:crypto verifies', async () => {
    const { signingKeys, publicKey } = await importPrivateKey(parse());
    const message = Buffer.from('pss');
    const row = algorithmsForKey({ keyType: 'RSA', bits: 2048, padding: 'PSS' })[0] as SignatureAlgorithm;
    const signature = await crypto.subtle.sign(
      row.signParameters,
      signingKeys.get('PS256') as CryptoKey,
      message,
    );
    const key = createPublicKey({ key: Buffer.from(publicKey?.spki ?? []), format: 'der', type: 'spki' });
    const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    expect(verify('sha256', message, pss, Buffer.from(signature))).toBe(true);
  });

  test('is read from a file, and that it is for PSS is said', async () => {
    expect(await tell(pem)).toEqual({
      found: [keyLine(pem)],
      repairs: ['repair/pss-only'],
      problems: [],
      locked: [],
    });
  });

  test('belongs to the certificate that OpenSSL makes of it', async () => {
    const args = [
      'req',
      '-new',
      '-x509',
      `-${hash}`,
      '-key',
      'key.pem',
      '-subj',
      '/CN=pss',
      '-outform',
      'DER',
    ];
    const certificate = await parseCertificate(new Uint8Array(openssl(args, { files: { 'key.pem': pem } })));
    const publicKey = usablePublicKey(certificate);
    expect(publicKey).toMatchObject({ keyType: 'RSA', bits: 2048, padding: 'PSS' });
    expect(publicKey?.spkiSha256.toLowerCase()).toBe(
      sha256(openssl(['pkey', '-pubout', '-outform', 'DER'], { input: pem })),
    );
    expect(publicKey && (await isSameKey(await importPrivateKey(parse()), publicKey))).toBe(true);
  });
});

test('an RSA key of the usual kind belongs to an id-RSASSA-PSS certificate of the same numbers', async () => {
  const { privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const certificate = await parseCertificate(pemToDer(makeCertificatePem(pem)));
  const der = openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], { input: pem });
  const usual = parsePrivateKeyInfo(parsePrivateKeyInfo(new Uint8Array(der)).pkcs8);
  expect(usual.padding).toBeUndefined();
  const publicKey = usablePublicKey(certificate);
  expect(publicKey && (await isSameKey(await importPrivateKey(usual), publicKey))).toBe(true);
});
