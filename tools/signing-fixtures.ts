/** Signatures by node:crypto, and their anatomy. */
import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  generatePrimeSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import type { JwsAlg } from '../src/core/keys/algorithms';
import { parseSubjectPublicKeyInfo, type PublicKey } from '../src/core/keys/public-key';
import {
  buildSignatureAnatomy,
  type SignatureAnatomy,
  type SignatureWorking,
} from '../src/core/keys/signature-anatomy';
import { rsaPrivateKey } from './der-fixtures';

export interface Pair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export const text = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJkYWVtb24ifQ';
export const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex').toUpperCase();
export const joined = (pairs: string | undefined) => (pairs ?? '').replaceAll(' ', '');
export const hashOf = (alg: string) => `sha${alg.slice(2)}`;
export const digestBy = (alg: string, ...octets: readonly (Uint8Array | string)[]) =>
  octets.reduce((hash, one) => hash.update(one), createHash(hashOf(alg))).digest();

export const rsa = (modulusLength: number, publicExponent = 65_537): Pair =>
  generateKeyPairSync('rsa', { modulusLength, publicExponent });

/** A modulus of as many bits as the primes have together. */
export function rsaOfPrimes(pBits: number, qBits: number): Pair {
  const e = 65_537n;
  const prime = (bits: number) => generatePrimeSync(bits, { bigint: true, add: e, rem: 2n });
  let [p, q] = [prime(pBits), prime(qBits)];
  while ((p * q).toString(2).length < pBits + qBits) [p, q] = [prime(pBits), prime(qBits)];
  const d = inverseOf(e, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverseOf(q, p) };
  const privateKey = createPrivateKey({ key: rsaPrivateKey(numbers), format: 'der', type: 'pkcs1' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

function inverseOf(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [modulus, value % modulus, 0n, 1n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % modulus) + modulus) % modulus;
}

export function imported({ publicKey }: Pair): Promise<PublicKey> {
  return parseSubjectPublicKeyInfo(new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })));
}

/** By node:crypto, as RFC 7518 has it; the length of the salt can be another. */
export function signBy(alg: JwsAlg, { privateKey: key }: Pair, saltLength?: number): Buffer {
  if (alg === 'EdDSA') return sign(null, Buffer.from(text), key);
  if (alg.startsWith('ES')) return sign(hashOf(alg), Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  const padding = alg.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltLength ?? constants.RSA_PSS_SALTLEN_DIGEST }
    : {};
  return sign(hashOf(alg), Buffer.from(text), { key, ...padding });
}

export async function anatomyOf(
  alg: JwsAlg,
  pair: Pair,
  signature: Uint8Array,
  signingInput = text,
): Promise<SignatureAnatomy> {
  const anatomy = await buildSignatureAnatomy({ signingInput, signature, alg }, await imported(pair));
  if (!anatomy) throw new Error('no anatomy');
  return anatomy;
}

export function workingOf<Kind extends SignatureWorking['kind']>({ working }: SignatureAnatomy, kind: Kind) {
  if (working.kind !== kind) throw new Error(`working is ${working.kind}`);
  return working as Extract<SignatureWorking, { kind: Kind }>;
}
