/** CBC without padding: AES by @noble/ciphers, DES and 3DES by des.js, RC2 by node-forge. WebCrypto has AES alone, and Chromium no AES-192. */
import { cbc } from '@noble/ciphers/aes.js';
import { CBC, DES, EDE } from 'des.js';
import forge from 'node-forge/lib/forge.js';
import 'node-forge/lib/rc2.js';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import type { BlockCipher } from './encryption-scheme';

export type Direction = 'encrypt' | 'decrypt';

const desCbc = CBC.instantiate(DES);
const tripleDesCbc = CBC.instantiate(EDE);

/** @param blocks a whole number of blocks, at least one */
export function runBlockCipher(
  cipher: BlockCipher,
  direction: Direction,
  key: Bytes,
  iv: Bytes,
  blocks: Bytes,
): Bytes {
  switch (cipher.name) {
    case 'AES':
      return new Uint8Array(cbc(key, iv, { disablePadding: true })[direction](blocks));
    case 'DES':
      return fromDes(desCbc.create({ type: direction, key, iv, padding: false }), blocks);
    case '3DES': {
      const threeKeys = new Uint8Array(24);
      threeKeys.set(key);
      if (key.length === 16) threeKeys.set(key.subarray(0, 8), 16);
      const result = fromDes(
        tripleDesCbc.create({ type: direction, key: threeKeys, iv, padding: false }),
        blocks,
      );
      wipeBytes(threeKeys);
      return result;
    }
    case 'RC2':
      return runRc2(direction, key, cipher.effectiveKeyBits ?? 8 * key.length, iv, blocks);
  }
}

function fromDes(cipher: { update(data: Bytes): number[]; final(): number[] }, blocks: Bytes): Bytes {
  return Uint8Array.from([...cipher.update(blocks), ...cipher.final()]);
}

function runRc2(direction: Direction, key: Bytes, bits: number, iv: Bytes, blocks: Bytes): Bytes {
  const make = direction === 'encrypt' ? 'createEncryptionCipher' : 'createDecryptionCipher';
  const cipher = forge.rc2[make](forge.util.createBuffer(key), bits);
  cipher.start(forge.util.createBuffer(iv));
  cipher.update(forge.util.createBuffer(blocks));
  return Uint8Array.from(cipher.output.getBytes(), (character) => character.charCodeAt(0));
}
