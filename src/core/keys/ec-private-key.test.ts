import { beforeAll, describe, expect, test } from 'vitest';
import {
  compressed,
  ecOctetsOf,
  ecPrivateKey,
  ecPublicKey,
  privateKeyInfo,
  uncompressed,
  type EcOctets,
} from '../../../tools/der-fixtures';
import { makeKeyPem, openssl } from '../../../tools/openssl-fixtures';
import { parseEcPrivateKey } from './ec-private-key';
import { importPrivateKey } from './private-key';
import { parsePrivateKeyInfo } from './private-key-info';
import { parseSubjectPublicKeyInfo } from './public-key';

const curves = [
  ['P-256', '1.2.840.10045.3.1.7', 32],
  ['P-384', '1.3.132.0.34', 48],
  ['P-521', '1.3.132.0.35', 66],
] as const;
type CurveName = (typeof curves)[number][0];

const keys = new Map<CurveName, { pem: string; octets: EcOctets; spki: Buffer }>();

beforeAll(() => {
  for (const [curve] of curves) {
    const pem = makeKeyPem(curve);
    keys.set(curve, {
      pem,
      octets: ecOctetsOf(pem),
      spki: openssl(['pkey', '-pubout', '-outform', 'DER'], { input: pem }),
    });
  }
});

/** As `openssl ecparam` prints it. */
function orderOf(curve: CurveName): Buffer {
  const parameters = openssl([
    'ecparam',
    '-name',
    curve,
    '-param_enc',
    'explicit',
    '-text',
    '-noout',
  ]).toString();
  const [, digits = ''] = /Order:([\s0-9a-f:]*)Cofactor/.exec(parameters) ?? [];
  const octets = Buffer.from(digits.replace(/[^0-9a-f]/g, ''), 'hex');
  return octets[0] === 0 ? octets.subarray(1) : octets;
}

const keyOf = (curve: CurveName) => keys.get(curve) as { pem: string; octets: EcOctets; spki: Buffer };
const parse = (der: Uint8Array) => parsePrivateKeyInfo(new Uint8Array(der));
const canonical = (curve: CurveName, oid: string) => {
  const { octets } = keyOf(curve);
  return privateKeyInfo(ecPublicKey(oid), ecPrivateKey(octets.scalar, { point: uncompressed(octets) }));
};

