import { beforeAll, describe, expect, test } from 'vitest';
import {
  integer,
  privateKeyInfo,
  rsaEncryption,
  rsaNumbersOf,
  rsaPrivateKey,
  sequence,
  type RsaNumbers,
} from '../../../tools/der-fixtures';
import { makeKeyPem, openssl } from '../../../tools/openssl-fixtures';
import { parsePrivateKeyInfo } from './private-key-info';
import { parseRsaPrivateKey } from './rsa-private-key';

let numbers: RsaNumbers;
/** As OpenSSL writes it. */
let pkcs1: Buffer;

beforeAll(() => {
  const keyPem = makeKeyPem('RSA-2048');
  numbers = rsaNumbersOf(keyPem);
  pkcs1 = openssl(['rsa', '-traditional', '-outform', 'DER'], { input: keyPem });
});

const parse = (der: Buffer) => parseRsaPrivateKey(new Uint8Array(der));

describe('RSAPrivateKey (RFC 8017 §A.1.2)', () => {
  test('of OpenSSL is written as it was, CRT values and all', () => {
    const parsed = parse(pkcs1);
    expect(Buffer.from(parsed.der)).toEqual(pkcs1);
    expect(parsed).toMatchObject({ modulus: numbers.n, publicExponent: 65537n, crtRecomputed: false });
  });

  test.each<[string, (key: RsaNumbers) => Partial<RsaNumbers>]>([
    ['all zero', () => ({ dp: 0n, dq: 0n, qi: 0n })],
    ['of exchanged primes', ({ dp, dq }) => ({ dp: dq, dq: dp })],
    ['with a wrong coefficient', ({ qi }) => ({ qi: qi + 1n })],
  ])('with CRT values %s has them recomputed to OpenSSL’s', (_, bend) => {
    const parsed = parse(rsaPrivateKey({ ...numbers, ...bend(numbers) }));
    expect(Buffer.from(parsed.der)).toEqual(pkcs1);
    expect(parsed.crtRecomputed).toBe(true);
  });

  test('with p and q swapped is recomputed into a key that OpenSSL calls valid', () => {
    const parsed = parse(rsaPrivateKey({ ...numbers, p: numbers.q, q: numbers.p }));
    expect(parsed.crtRecomputed).toBe(true);
    const check = openssl(['rsa', '-check', '-noout', '-inform', 'DER'], { input: Buffer.from(parsed.der) });
    expect(check.toString()).toContain('RSA key ok');
  });

  test('with d reduced by λ(n), as some programs write it, is kept and valid', () => {
    const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
    const [p1, q1] = [numbers.p - 1n, numbers.q - 1n];
    const lambda = (p1 * q1) / gcd(p1, q1);
    const parsed = parse(rsaPrivateKey({ ...numbers, d: (numbers.d % lambda) + lambda }));
    expect(parsed.crtRecomputed).toBe(false);
    const check = openssl(['rsa', '-check', '-noout', '-inform', 'DER'], { input: Buffer.from(parsed.der) });
    expect(check.toString()).toContain('RSA key ok');
  });
});

