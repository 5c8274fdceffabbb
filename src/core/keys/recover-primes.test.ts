import { checkPrimeSync, generateKeyPairSync, generatePrimeSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rsaNumbersOf, type RsaNumbers } from '../../../tools/der-fixtures';
import { openssl } from '../../../tools/openssl-fixtures';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';
import { recoverPrimes } from './recover-primes';

/** Of OpenSSL. */
function makeNumbers(bits: number, ...more: readonly string[]): RsaNumbers {
  return rsaNumbersOf(openssl(['genrsa', ...more, String(bits)]).toString());
}

const inconsistent = (element: string) =>
  expect.objectContaining({
    code: 'key/inconsistent',
    evidence: expect.objectContaining({ element }) as object,
  }) as Error;

const numbers = makeNumbers(1024);
const long = makeNumbers(4096);

/** Both 3 modulo 4, and 2, 3, 5, 7, 11, 13, 17, 19 are residues of both or of neither; found by node:crypto’s generatePrimeSync. */
const stubborn = {
  p: 312244228452016431808991264292346139651n,
  q: 279368335827570442960852368413452042571n,
};

describe('the primes of an RSA modulus (SP 800-56B rev. 2, appendix C.2)', () => {
  test.each([
    ['512 bits', 512, []],
    ['1024 bits', 1024, []],
    ['2048 bits', 2048, []],
    ['2048 bits, exponent 3', 2048, ['-3']],
  ])('are those of OpenSSL’s key of %s, the larger first', (_, bits, args) => {
    const { n, e, d, p, q } = makeNumbers(bits, ...args);
    expect(recoverPrimes(n, e, d)).toEqual(p > q ? [p, q] : [q, p]);
  });

  test('are found of 4096 bits within a second', () => {
    const { n, e, d, p, q } = long;
    const started = processorMilliseconds();
    expect(recoverPrimes(n, e, d)).toEqual(p > q ? [p, q] : [q, p]);
    expect(processorMilliseconds() - started).toBeLessThan(1000);
  });

  test('are found by d reduced by λ(n) as by d reduced by φ(n)', () => {
    const { n, e, d, p, q } = numbers;
    const [larger, smaller] = p > q ? [p, q] : [q, p];
    const phi = (p - 1n) * (q - 1n);
    for (const exponent of [d % phi, (d % phi) + phi]) {
      expect(recoverPrimes(n, e, exponent)).toEqual([larger, smaller]);
    }
  });

  test('are found where every base below 23 fails', () => {
    const { p, q } = stubborn;
    // 65537⁻¹ modulo φ(n).
    const phi = (p - 1n) * (q - 1n);
    let k = 1n;
    while ((k * phi + 1n) % 65537n !== 0n) k++;
    expect(recoverPrimes(p * q, 65537n, (k * phi + 1n) / 65537n)).toEqual([p, q]);
  });

  test('are found of any of fifty keys', () => {
    for (let count = 0; count < 50; count++) {
      const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 512 });
      const { n, e, d } = rsaNumbersOf(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
      const [p, q] = recoverPrimes(n, e, d);
      expect([p * q === n, p > q, checkPrimeSync(p), checkPrimeSync(q)]).toEqual([true, true, true, true]);
    }
  });
});

describe('numbers that are of no key are refused', () => {
  test.each<[string, Partial<RsaNumbers>]>([
    ['another d', { d: numbers.d + 2n }],
    ['another e', { e: 3n }],
    ['another n', { n: numbers.n + 2n }],
    ['an even n', { n: numbers.n + 1n }],
    ['no n', { n: 0n }],
    ['n of 1', { n: 1n }],
    ['no d', { d: 0n }],
    ['e and d of 1', { e: 1n, d: 1n }],
    ['e × d that is even', { e: 65536n }],
    ['a d that is far too long', { d: numbers.d << 1100n }],
  ])('%s', (_, bent) => {
    const { n, e, d } = { ...numbers, ...bent };
    expect(() => recoverPrimes(n, e, d)).toThrow(inconsistent('JWK.d'));
  });

  test('a modulus that is itself a prime, within a second', () => {
    // A prime of Mersenne. e × d ≡ 1 mod n − 1, so that every base comes to 1.
    const n = (1n << 3217n) - 1n;
    const started = processorMilliseconds();
    expect(() => recoverPrimes(n, 1n, n)).toThrow(inconsistent('JWK.d'));
    expect(processorMilliseconds() - started).toBeLessThan(1000);
  });

  test('a modulus that is the square of a prime, within a second', () => {
    const prime = generatePrimeSync(2048, { bigint: true });
    // e × d ≡ 1 modulo the order of every base, and no base has a third root of 1.
    const d = prime * (prime - 1n) + 1n;
    const started = processorMilliseconds();
    expect(() => recoverPrimes(prime * prime, 1n, d)).toThrow(inconsistent('JWK.d'));
    expect(processorMilliseconds() - started).toBeLessThan(1000);
  });

  test('exponents that keep the page squaring, within a second', () => {
    // e × d − 1 is 2 to a power: as many squarings as it has bits.
    const started = processorMilliseconds();
    expect(() => recoverPrimes(long.n, 1n, (1n << 8100n) + 1n)).toThrow(inconsistent('JWK.d'));
    expect(processorMilliseconds() - started).toBeLessThan(1000);
  });

  test('a modulus for which there is no time, by its length', () => {
    expect(() => recoverPrimes((1n << 4096n) + 1n, 65537n, 3n)).toThrow(
      expect.objectContaining({ code: 'key/too-long', evidence: { bits: 4097, limit: 4096 } }),
    );
  });
});
