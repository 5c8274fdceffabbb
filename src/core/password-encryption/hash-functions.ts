/** Hash functions by name, from @noble/hashes. WebCrypto has neither MD5 nor SHA-224, and takes a promise for every block. */
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import type { HashName } from './encryption-scheme';

export const hashFunctions = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-224': sha224,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
  'SHA-512/224': sha512_224,
  'SHA-512/256': sha512_256,
} as const satisfies Record<HashName, unknown>;

export type HashFunction = (typeof hashFunctions)[HashName];
