/** The password engine on the thread that calls it. RFC 8018 §6, RFC 7292 §B.4. */
import { hmac } from '@noble/hashes/hmac.js';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { runBlockCipher, type Direction } from './block-ciphers';
import { deriveKey } from './derive-key';
import { blockLengthOf, type EncryptionScheme } from './encryption-scheme';
import { hashFunctions } from './hash-functions';
import type { OnProgress, Password, PasswordEngine } from './password-engine';
import { wrongPassword } from './wrong-password';

export const directEngine: PasswordEngine = buildDirectEngine(() => undefined);

/** A derivation does not yield: whoever is told of its progress shows it from another thread. */
export function buildDirectEngine(onProgress: OnProgress): PasswordEngine {
  return {
    async decrypt(scheme, password, ciphertext) {
      const blockLength = blockLengthOf(scheme.cipher);
      if (ciphertext.length === 0 || ciphertext.length % blockLength !== 0) {
        throw new WorkbenchError('encryption/damaged', 'the ciphertext is not a whole number of blocks', {
          octets: ciphertext.length,
          blockLength,
        });
      }
      const padded = await run(scheme, 'decrypt', password, ciphertext, onProgress);
      const padding = paddingOf(padded, blockLength);
      const plaintext = padded.slice(0, padded.length - (padding ?? 0));
      wipeBytes(padded);
      if (padding !== undefined) return plaintext;
      wipeBytes(plaintext);
      throw wrongPassword(scheme.name);
    },

    async encrypt(scheme, password, plaintext) {
      const blockLength = blockLengthOf(scheme.cipher);
      const padding = blockLength - (plaintext.length % blockLength);
      const padded = new Uint8Array(plaintext.length + padding).fill(padding);
      padded.set(plaintext);
      const ciphertext = await run(scheme, 'encrypt', password, padded, onProgress);
      wipeBytes(padded);
      return ciphertext;
    },

    async mac({ keyDerivation, hash, keyLength }, password, content) {
      const { key } = await deriveKey(keyDerivation, password, { use: 'mac', keyLength }, onProgress);
      const tag = new Uint8Array(hmac(hashFunctions[hash], key, content));
      wipeBytes(key);
      return tag;
    },
  };
}

async function run(
  { keyDerivation, cipher }: EncryptionScheme,
  direction: Direction,
  password: Password,
  blocks: Bytes,
  onProgress: OnProgress,
): Promise<Bytes> {
  const ivLength = cipher.iv ? 0 : blockLengthOf(cipher);
  const purpose = { use: 'encryption', keyLength: cipher.keyLength, ivLength } as const;
  const { key, iv } = await deriveKey(keyDerivation, password, purpose, onProgress);
  const result = runBlockCipher(cipher, direction, key, cipher.iv ?? iv, blocks);
  wipeBytes(key, iv);
  return result;
}

/** RFC 8018 §6.1.1: n octets of the value n, n from 1 to the block's length. undefined where there is no such padding. */
function paddingOf(padded: Bytes, blockLength: number): number | undefined {
  const count = padded[padded.length - 1] as number;
  const isPadding = count >= 1 && count <= blockLength && padded.slice(-count).every((one) => one === count);
  return isPadding ? count : undefined;
}