describe.each(curves)('ECPrivateKey of %s (RFC 5915 §3)', (curve, oid, octetsOfField) => {
  test('with its curve inside as well is written without, and OpenSSL reads the same key', () => {
    const { octets, spki } = keyOf(curve);
    const inside = ecPrivateKey(octets.scalar, { curve: oid, point: uncompressed(octets) });
    const { pkcs8 } = parse(privateKeyInfo(ecPublicKey(oid), inside));
    expect(Buffer.from(pkcs8)).toEqual(canonical(curve, oid));
    const read = openssl(['pkey', '-inform', 'DER', '-pubout', '-outform', 'DER'], {
      input: Buffer.from(pkcs8),
    });
    expect(read).toEqual(spki);
  });

  test('without public key has none in its canonical form, and signs all the same', async () => {
    const { octets, spki } = keyOf(curve);
    const info = parse(privateKeyInfo(ecPublicKey(oid), ecPrivateKey(octets.scalar)));
    expect(info.spki).toBeUndefined();
    expect(Buffer.from(info.pkcs8)).toEqual(privateKeyInfo(ecPublicKey(oid), ecPrivateKey(octets.scalar)));
    // Node derives the point, as Chromium does.
    const { publicKey } = await importPrivateKey(info);
    expect(Buffer.from(publicKey?.spki ?? [])).toEqual(spki);
  });

  test('with a compressed point is written without it, since WebKit refuses it', async () => {
    const { octets, spki } = keyOf(curve);
    const der = privateKeyInfo(ecPublicKey(oid), ecPrivateKey(octets.scalar, { point: compressed(octets) }));
    const info = parse(der);
    expect(Buffer.from(info.pkcs8)).toEqual(privateKeyInfo(ecPublicKey(oid), ecPrivateKey(octets.scalar)));
    expect(Buffer.from((await importPrivateKey(info)).publicKey?.spki ?? [])).toEqual(spki);
  });

  test('has a scalar as long as the field: an extra leading zero is dropped', () => {
    const { octets } = keyOf(curve);
    const scalar = Buffer.concat([Buffer.of(0), octets.scalar]);
    const der = privateKeyInfo(ecPublicKey(oid), ecPrivateKey(scalar, { point: uncompressed(octets) }));
    expect(Buffer.from(parse(der).pkcs8)).toEqual(canonical(curve, oid));
  });

  test('has a scalar as long as the field: stripped zeros are put back', () => {
    const padded = Buffer.concat([Buffer.alloc(octetsOfField - 3), Buffer.of(1, 2, 3)]);
    const der = privateKeyInfo(ecPublicKey(oid), ecPrivateKey(Buffer.of(1, 2, 3)));
    expect(Buffer.from(parse(der).pkcs8)).toEqual(privateKeyInfo(ecPublicKey(oid), ecPrivateKey(padded)));
  });

  test.each([
    ['zero', Buffer.alloc(octetsOfField)],
    ['empty', Buffer.alloc(0)],
    ['longer than the field', Buffer.alloc(octetsOfField + 1, 1)],
  ])('with a scalar that is %s is refused', (_, scalar) => {
    expect(() => parse(privateKeyInfo(ecPublicKey(oid), ecPrivateKey(scalar)))).toThrow(
      expect.objectContaining({
        code: 'key/inconsistent',
        evidence: { element: 'ECPrivateKey.privateKey', rule: `1 to ${octetsOfField} octets` },
      }),
    );
  });

  test('with a scalar that is the order of the curve, or more, is refused', () => {
    const order = orderOf(curve);
    const more = Buffer.alloc(octetsOfField, 255).fill(order.subarray(0, 1), 0, 1);
    for (const scalar of [order, more]) {
      expect(() => parse(privateKeyInfo(ecPublicKey(oid), ecPrivateKey(scalar)))).toThrow(
        expect.objectContaining({
          code: 'key/inconsistent',
          evidence: { element: 'ECPrivateKey.privateKey', rule: 'less than the order of the curve' },
        }),
      );
    }
    const greatest = Buffer.from(order);
    greatest.writeUInt8((order.at(-1) ?? 0) - 1, order.length - 1);
    expect(parse(privateKeyInfo(ecPublicKey(oid), ecPrivateKey(greatest))).curve).toBe(curve);
  });

  test('with the point of another key is refused on import', async () => {
    const { octets } = keyOf(curve);
    const other = ecOctetsOf(makeKeyPem(curve));
    const der = privateKeyInfo(ecPublicKey(oid), ecPrivateKey(octets.scalar, { point: uncompressed(other) }));
    // OpenSSL, and so Node, sees the contradiction, as Chromium does; Firefox and WebKit import such a key and sign with it.
    const { spki: ofOther } = parse(der);
    const { spkiSha256 } = await parseSubjectPublicKeyInfo(ofOther as Uint8Array<ArrayBuffer>);
    await expect(importPrivateKey(parse(der))).rejects.toMatchObject({
      code: 'key/public-key-mismatch',
      evidence: { publicKey: spkiSha256 },
    });
    const likeFirefox = parse(privateKeyInfo(ecPublicKey(oid), ecPrivateKey(octets.scalar)));
    const { spki } = parse(
      privateKeyInfo(ecPublicKey(oid), ecPrivateKey(other.scalar, { point: uncompressed(other) })),
    );
    await expect(importPrivateKey({ ...likeFirefox, ...(spki ? { spki } : {}) })).rejects.toMatchObject({
      code: 'key/public-key-mismatch',
    });
  });
});

