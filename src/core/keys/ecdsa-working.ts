/** What the verification of an ECDSA signature computes, number by number: a point whose x is r. FIPS 186-5 §6.4.2, RFC 7518 §3.4. */
import { parseDer, SequenceReader } from '../asn1/der';
import type { Bytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';
import { encodeHexPairs } from '../encoding/hex-pairs';
import { compareOctets, type ComparedOctets } from './compared-octets';
import { curveByName } from './curves';
import { numberOctets, power } from './rsa-public-operation';
import type { PublicKey } from './public-key';

/** Numbers as pairs of digits, each as long as a coordinate of the curve. */
export interface EcdsaWorking {
  readonly r: string;
  readonly s: string;
  /** Neither 0 nor as large as the order of the base point, or nothing is computed. */
  readonly isInRange: boolean;
  /** e · s⁻¹ and r · s⁻¹, modulo the order of the base point. */
  readonly u1: string;
  readonly u2: string;
  /** x of u1 · G + u2 · Q, modulo the order, beside r. */
  readonly x: ComparedOctets;
}

interface CurveNumbers {
  /** Of the field. y² = x³ − 3x + b in all three; b is not needed to add points. */
  readonly p: bigint;
  readonly g: Point;
}

/** Jacobian: x = X / Z², y = Y / Z³; Z = 0 is the point at infinity. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

/** SEC 2 §2.4.2, §2.5.1, §2.6.1. */
const curveNumbers: ReadonlyMap<string, CurveNumbers> = new Map([
  [
    'P-256',
    {
      p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
      g: affine(
        0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
        0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
      ),
    },
  ],
  [
    'P-384',
    {
      p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
      g: affine(
        0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
        0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn,
      ),
    },
  ],
  [
    'P-521',
    {
      p: (1n << 521n) - 1n,
      g: affine(
        0xc6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66n,
        0x11839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650n,
      ),
    },
  ],
]);

/** @param digest no longer than the order, as every algorithm of JWS has it @returns undefined: a compressed point, or not two numbers */
export function ecdsaWorking(key: PublicKey, signature: Uint8Array, digest: Bytes): EcdsaWorking | undefined {
  const curve = curveByName(key.curve ?? '');
  const numbers = curveNumbers.get(key.curve ?? '');
  const point = curve && uncompressedPoint(key, curve.fieldLength);
  if (!curve || !numbers || !point || signature.length !== curve.fieldLength * 2) return undefined;
  const { fieldLength, order } = curve;
  const r = numberOf(signature.subarray(0, fieldLength));
  const s = numberOf(signature.subarray(fieldLength));
  const isInRange = r > 0n && r < order && s > 0n && s < order;
  const inverse = isInRange ? power(s, order - 2n, order) : 0n;
  const u1 = (numberOf(digest) * inverse) % order;
  const u2 = (r * inverse) % order;
  const x = isInRange ? xOfSum(u1, u2, point, numbers) % order : 0n;
  const show = (value: bigint) => encodeHexPairs(numberOctets(value, fieldLength));
  return {
    r: encodeHexPairs(signature.subarray(0, fieldLength)),
    s: encodeHexPairs(signature.subarray(fieldLength)),
    isInRange,
    u1: show(u1),
    u2: show(u2),
    x: compareOctets(numberOctets(x, fieldLength), signature.subarray(0, fieldLength)),
  };
}

function uncompressedPoint(key: PublicKey, fieldLength: number): Point | undefined {
  const info = new SequenceReader(parseDer(key.spki).node, 'SubjectPublicKeyInfo');
  info.takeSequence('algorithm');
  const octets = info.takeBitString('subjectPublicKey');
  if (octets[0] !== 4 || octets.length !== 1 + 2 * fieldLength) return undefined;
  return affine(numberOf(octets.subarray(1, 1 + fieldLength)), numberOf(octets.subarray(1 + fieldLength)));
}

/** Both multiples at once: as many doublings as the order has bits. */
function xOfSum(u1: bigint, u2: bigint, q: Point, { p, g }: CurveNumbers): bigint {
  const both = add(g, q, p);
  let sum: Point = { x: 1n, y: 1n, z: 0n };
  for (let bit = BigInt(p.toString(2).length - 1); bit >= 0n; bit--) {
    sum = double(sum, p);
    const isFirst = (u1 >> bit) & 1n;
    const isSecond = (u2 >> bit) & 1n;
    if (isFirst && isSecond) sum = add(sum, both, p);
    else if (isFirst) sum = add(sum, g, p);
    else if (isSecond) sum = add(sum, q, p);
  }
  const inverse = power(sum.z, p - 2n, p);
  return (sum.x * inverse * inverse) % p;
}

/** https://hyperelliptic.org/EFD/g1p/auto-shortw-jacobian-3.html, dbl-2001-b. */
function double({ x, y, z }: Point, p: bigint): Point {
  const delta = (z * z) % p;
  const gamma = (y * y) % p;
  const beta = (x * gamma) % p;
  const alpha = (3n * (x - delta) * (x + delta)) % p;
  const doubled = modulo(alpha * alpha - 8n * beta, p);
  return {
    x: doubled,
    y: modulo(alpha * (4n * beta - doubled) - 8n * gamma * gamma, p),
    z: modulo((y + z) ** 2n - gamma - delta, p),
  };
}

/** The same page, add-1998-cmo-2, with the cases in which it does not hold. */
function add(a: Point, b: Point, p: bigint): Point {
  if (a.z === 0n) return b;
  if (b.z === 0n) return a;
  const aa = (a.z * a.z) % p;
  const bb = (b.z * b.z) % p;
  const u = (a.x * bb) % p;
  const s = (a.y * b.z * bb) % p;
  const h = modulo(b.x * aa - u, p);
  const difference = modulo(b.y * a.z * aa - s, p);
  if (h === 0n) return difference === 0n ? double(a, p) : { x: 1n, y: 1n, z: 0n };
  const square = (h * h) % p;
  const cube = (h * square) % p;
  const v = (u * square) % p;
  const x = modulo(difference * difference - cube - 2n * v, p);
  return { x, y: modulo(difference * (v - x) - s * cube, p), z: (a.z * b.z * h) % p };
}

function affine(x: bigint, y: bigint): Point {
  return { x, y, z: 1n };
}

function modulo(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

function numberOf(octets: Uint8Array): bigint {
  return octets.length === 0 ? 0n : BigInt(`0x${encodeHex(octets)}`);
}