describe('an RSAPrivateKey that contradicts itself is refused, naming the rule', () => {
  test.each<[string, (key: RsaNumbers) => Partial<RsaNumbers>, string]>([
    ['n is another product', ({ n }) => ({ n: n + 2n }), 'RSAPrivateKey.modulus'],
    ['p is not a factor', ({ p }) => ({ p: p + 2n }), 'RSAPrivateKey.modulus'],
    ['p is zero', () => ({ p: 0n }), 'RSAPrivateKey.modulus'],
    ['p is one', ({ n }) => ({ p: 1n, q: n }), 'RSAPrivateKey.modulus'],
    ['everything is zero', () => ({ n: 0n, e: 0n, d: 0n, p: 0n, q: 0n }), 'RSAPrivateKey.modulus'],
    ['d is another exponent', ({ d }) => ({ d: d + 2n }), 'RSAPrivateKey.privateExponent'],
    ['e is another exponent', () => ({ e: 3n }), 'RSAPrivateKey.privateExponent'],
    ['d is zero', () => ({ d: 0n }), 'RSAPrivateKey.privateExponent'],
  ])('%s', (_, bend, element) => {
    expect(() => parse(rsaPrivateKey({ ...numbers, ...bend(numbers) }))).toThrow(
      expect.objectContaining({
        code: 'key/inconsistent',
        evidence: expect.objectContaining({ element }) as object,
      }),
    );
  });

  test('p is q', () => {
    const p = 61n;
    const key = { n: p * p, e: 7n, d: 43n, p, q: p, dp: 43n, dq: 43n, qi: 0n };
    expect(() => parse(rsaPrivateKey(key))).toThrow(
      expect.objectContaining({
        evidence: expect.objectContaining({ element: 'RSAPrivateKey.prime2' }) as object,
      }),
    );
  });

  test.each(['p', 'q'] as const)('%s is 2, which OpenSSL calls valid', (which) => {
    const other = 11n;
    const [p, q] = which === 'p' ? [2n, other] : [other, 2n];
    const key = { n: 22n, e: 3n, d: 7n, p, q, dp: 7n % (p - 1n), dq: 7n % (q - 1n), qi: 1n };
    const element = which === 'p' ? 'RSAPrivateKey.prime1' : 'RSAPrivateKey.prime2';
    expect(() => parse(rsaPrivateKey(key))).toThrow(
      expect.objectContaining({
        code: 'key/inconsistent',
        evidence: expect.objectContaining({ element }) as object,
      }),
    );
  });

  test('the version is neither 0 nor 1', () => {
    expect(() => parse(rsaPrivateKey(numbers, 7n))).toThrow(
      expect.objectContaining({ code: 'key/inconsistent' }),
    );
  });
});

test('an RSAPrivateKey of three primes is refused as such (RFC 8017 §3.2)', () => {
  const pem = openssl(['genrsa', '-primes', '3', '2048']).toString();
  const der = openssl(['rsa', '-traditional', '-outform', 'DER'], { input: pem });
  expect(() => parse(der)).toThrow(expect.objectContaining({ code: 'key/multi-prime' }));
  expect(() => parsePrivateKeyInfo(new Uint8Array(privateKeyInfo(rsaEncryption, der)))).toThrow(
    expect.objectContaining({ code: 'key/multi-prime' }),
  );
});

test('an RSAPrivateKey of a million bits is refused by its length, before any arithmetic', () => {
  const n = 1n << 1_000_000n;
  expect(() => parse(rsaPrivateKey({ ...numbers, n }))).toThrow(
    expect.objectContaining({ code: 'key/too-long', evidence: { bits: 1_000_001, limit: 16_384 } }),
  );
});

test('an RSAPrivateKey that ends early is refused with the name of what is missing', () => {
  const { n, e, d } = numbers;
  expect(() => parse(sequence(...[0n, n, e, d].map(integer)))).toThrow(
    expect.objectContaining({
      code: 'der/unexpected-element',
      evidence: expect.objectContaining({ element: 'RSAPrivateKey.prime1', found: 'nothing' }) as object,
    }),
  );
});

test('no error holds a number of the key', () => {
  for (const bend of [{ n: numbers.n + 2n }, { d: numbers.d + 2n }, { p: numbers.p + 2n }]) {
    try {
      parse(rsaPrivateKey({ ...numbers, ...bend }));
      expect.unreachable();
    } catch (error) {
      const told = `${String(error)} ${JSON.stringify(error)}`;
      for (const secret of [numbers.d, numbers.p, numbers.q]) {
        expect(told).not.toContain(secret.toString());
        expect(told.toLowerCase()).not.toContain(secret.toString(16));
      }
    }
  }
});
