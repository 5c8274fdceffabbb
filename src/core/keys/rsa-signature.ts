/** What an RSA signature says of itself once it is opened with a public key: padding, hash, salt. RFC 8017 §8.1.2, §9.1.2, §9.2. */
import { parseDer, SequenceReader, unsignedValue } from '../asn1/der';
import { equalBytes, type Bytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';
import { encodeUtf8 } from '../encoding/utf8';
import type { PublicKey } from './public-key';

export type RsaHash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

export interface RsaSignature {
  readonly padding: 'PKCS1' | 'PSS';
  readonly hash: RsaHash;
  /** Of PSS. */
  readonly saltLength?: number;
  readonly maskHash?: RsaHash;
  /** Whether it is over this text; if not, the key is right and the text is another. */
  readonly matches: boolean;
}

const hashes: readonly (readonly [name: RsaHash, length: number, digestInfo: string])[] = [
  ['SHA-256', 32, '3031300D060960864801650304020105000420'],
  ['SHA-1', 20, '3021300906052B0E03021A05000414'],
  ['SHA-384', 48, '3041300D060960864801650304020205000430'],
  ['SHA-512', 64, '3051300D060960864801650304020305000440'],
];

/** Zero octets before the salt that no chance brings about: one in 2^64. */
const convincingZeros = 8;

/** Undefined: another key made it, or no RSA key at all. */
export async function openRsaSignature(
  key: PublicKey,
  signature: Uint8Array,
  signed: string,
): Promise<RsaSignature | undefined> {
  const { modulus, exponent } = rsaNumbers(key);
  const length = Math.ceil(key.bits / 8);
  const value = signature.length > 0 ? BigInt(`0x${encodeHex(signature)}`) : 0n;
  if (signature.length !== length || value >= modulus) return undefined;
  const opened = power(value, exponent, modulus);
  const encoded = octets(opened, length);
  const message = encodeUtf8(signed);
  return (await readPkcs1(encoded, message)) ?? (await readPss(encoded, key.bits, message));
}

async function readPkcs1(encoded: Bytes, message: Bytes): Promise<RsaSignature | undefined> {
  const text = encodeHex(encoded);
  if (!text.startsWith('0001FF')) return undefined;
  for (const [hash, size, digestInfo] of hashes) {
    const rest = `00${digestInfo}`;
    const at = text.length - rest.length - size * 2;
    if (at < 4 + 16 || text.slice(at, at + rest.length) !== rest) continue;
    if (!/^F+$/.test(text.slice(4, at))) continue;
    const digest = encodeHex(await digestOf(hash, message));
    return { padding: 'PKCS1', hash, matches: text.endsWith(digest) };
  }
  return undefined;
}

/** Everything but the comparison with the message can be done without it: so a right key is known from a wrong one. */
async function readPss(encoded: Bytes, bits: number, message: Bytes): Promise<RsaSignature | undefined> {
  // RFC 8017 §9.1: the encoded message has one bit less than the modulus.
  const length = Math.ceil((bits - 1) / 8);
  const em = encoded.slice(encoded.length - length);
  if (em[length - 1] !== 0xbc) return undefined;
  const unused = 8 * length - (bits - 1);
  for (const [hash, size] of hashes) {
    if (length < size + 2) continue;
    const maskedDb = em.slice(0, length - size - 1);
    const h = em.slice(length - size - 1, length - 1);
    for (const [maskHash] of hashes) {
      const mask = await maskOf(maskHash, h, maskedDb.length);
      const db = maskedDb.map((octet, index) => octet ^ (mask[index] ?? 0));
      db[0] = (db[0] ?? 0) & (0xff >> unused);
      const one = db.findIndex((octet) => octet !== 0);
      if (one < 0 || db[one] !== 1) continue;
      const salt = db.slice(one + 1);
      const digest = await digestOf(hash, message);
      const expected = await digestOf(hash, join(new Uint8Array(8), digest, salt));
      const matches = equalBytes(expected, h);
      if (matches || one >= convincingZeros)
        return { padding: 'PSS', hash, saltLength: salt.length, maskHash, matches };
    }
  }
  return undefined;
}

/** MGF1. RFC 8017 §B.2.1. */
async function maskOf(hash: RsaHash, seed: Uint8Array, length: number): Promise<Uint8Array> {
  const mask = new Uint8Array(length);
  for (let counter = 0, at = 0; at < length; counter++) {
    const block = await digestOf(hash, join(seed, Uint8Array.of(0, 0, counter >> 8, counter & 0xff)));
    mask.set(block.subarray(0, length - at), at);
    at += block.length;
  }
  return mask;
}

async function digestOf(hash: RsaHash, octetString: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(hash, octetString));
}

function rsaNumbers(key: PublicKey): { modulus: bigint; exponent: bigint } {
  const info = new SequenceReader(parseDer(key.spki).node, 'SubjectPublicKeyInfo');
  info.takeSequence('algorithm');
  const rsa = new SequenceReader(parseDer(info.takeBitString('subjectPublicKey')).node, 'RSAPublicKey');
  return {
    modulus: unsignedValue(rsa.takeInteger('modulus')),
    exponent: unsignedValue(rsa.takeInteger('publicExponent')),
  };
}

/** Public values alone: that it takes longer for some does not matter here. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base % modulus, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function octets(value: bigint, length: number): Bytes {
  const digits = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function join(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
