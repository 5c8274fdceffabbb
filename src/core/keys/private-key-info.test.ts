import { createPrivateKey, createPublicKey } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  explicit,
  nothing,
  objectIdentifier,
  privateKeyInfo,
  sequence,
  tlv,
} from '../../../tools/der-fixtures';
import { makeKeyPem, openssl, type FixtureKey } from '../../../tools/openssl-fixtures';
import type { PrivateKeyInfo } from './pkcs8';
import { parsePkcs1, parsePrivateKeyInfo } from './private-key-info';

const kinds: readonly FixtureKey[] = [
  'RSA-1024',
  'RSA-2048',
  'RSA-3072',
  'P-256',
  'P-384',
  'P-521',
  'Ed25519',
];
const pems = new Map<FixtureKey, string>();
/** As OpenSSL writes them. */
const ders = new Map<FixtureKey, Buffer>();
const spkis = new Map<FixtureKey, Buffer>();

beforeAll(() => {
  for (const kind of kinds) {
    const pem = makeKeyPem(kind);
    pems.set(kind, pem);
    ders.set(kind, pkcs8Of(pem));
    spkis.set(kind, publicKeyOf(pem));
  }
});

const pemOf = (kind: FixtureKey) => pems.get(kind) as string;
const derOf = (kind: FixtureKey) => ders.get(kind) as Buffer;
const spkiOf = (kind: FixtureKey) => spkis.get(kind) as Buffer;
const pkcs8Of = (pem: string) => openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], { input: pem });
const publicKeyOf = (key: string | Buffer) =>
  openssl(['pkey', '-pubout', '-outform', 'DER', ...(typeof key === 'string' ? [] : ['-inform', 'DER'])], {
    input: key,
  });
const parse = (der: Uint8Array): PrivateKeyInfo => parsePrivateKeyInfo(new Uint8Array(der));

describe('PrivateKeyInfo in canonical form', () => {
  test.each(kinds)('%s: OpenSSL opens it, and finds the same public key', (kind) => {
    const { pkcs8 } = parse(derOf(kind));
    expect(publicKeyOf(Buffer.from(pkcs8))).toEqual(spkiOf(kind));
    expect(
      openssl(['pkey', '-check', '-noout', '-inform', 'DER'], { input: Buffer.from(pkcs8) }).toString(),
    ).toContain('Key is valid');
  });

  test.each(kinds)('%s: is what OpenSSL itself writes', (kind) => {
    const der = derOf(kind);
    expect(Buffer.from(parse(der).pkcs8)).toEqual(der);
  });

  test.each(kinds)('%s: reads back to itself', (kind) => {
    const { pkcs8 } = parse(derOf(kind));
    expect(parse(pkcs8).pkcs8).toEqual(pkcs8);
  });

  test.each(['RSA-2048', 'P-256', 'P-384', 'P-521'] as const)(
    '%s: has the SubjectPublicKeyInfo that OpenSSL writes',
    (kind) => {
      expect(Buffer.from(parse(derOf(kind)).spki ?? [])).toEqual(spkiOf(kind));
    },
  );

  test.each<[FixtureKey, Partial<PrivateKeyInfo>]>([
    ['RSA-1024', { keyType: 'RSA', bits: 1024, publicExponent: '65537' }],
    ['RSA-3072', { keyType: 'RSA', bits: 3072, publicExponent: '65537' }],
    ['P-256', { keyType: 'EC', curve: 'P-256', bits: 256 }],
    ['P-384', { keyType: 'EC', curve: 'P-384', bits: 384 }],
    ['P-521', { keyType: 'EC', curve: 'P-521', bits: 521 }],
    ['Ed25519', { keyType: 'OKP', curve: 'Ed25519', bits: 256 }],
  ])('%s is %j', (kind, shape) => {
    expect(parse(derOf(kind))).toMatchObject(shape);
  });

  test('has 0 for its version, whatever PKCS#8 v2 adds to it (RFC 5958 §2)', () => {
    const algorithm = sequence(objectIdentifier('1.3.101.112'));
    const key = pemOf('Ed25519');
    const { d, x } = createPrivateKey(key).export({ format: 'jwk' });
    const curvePrivateKey = tlv(0x04, Buffer.from(String(d), 'base64url'));
    const publicKey = tlv(0x81, Buffer.of(0), Buffer.from(String(x), 'base64url'));
    const v2 = sequence(tlv(0x02, Buffer.of(1)), algorithm, tlv(0x04, curvePrivateKey), publicKey);
    expect(Buffer.from(parse(v2).pkcs8)).toEqual(derOf('Ed25519'));
  });

  test('leaves out attributes (RFC 5958 §2)', () => {
    const friendlyName = sequence(
      objectIdentifier('1.2.840.113549.1.9.20'),
      tlv(0x31, tlv(0x1e, Buffer.from('\0k'))),
    );
    const der = derOf('P-256');
    const members = der.subarray(3);
    const withAttributes = sequence(members, explicit(0, friendlyName));
    expect(der[1]).toBe(0x81);
    expect(Buffer.from(parse(withAttributes).pkcs8)).toEqual(der);
  });

  test('has NULL for the parameters of rsaEncryption where the file has none (RFC 3279 §2.3.1)', () => {
    const pkcs1 = openssl(['rsa', '-traditional', '-outform', 'DER'], { input: pemOf('RSA-2048') });
    const bare = privateKeyInfo(sequence(objectIdentifier('1.2.840.113549.1.1.1')), pkcs1);
    expect(Buffer.from(parse(bare).pkcs8)).toEqual(derOf('RSA-2048'));
  });
});

