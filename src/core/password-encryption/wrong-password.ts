/** The one sign of a wrong password that a ciphertext without a MAC gives: no padding, or no structure, comes out. RFC 8018 §6. */
import { WorkbenchError } from '../errors';

/** @param scheme its name, for people */
export function wrongPassword(scheme: string): WorkbenchError {
  return new WorkbenchError('encryption/wrong-password', 'what was decrypted is not what was encrypted', {
    scheme,
  });
}
