/** The mask of RSASSA-PSS, made by hashing a seed with a counter. RFC 8017 §B.2.1. */
import { joinBytes, type Bytes } from '../encoding/bytes';
import { digestOf, type RsaHash } from './rsa-hashes';

export async function mgf1(hash: RsaHash, seed: Uint8Array, length: number): Promise<Bytes> {
  const mask = new Uint8Array(length);
  for (let counter = 0, at = 0; at < length; counter++) {
    const block = await digestOf(hash, joinBytes(seed, Uint8Array.of(0, 0, counter >> 8, counter & 0xff)));
    mask.set(block.subarray(0, length - at), at);
    at += block.length;
  }
  return mask;
}