describe('PKCS#1 RSAPrivateKey (RFC 8017 §A.1.2)', () => {
  test('is wrapped as OpenSSL wraps it', () => {
    const pkcs1 = openssl(['rsa', '-traditional', '-outform', 'DER'], { input: pemOf('RSA-2048') });
    expect(Buffer.from(parsePkcs1(new Uint8Array(pkcs1)).pkcs8)).toEqual(derOf('RSA-2048'));
  });
});

describe('an algorithm that JWS does not sign with', () => {
  test.each([
    ['Ed448', ['-algorithm', 'ED448'], '1.3.101.113'],
    ['X25519', ['-algorithm', 'X25519'], '1.3.101.110'],
    ['X448', ['-algorithm', 'X448'], '1.3.101.111'],
    ['Diffie-Hellman', ['-algorithm', 'DH', '-pkeyopt', 'group:ffdhe2048'], '1.2.840.113549.1.3.1'],
  ])('%s is refused by name and OID', (name, args, oid) => {
    const pem = openssl(['genpkey', ...args]).toString();
    expect(() => parse(pkcs8Of(pem))).toThrow(
      expect.objectContaining({ code: 'key/unsupported-algorithm', evidence: { oid, name } }),
    );
  });

  test('DSA is refused by name and OID', () => {
    const parameters = openssl([
      'genpkey',
      '-genparam',
      '-algorithm',
      'DSA',
      '-pkeyopt',
      'dsa_paramgen_bits:1024',
    ]);
    const pem = openssl(['genpkey', '-paramfile', 'dsa.pem'], {
      files: { 'dsa.pem': parameters },
    }).toString();
    expect(() => parse(pkcs8Of(pem))).toThrow(
      expect.objectContaining({
        code: 'key/unsupported-algorithm',
        evidence: { oid: '1.2.840.10040.4.1', name: 'DSA' },
      }),
    );
  });

  test('one without a name is refused by its OID', () => {
    const der = privateKeyInfo(sequence(objectIdentifier('1.2.3.4.5'), nothing()), Buffer.of(5, 0));
    expect(() => parse(der)).toThrow(
      expect.objectContaining({
        code: 'key/unsupported-algorithm',
        evidence: { oid: '1.2.3.4.5', name: '1.2.3.4.5' },
      }),
    );
  });
});

test('an Ed25519 key is an OCTET STRING of 32 octets within the OCTET STRING (RFC 8410 §7)', () => {
  const algorithm = sequence(objectIdentifier('1.3.101.112'));
  for (const octets of [31, 33, 64]) {
    expect(() => parse(privateKeyInfo(algorithm, tlv(0x04, Buffer.alloc(octets, 1))))).toThrow(
      expect.objectContaining({ code: 'der/unexpected-element' }),
    );
  }
  const raw = privateKeyInfo(algorithm, Buffer.alloc(32, 1));
  expect(() => parse(raw)).toThrow(expect.objectContaining({ name: 'WorkbenchError' }));
});

test('node:crypto reads what is written, without complaint', () => {
  for (const kind of kinds) {
    const key = createPrivateKey({
      key: Buffer.from(parse(derOf(kind)).pkcs8),
      format: 'der',
      type: 'pkcs8',
    });
    expect(createPublicKey(key).export({ format: 'der', type: 'spki' })).toEqual(spkiOf(kind));
  }
});
