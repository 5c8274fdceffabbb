/** RSAPrivateKey: read, checked, and written with recomputed CRT values. RFC 8017 §A.1.2. */
import * as asn1js from 'asn1js';
import { derInteger, encodeDer, parseDer, SequenceReader, unsignedValue } from '../asn1/der';
import type { Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';

export interface RsaPrivateKey {
  readonly modulus: bigint;
  readonly publicExponent: bigint;
  /** RSAPrivateKey in DER. Secret. */
  readonly der: Bytes;
  /** True where the file's exponents or coefficient were not the right ones for its primes. */
  readonly crtRecomputed: boolean;
}

/**
 * Engines accept or refuse a key by its CRT values, each in its own way, so those are computed anew from the primes.
 * @throws WorkbenchError `der/…`, `key/multi-prime`, `key/inconsistent`
 */
export function parseRsaPrivateKey(der: Bytes): RsaPrivateKey {
  const reader = new SequenceReader(parseDer(der).node, 'RSAPrivateKey');
  const version = reader.takeSmallInteger('version');
  if (version === 1)
    throw new WorkbenchError('key/multi-prime', 'RSAPrivateKey.version 1: more than two primes');
  if (version !== 0) {
    throw new WorkbenchError('key/inconsistent', 'RSAPrivateKey.version is neither 0 nor 1', {
      element: 'RSAPrivateKey.version',
      rule: '0, or 1 for more than two primes',
    });
  }
  const take = (member: string) => unsignedValue(reader.takeInteger(member));
  const n = take('modulus');
  requireUsableLength(n);
  const e = take('publicExponent');
  const d = take('privateExponent');
  const p = take('prime1');
  const q = take('prime2');
  const inFile = [take('exponent1'), take('exponent2'), take('coefficient')];
  requireConsistent(n, e, d, p, q);
  const crt = [d % (p - 1n), d % (q - 1n), inverse(q, p)];
  return {
    modulus: n,
    publicExponent: e,
    der: encodeDer(new asn1js.Sequence({ value: [0n, n, e, d, p, q, ...crt].map(derInteger) })),
    crtRecomputed: crt.some((value, index) => value !== inFile[index]),
  };
}

/** The longest that engines were seen to sign with; arithmetic on a crafted one of a million bits would hold up the page. */
const longestModulus = 16_384;

function requireUsableLength(modulus: bigint): void {
  const bits = modulus.toString(2).length;
  if (bits <= longestModulus) return;
  throw new WorkbenchError('key/too-long', `RSAPrivateKey.modulus: ${bits} bits`, {
    bits,
    limit: longestModulus,
  });
}

function requireConsistent(n: bigint, e: bigint, d: bigint, p: bigint, q: bigint): void {
  const fail = (element: string, rule: string): never => {
    throw new WorkbenchError('key/inconsistent', `RSAPrivateKey: ${rule} does not hold`, { element, rule });
  };
  if (p < 2n || q < 2n || p * q !== n) fail('RSAPrivateKey.modulus', 'prime1 × prime2 = modulus');
  // With a prime of 2 everything below holds, and OpenSSL calls it valid.
  for (const [element, prime] of [
    ['prime1', p],
    ['prime2', q],
  ] as const) {
    if (prime % 2n === 0n) fail(`RSAPrivateKey.${element}`, `${element} is odd`);
  }
  const isInverse = (prime: bigint) => (e * d) % (prime - 1n) === 1n % (prime - 1n);
  if (!isInverse(p) || !isInverse(q)) {
    fail('RSAPrivateKey.privateExponent', 'publicExponent × privateExponent ≡ 1 mod (prime − 1)');
  }
  if (p === q) fail('RSAPrivateKey.prime2', 'prime1 ≠ prime2');
}

/** The multiplicative inverse by the extended Euclidean algorithm; the moduli here are distinct primes of one modulus. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [previous, current] = [value % modulus, modulus];
  let [coefficient, next] = [1n, 0n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [coefficient, next] = [next, coefficient - quotient * next];
  }
  return ((coefficient % modulus) + modulus) % modulus;
}
