/** PBKDF2, by WebCrypto where it can, else by @noble/hashes. RFC 8018 §5.2. */
import { pbkdf2 as portablePbkdf2 } from '@noble/hashes/pbkdf2.js';
import type { Bytes } from '../encoding/bytes';
import type { HashName } from './encryption-scheme';
import { hashFunctions } from './hash-functions';

export interface Pbkdf2Parameters {
  readonly hash: HashName;
  readonly password: Bytes;
  readonly salt: Bytes;
  readonly iterations: number;
  /** In octets. */
  readonly length: number;
}

export async function pbkdf2(parameters: Pbkdf2Parameters): Promise<Bytes> {
  return (await derivedByEngine(parameters)) ?? derivedByLibrary(parameters);
}

/** undefined where the engine has not the hash, or takes no empty password or salt (WebKit). */
async function derivedByEngine(parameters: Pbkdf2Parameters): Promise<Bytes | undefined> {
  const { hash, password, salt, iterations, length } = parameters;
  if (!engineHashes.includes(hash) || password.length === 0 || salt.length === 0) return undefined;
  try {
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const derivation = { name: 'PBKDF2', hash, salt, iterations };
    return new Uint8Array(await crypto.subtle.deriveBits(derivation, key, 8 * length));
  } catch {
    return undefined;
  }
}

const engineHashes: readonly HashName[] = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

function derivedByLibrary({ hash, password, salt, iterations, length }: Pbkdf2Parameters): Bytes {
  return new Uint8Array(
    portablePbkdf2(hashFunctions[hash], password, salt, { c: iterations, dkLen: length }),
  );
}
