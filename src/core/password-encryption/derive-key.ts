/** From a password to the octets that a cipher or a MAC is keyed with, whatever the derivation. */
import { md5 } from '@noble/hashes/legacy.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import type { KeyDerivation } from './encryption-scheme';
import { hashFunctions } from './hash-functions';
import { iterateHash } from './iterate-hash';
import type { OnProgress, Password } from './password-engine';
import { bmpPasswordOctets, utf8PasswordOctets } from './password-octets';
import { pbkdf2 } from './pbkdf2';
import { pkcs12Blocks, pkcs12Kdf, pkcs12Purpose } from './pkcs12-kdf';

export interface DerivedKey {
  readonly key: Bytes;
  /** As long as was asked for; empty where none was. */
  readonly iv: Bytes;
}

/** What the octets are for, in octets. A MAC needs no initialization vector. */
export type KeyPurpose =
  | { readonly use: 'encryption'; readonly keyLength: number; readonly ivLength: number }
  | { readonly use: 'mac'; readonly keyLength: number };

/** Secret: overwrite both when they have been used. */
export async function deriveKey(
  derivation: KeyDerivation,
  password: Password,
  purpose: KeyPurpose,
  onProgress: OnProgress,
): Promise<DerivedKey> {
  if (derivation.kind === 'PKCS#12') return deriveAsPkcs12(derivation, password, purpose, onProgress);
  const octets = utf8PasswordOctets(password);
  try {
    const length = purpose.keyLength + (purpose.use === 'encryption' ? purpose.ivLength : 0);
    const derived = await deriveOctets(derivation, octets, length, onProgress);
    const split = { key: derived.slice(0, purpose.keyLength), iv: derived.slice(purpose.keyLength) };
    wipeBytes(derived);
    return split;
  } finally {
    wipeBytes(octets);
  }
}

type CounterDerivation = Extract<KeyDerivation, { iterations: number }>;

function deriveAsPkcs12(
  { hash, salt, iterations }: CounterDerivation,
  password: Password,
  purpose: KeyPurpose,
  onProgress: OnProgress,
): DerivedKey {
  const { keyLength } = purpose;
  const ivLength = purpose.use === 'encryption' ? purpose.ivLength : 0;
  const total = iterations * (pkcs12Blocks(hash, keyLength) + pkcs12Blocks(hash, ivLength));
  let before = 0;
  const onIterations = (done: number) => {
    onProgress(before + done, total);
    if (done === iterations) before += iterations;
  };
  const octets = bmpPasswordOctets(password);
  const parameters = { hash, password: octets, salt, iterations };
  const keyPurpose = purpose.use === 'mac' ? pkcs12Purpose.mac : pkcs12Purpose.key;
  const key = pkcs12Kdf({ ...parameters, purpose: keyPurpose, length: keyLength }, onIterations);
  const iv = pkcs12Kdf({ ...parameters, purpose: pkcs12Purpose.iv, length: ivLength }, onIterations);
  wipeBytes(octets);
  return { key, iv };
}

async function deriveOctets(
  derivation: Exclude<KeyDerivation, { kind: 'PKCS#12' }> | CounterDerivation,
  password: Bytes,
  length: number,
  onProgress: OnProgress,
): Promise<Bytes> {
  switch (derivation.kind) {
    case 'scrypt': {
      const { salt, cost: N, blockSize: r, parallelization: p } = derivation;
      const report = (part: number) => onProgress(Math.round(part * N * p), N * p);
      return new Uint8Array(scrypt(password, salt, { N, r, p, dkLen: length, onProgress: report }));
    }
    case 'EVP_BytesToKey':
      return evpBytesToKey(password, derivation.salt, length);
    case 'PBKDF1': {
      const { hash, salt, iterations } = derivation;
      const digest = new Uint8Array(hashFunctions[hash].create().update(password).update(salt).digest());
      iterateHash(hash, digest, iterations, (done) => onProgress(done, iterations));
      return digest.slice(0, length);
    }
    default: {
      const { hash, salt, iterations } = derivation;
      onProgress(0, iterations);
      const octets = await pbkdf2({ hash, password, salt, iterations, length });
      onProgress(iterations, iterations);
      return octets;
    }
  }
}

/** D_i = MD5(D_(i-1) || password || salt), one after the other. https://docs.openssl.org/3.0/man3/EVP_BytesToKey/ */
function evpBytesToKey(password: Bytes, salt: Bytes, length: number): Bytes {
  const octets = new Uint8Array(16 * Math.ceil(length / 16));
  let previous = new Uint8Array(0);
  for (let at = 0; at < octets.length; at += 16) {
    previous = new Uint8Array(md5.create().update(previous).update(password).update(salt).digest());
    octets.set(previous, at);
  }
  const key = octets.slice(0, length);
  wipeBytes(octets, previous);
  return key;
}
