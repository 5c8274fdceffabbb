/** An RSA signature undone with the public key: what was encoded comes out. RSAVP1, RFC 8017 §5.2.2. */
import { parseDer, SequenceReader, unsignedValue } from '../asn1/der';
import type { Bytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';
import type { PublicKey } from './public-key';

export interface RsaNumbers {
  readonly modulus: bigint;
  readonly exponent: bigint;
}

export function rsaNumbers(key: PublicKey): RsaNumbers {
  const info = new SequenceReader(parseDer(key.spki).node, 'SubjectPublicKeyInfo');
  info.takeSequence('algorithm');
  const rsa = new SequenceReader(parseDer(info.takeBitString('subjectPublicKey')).node, 'RSAPublicKey');
  return {
    modulus: unsignedValue(rsa.takeInteger('modulus')),
    exponent: unsignedValue(rsa.takeInteger('publicExponent')),
  };
}

/** As long as the modulus. Undefined: a length or a number that this key cannot have made. */
export function rsaPublicOperation(key: PublicKey, signature: Uint8Array): Bytes | undefined {
  const { modulus, exponent } = rsaNumbers(key);
  const length = Math.ceil(key.bits / 8);
  if (signature.length !== length) return undefined;
  const value = BigInt(`0x${encodeHex(signature)}`);
  if (value >= modulus) return undefined;
  return numberOctets(power(value, exponent, modulus), length);
}

/** Public values alone: that it takes longer for some does not matter here. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base % modulus, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** I2OSP, RFC 8017 §4.1. */
export function numberOctets(value: bigint, length: number): Bytes {
  const digits = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
