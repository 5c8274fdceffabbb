/** The key derivation of PKCS#12. RFC 7292 §B.2, whose names for the octet strings are kept. */
import { wipeBytes, type Bytes } from '../encoding/bytes';
import type { HashName } from './encryption-scheme';
import { hashFunctions } from './hash-functions';
import { iterateHash } from './iterate-hash';

/** RFC 7292 §B.3. */
export const pkcs12Purpose = { key: 1, iv: 2, mac: 3 } as const;

export interface Pkcs12KdfParameters {
  readonly hash: HashName;
  readonly purpose: (typeof pkcs12Purpose)[keyof typeof pkcs12Purpose];
  /** With its two zero octets; wiping it is the caller's. */
  readonly password: Bytes;
  readonly salt: Bytes;
  readonly iterations: number;
  /** In octets. */
  readonly length: number;
}

/** @param onIterations is told, block after block, how many iterations of that block are done */
export function pkcs12Kdf(parameters: Pkcs12KdfParameters, onIterations: (done: number) => void): Bytes {
  const { hash, purpose, password, salt, iterations, length } = parameters;
  const { blockLen, outputLen } = hashFunctions[hash];
  const D = new Uint8Array(blockLen).fill(purpose);
  const I = concatenate(repeatToBlocks(salt, blockLen), repeatToBlocks(password, blockLen));
  const result = new Uint8Array(length);
  for (let filled = 0; filled < length; filled += outputLen) {
    const A = new Uint8Array(hashFunctions[hash].create().update(D).update(I).digest());
    iterateHash(hash, A, iterations, onIterations);
    result.set(A.subarray(0, length - filled), filled);
    const B = Uint8Array.from({ length: blockLen }, (_, index) => A[index % outputLen] as number);
    for (let at = 0; at < I.length; at += blockLen) addPlusOne(I.subarray(at, at + blockLen), B);
    wipeBytes(A, B);
  }
  wipeBytes(I);
  return result;
}

/** How many blocks of iterations it takes to fill this many octets. */
export function pkcs12Blocks(hash: HashName, length: number): number {
  return Math.ceil(length / hashFunctions[hash].outputLen);
}

/** Step 2 and 3: as many copies as fill whole blocks, the last one cut off; nothing stays nothing. */
function repeatToBlocks(octets: Bytes, blockLength: number): Bytes {
  const length = blockLength * Math.ceil(octets.length / blockLength);
  return Uint8Array.from({ length }, (_, index) => octets[index % octets.length] as number);
}

/** Step 6C: big-endian addition modulo 2^(8·length). */
function addPlusOne(block: Bytes, addend: Bytes): void {
  let carry = 1;
  for (let index = block.length - 1; index >= 0; index--) {
    carry += (block[index] as number) + (addend[index] as number);
    block[index] = carry & 0xff;
    carry >>= 8;
  }
}

function concatenate(first: Bytes, second: Bytes): Bytes {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  wipeBytes(second);
  return both;
}
