/** The password engine of somebody without patience: work beyond a limit is stopped as by hand, and all of it is counted. */
import type { Bytes } from '../src/core/encoding/bytes';
import { WorkbenchError } from '../src/core/errors';
import { directEngine } from '../src/core/password-encryption/direct-engine';
import type {
  EncryptionScheme,
  KeyDerivation,
  MacScheme,
} from '../src/core/password-encryption/encryption-scheme';
import type { Password, PasswordEngine } from '../src/core/password-encryption/password-engine';

export class ImpatientEngine implements PasswordEngine {
  derivations = 0;
  stopped = 0;
  readonly #most: number;

  /** @param most iterations of one derivation; of scrypt, N × r × p */
  constructor(most: number) {
    this.#most = most;
  }

  decrypt(scheme: EncryptionScheme, password: Password, ciphertext: Bytes): Promise<Bytes> {
    return this.#within(scheme.keyDerivation, () => directEngine.decrypt(scheme, password, ciphertext));
  }

  encrypt(scheme: EncryptionScheme, password: Password, plaintext: Bytes): Promise<Bytes> {
    return this.#within(scheme.keyDerivation, () => directEngine.encrypt(scheme, password, plaintext));
  }

  mac(scheme: MacScheme, password: Password, content: Bytes): Promise<Bytes> {
    return this.#within(scheme.keyDerivation, () => directEngine.mac(scheme, password, content));
  }

  async #within(derivation: KeyDerivation, work: () => Promise<Bytes>): Promise<Bytes> {
    if (workOf(derivation) > this.#most) {
      this.stopped++;
      throw new WorkbenchError('encryption/cancelled', 'the derivation was stopped');
    }
    this.derivations++;
    return work();
  }
}

function workOf(derivation: KeyDerivation): number {
  if (derivation.kind === 'EVP_BytesToKey') return 1;
  if (derivation.kind !== 'scrypt') return derivation.iterations;
  return derivation.cost * derivation.blockSize * derivation.parallelization;
}
