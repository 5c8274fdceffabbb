import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openssl } from '../../../tools/openssl-fixtures';
import {
  anatomyOf,
  digestBy,
  hashOf,
  hex,
  joined,
  signBy,
  text,
  workingOf,
  type Pair,
} from '../../../tools/signing-fixtures';
import type { JwsAlg } from './algorithms';
import type { SignatureAnatomy } from './signature-anatomy';

const curves = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' } as const;

describe.each(Object.entries(curves))('an ECDSA signature %s', (name, namedCurve) => {
  const alg = name as JwsAlg;
  const pair: Pair = generateKeyPairSync('ec', { namedCurve });

  test('of OpenSSL leads back to its own r', async () => {
    for (let round = 0; round < 4; round++) {
      const signature = signBy(alg, pair);
      const anatomy = await anatomyOf(alg, pair, signature);
      const { numbers } = workingOf(anatomy, 'ecdsa');
      expect(joined(numbers.r) + joined(numbers.s)).toBe(hex(signature));
      expect(joined(numbers.x.hex)).toBe(joined(numbers.r));
      expect(numbers.x.difference).toBeUndefined();
      expect(anatomy.isValid).toBe(true);
      expectScalars(alg, anatomy, namedCurve);
    }
  });

  test('over another text leads elsewhere', async () => {
    const anatomy = await anatomyOf(alg, pair, signBy(alg, pair), `${text}x`);
    const { numbers } = workingOf(anatomy, 'ecdsa');
    expect(numbers.x.difference).toBeTypeOf('number');
    expect(anatomy.isValid).toBe(false);
  });

  test('of zeros, of numbers that are too large, and in DER', async () => {
    const size = signBy(alg, pair).length;
    for (const octet of [0, 0xff]) {
      const anatomy = await anatomyOf(alg, pair, Buffer.alloc(size, octet));
      expect(workingOf(anatomy, 'ecdsa').numbers.isInRange).toBe(false);
      expect(anatomy.isValid).toBe(false);
    }
    const der = sign(hashOf(alg), Buffer.from(text), pair.privateKey);
    expect((await anatomyOf(alg, pair, der)).working.kind).toBe('none');
  });
});

/** u1 · s = e and u2 · s = r, modulo the order that OpenSSL prints. */
function expectScalars(alg: JwsAlg, anatomy: SignatureAnatomy, curve: string): void {
  const { u1, u2, r, s } = workingOf(anatomy, 'ecdsa').numbers;
  const names: Readonly<Record<string, string>> = {
    'P-256': 'prime256v1',
    'P-384': 'secp384r1',
    'P-521': 'secp521r1',
  };
  const printed = openssl([
    'ecparam',
    '-name',
    names[curve] ?? '',
    '-param_enc',
    'explicit',
    '-text',
    '-noout',
  ]).toString();
  const order = BigInt(`0x${/Order:\s*([0-9a-f:\s]+)/.exec(printed)?.[1]?.replace(/[:\s]/g, '') ?? ''}`);
  const number = (pairs: string) => BigInt(`0x${joined(pairs)}`);
  expect((number(u1) * number(s)) % order).toBe(BigInt(`0x${hex(digestBy(alg, text))}`) % order);
  expect((number(u2) * number(s)) % order).toBe(number(r) % order);
}

describe('an EdDSA signature', () => {
  const pair: Pair = generateKeyPairSync('ed25519');

  test('is R, S and k, the digest of R, the public key and the text', async () => {
    const signature = signBy('EdDSA', pair);
    const anatomy = await anatomyOf('EdDSA', pair, signature);
    const { r, s, k } = workingOf(anatomy, 'eddsa').numbers;
    expect(joined(r) + joined(s)).toBe(hex(signature));
    const { x } = pair.publicKey.export({ format: 'jwk' });
    const hashed = createHash('sha512')
      .update(signature.subarray(0, 32))
      .update(Buffer.from(String(x), 'base64url'))
      .update(text)
      .digest();
    const little = (octets: Uint8Array) => BigInt(`0x${Buffer.from(octets).reverse().toString('hex')}`);
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    expect(little(Buffer.from(joined(k), 'hex'))).toBe(little(hashed) % order);
    expect(anatomy).toMatchObject({ isValid: true });
    expect(anatomy.digest).toBeUndefined();
  });

  test('over another text is not valid; of another length it has no parts', async () => {
    expect((await anatomyOf('EdDSA', pair, signBy('EdDSA', pair), 'x')).isValid).toBe(false);
    expect((await anatomyOf('EdDSA', pair, Buffer.alloc(63))).working.kind).toBe('none');
  });
});
