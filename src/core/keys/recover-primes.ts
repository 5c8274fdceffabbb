/** The primes of an RSA modulus from its two exponents. NIST SP 800-56B rev. 2, appendix C.2. */
import { WorkbenchError } from '../errors';

/** A number made to be squared for ever has thousands. */
const mostHalvings = 128;

const smallPrimes: readonly bigint[] = Array.from({ length: 310 }, (_, number) => number + 2)
  .filter((number, _, all) => all.every((other) => other >= number || number % other !== 0))
  .map(BigInt);

/** @throws WorkbenchError `key/inconsistent` where the three numbers are of no key, `key/too-long` */
export function recoverPrimes(n: bigint, e: bigint, d: bigint): [p: bigint, q: bigint] {
  const bits = n.toString(2).length;
  // Arithmetic in JavaScript; an RSA key of 4096 bits takes some tenths of a second.
  if (bits > 4096)
    throw new WorkbenchError('key/too-long', `JWK.n: ${bits} bits, no primes`, { bits, limit: 4096 });
  let odd = e * d - 1n;
  let halvings = 0;
  if (odd <= 0n || odd % 2n !== 0n || n % 2n === 0n || odd.toString(2).length > 2 * bits)
    throw inconsistent();
  while (odd % 2n === 0n) {
    odd /= 2n;
    halvings++;
  }
  // Each power of two in it is one in p − 1 or q − 1; of random primes there are a handful.
  if (halvings > mostHalvings) throw inconsistent();
  // Fermat: of a prime, or a power of one, every base below would be tried in vain.
  if (greatestCommonDivisor((power(2n, n, n) + n - 2n) % n, n) > 1n) throw inconsistent();
  // Each base fails with a probability of one half at most. Composite ones would not be independent: where p and q
  // are 3 modulo 4, whether a base fails is a product of whether its factors do.
  for (const base of smallPrimes) {
    const root = rootOfOne(power(base, odd, n), halvings, n);
    if (root === undefined) continue;
    const p = greatestCommonDivisor(root - 1n, n);
    if (p > 1n && p < n) return p * p > n ? [p, n / p] : [n / p, p];
  }
  throw inconsistent();
}

/** A square root of 1 that is neither 1 nor −1, on the way of squaring; undefined where this base leads past none. */
function rootOfOne(start: bigint, squarings: number, n: bigint): bigint | undefined {
  let value = start;
  for (let count = 0; count < squarings; count++) {
    if (value === 1n || value === n - 1n) return undefined;
    const square = (value * value) % n;
    if (square === 1n) return value;
    value = square;
  }
  // e × d − 1 is a multiple of the order of every base, or the exponents are not of this modulus.
  throw inconsistent();
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

function inconsistent(): WorkbenchError {
  return new WorkbenchError('key/inconsistent', 'RSA: the exponents do not belong to the modulus', {
    element: 'JWK.d',
    rule: 'e × d ≡ 1 for the primes of n',
  });
}
