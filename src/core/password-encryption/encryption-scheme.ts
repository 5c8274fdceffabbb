/** What undoes a password encryption or checks a password MAC, as plain data that a worker can be sent. RFC 8018, RFC 7292 §B, RFC 9579. */
import type { Bytes } from '../encoding/bytes';

export type HashName =
  'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512' | 'SHA-512/224' | 'SHA-512/256';

export type KeyDerivation =
  | {
      /** PBKDF1 and PBKDF2 of RFC 8018 §5, and the derivation of RFC 7292 §B. */
      readonly kind: 'PBKDF1' | 'PBKDF2' | 'PKCS#12';
      readonly hash: HashName;
      readonly salt: Bytes;
      readonly iterations: number;
    }
  | {
      /** RFC 7914 §2, with the names that it has there: cost is N, block size r, parallelization p. */
      readonly kind: 'scrypt';
      readonly salt: Bytes;
      readonly cost: number;
      readonly blockSize: number;
      readonly parallelization: number;
    }
  /** OpenSSL's `EVP_BytesToKey` with MD5 and one iteration, which PEM's DEK-Info implies. */
  | { readonly kind: 'EVP_BytesToKey'; readonly salt: Bytes };

export type CipherName = 'AES' | 'DES' | '3DES' | 'RC2';

/** In CBC mode with the padding of RFC 8018 §6.1.1, as all of them are. */
export interface BlockCipher {
  readonly name: CipherName;
  /** In octets. 3DES of 16 uses its first third again as its last. */
  readonly keyLength: number;
  /** RC2 only: RFC 2268 §2. */
  readonly effectiveKeyBits?: number;
  /** Absent where it is derived from the password, as the key is. */
  readonly iv?: Bytes;
}

export interface EncryptionScheme {
  /** For people: `PBES2 (PBKDF2, HMAC-SHA-256, 2,048 iterations; AES-256-CBC)`. */
  readonly name: string;
  /** Empty for DEK-Info, which has none. */
  readonly oid: string;
  readonly keyDerivation: KeyDerivation;
  readonly cipher: BlockCipher;
}

/** HMAC under a key derived from the password. */
export interface MacScheme {
  readonly name: string;
  readonly oid: string;
  readonly keyDerivation: KeyDerivation;
  readonly hash: HashName;
  /** In octets. */
  readonly keyLength: number;
}

export function blockLengthOf({ name }: Pick<BlockCipher, 'name'>): number {
  return name === 'AES' ? 16 : 8;
}