describe.each(curves)('SEC 1 of %s, which stands on its own', (curve, oid) => {
  const parseSec1 = (der: Uint8Array) => parseEcPrivateKey(new Uint8Array(der));

  test('is written as OpenSSL writes PKCS#8 of it', () => {
    const { pem } = keyOf(curve);
    const sec1 = openssl(['ec', '-outform', 'DER'], { input: pem });
    expect(Buffer.from(parseSec1(sec1).pkcs8)).toEqual(canonical(curve, oid));
  });

  test('without public key is the same key', async () => {
    const { pem, octets, spki } = keyOf(curve);
    const sec1 = openssl(['ec', '-no_public', '-outform', 'DER'], { input: pem });
    const info = parseSec1(sec1);
    expect(Buffer.from(info.pkcs8)).toEqual(privateKeyInfo(ecPublicKey(oid), ecPrivateKey(octets.scalar)));
    expect(Buffer.from((await importPrivateKey(info)).publicKey?.spki ?? [])).toEqual(spki);
  });

  test('with its public key compressed is the same key', async () => {
    const { pem, spki } = keyOf(curve);
    const sec1 = openssl(['ec', '-conv_form', 'compressed', '-outform', 'DER'], { input: pem });
    expect(Buffer.from((await importPrivateKey(parseSec1(sec1))).publicKey?.spki ?? [])).toEqual(spki);
  });

  test('that does not name its curve, or spells it out, is refused', () => {
    const { pem, octets } = keyOf(curve);
    const nameless = ecPrivateKey(octets.scalar, { point: uncompressed(octets) });
    const explicit = openssl(['ec', '-param_enc', 'explicit', '-outform', 'DER'], { input: pem });
    const names = ['a curve that the file does not name', 'explicit parameters'];
    for (const [index, der] of [nameless, explicit].entries()) {
      expect(() => parseSec1(der)).toThrow(
        expect.objectContaining({ code: 'key/unsupported-curve', evidence: { name: names[index] } }),
      );
    }
  });
});

test('a curve inside that contradicts the one outside is refused', () => {
  const { octets } = keyOf('P-256');
  const inside = ecPrivateKey(octets.scalar, { curve: '1.3.132.0.10', point: uncompressed(octets) });
  expect(() => parse(privateKeyInfo(ecPublicKey('1.2.840.10045.3.1.7'), inside))).toThrow(
    expect.objectContaining({
      code: 'key/inconsistent',
      evidence: { element: 'ECPrivateKey.parameters', rule: 'P-256, not secp256k1' },
    }),
  );
});

describe('a curve that JWS does not sign with is refused by name and OID', () => {
  test.each([
    ['secp256k1', 'secp256k1', '1.3.132.0.10'],
    ['brainpoolP256r1', 'brainpoolP256r1', '1.3.36.3.3.2.8.1.1.7'],
    ['brainpoolP384r1', 'brainpoolP384r1', '1.3.36.3.3.2.8.1.1.11'],
    ['secp224r1', 'P-224', '1.3.132.0.33'],
    ['prime192v1', 'P-192', '1.2.840.10045.3.1.1'],
    ['SM2', 'SM2', '1.2.156.10197.1.301'],
  ])('%s', (group, name, oid) => {
    const pem = openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${group}`]);
    const der = openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], { input: pem });
    expect(() => parse(der)).toThrow(
      expect.objectContaining({ code: 'key/unsupported-curve', evidence: { oid, name } }),
    );
  });

  test('explicit parameters, even of P-256', () => {
    const pem = openssl([
      'genpkey',
      '-algorithm',
      'EC',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-pkeyopt',
      'ec_param_enc:explicit',
    ]);
    const der = openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], { input: pem });
    expect(() => parse(der)).toThrow(
      expect.objectContaining({ code: 'key/unsupported-curve', evidence: { name: 'explicit parameters' } }),
    );
  });
});
