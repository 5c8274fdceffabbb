/** What a typed password may mean to PKCS#12, each tried without asking. RFC 7292 §B.1. */
import { wipeBytes, type Bytes, equalBytes } from '../encoding/bytes';
import { encodeUtf8 } from '../encoding/utf8';
import { WorkbenchError } from '../errors';
import type { EncryptionScheme, KeyDerivation, MacScheme } from '../password-encryption/encryption-scheme';
import type { Password, PasswordEngine } from '../password-encryption/password-engine';
import { wrongPassword } from '../password-encryption/wrong-password';

export class PasswordReadings {
  readonly #password: string;
  readonly #engine: PasswordEngine;
  /** Those that may still be meant: the first success leaves one of them. */
  #candidates: readonly Password[];

  constructor(password: string, engine: PasswordEngine) {
    this.#password = password;
    this.#engine = engine;
    this.#candidates = readingsOf(password);
  }

  async matchesMac(scheme: MacScheme, content: Bytes, expected: Bytes): Promise<boolean> {
    for (const candidate of this.#candidatesFor(scheme.keyDerivation)) {
      const password = this.#read(scheme.keyDerivation, candidate);
      if (!equalBytes(await this.#engine.mac(scheme, password, content), expected)) continue;
      this.#settle(scheme.keyDerivation, candidate);
      return true;
    }
    return false;
  }

  /**
   * @returns a SEQUENCE: nothing else is encrypted in a PFX. Secret: overwrite it.
   * @throws WorkbenchError `encryption/…`
   */
  async decrypt(scheme: EncryptionScheme, ciphertext: Bytes): Promise<Bytes> {
    for (const candidate of this.#candidatesFor(scheme.keyDerivation)) {
      const plaintext = await this.#tryDecrypt(scheme, candidate, ciphertext);
      if (!plaintext) continue;
      this.#settle(scheme.keyDerivation, candidate);
      return plaintext;
    }
    throw wrongPassword(scheme.name);
  }

  async #tryDecrypt(scheme: EncryptionScheme, candidate: Password, ciphertext: Bytes) {
    try {
      const password = this.#read(scheme.keyDerivation, candidate);
      const plaintext = await this.#engine.decrypt(scheme, password, ciphertext);
      if (isOneSequence(plaintext)) return plaintext;
      wipeBytes(plaintext);
      return undefined;
    } catch (error) {
      if (error instanceof WorkbenchError && error.code === 'encryption/wrong-password') return undefined;
      throw error;
    }
  }

  /** Everything but PKCS#12's own derivation takes UTF-8, of which there is one reading. */
  #candidatesFor({ kind }: KeyDerivation): readonly Password[] {
    return kind === 'PKCS#12' ? this.#candidates : this.#candidates.slice(0, 1);
  }

  #read({ kind }: KeyDerivation, candidate: Password): Password {
    return kind === 'PKCS#12' ? candidate : this.#password;
  }

  #settle({ kind }: KeyDerivation, candidate: Password): void {
    if (kind === 'PKCS#12') this.#candidates = [candidate];
  }
}

/**
 * Windows and Azure Key Vault write no password where OpenSSL writes the empty one. OpenSSL before 1.1 took each octet of
 * the UTF-8 for a character.
 */
function readingsOf(password: string): readonly Password[] {
  if (password === '') return [null, ''];
  const octetwise = Array.from(encodeUtf8(password), (octet) => String.fromCharCode(octet)).join('');
  return octetwise === password ? [password] : [password, octetwise];
}

/** A padding comes out right by chance once in 256; the length of a SEQUENCE hardly ever does besides. */
function isOneSequence(octets: Bytes): boolean {
  const [tag, first = 0, ...rest] = octets.subarray(0, 6);
  if (tag !== 0x30) return false;
  if (first === 0x80) return true;
  if (first < 0x80) return octets.length === 2 + first;
  const count = first & 0x7f;
  const length = rest.slice(0, count).reduce((sum, octet) => 256 * sum + octet, 0);
  return octets.length === 2 + count + length;
}
