/** Deriving keys from passwords and using them: on the same thread, or in a worker. */
import type { Bytes } from '../encoding/bytes';
import type { EncryptionScheme, MacScheme } from './encryption-scheme';

/** null: no password at all, which PKCS#12 tells from the empty one. */
export type Password = string | null;

export interface PasswordEngine {
  /** @throws WorkbenchError `encryption/…`: `wrong-password` where the padding is not one, `damaged` where there are no whole blocks */
  decrypt(scheme: EncryptionScheme, password: Password, ciphertext: Bytes): Promise<Bytes>;
  encrypt(scheme: EncryptionScheme, password: Password, plaintext: Bytes): Promise<Bytes>;
  mac(scheme: MacScheme, password: Password, content: Bytes): Promise<Bytes>;
}

/** Both counted in iterations of the whole derivation. */
export type OnProgress = (done: number, total: number) => void;
