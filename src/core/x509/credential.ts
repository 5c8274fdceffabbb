/** A credential: a private key with the certificates that belong to it. Pairing goes by the public key, never by order or name. */
import type { PrivateKey } from '../keys/private-key';
import { isSameKey } from '../keys/same-key';
import { usablePublicKey, type Certificate } from './certificate';
import { buildChain } from './chain';

export interface Credential {
  readonly privateKey: PrivateKey;
  /** Leaf first. Empty where only the key is known, which suffices for servers that go by `kid`. */
  readonly chain: readonly Certificate[];
}

/**
 * The credential of the key among the certificates, or undefined where none has its public key.
 * Of several (a renewal that kept the key), the one that is valid longest.
 */
export async function pairWithCertificate(
  privateKey: PrivateKey,
  certificates: readonly Certificate[],
): Promise<Credential | undefined> {
  for (const certificate of certificates.toSorted((a, b) => b.notAfter - a.notAfter)) {
    const publicKey = usablePublicKey(certificate);
    if (publicKey && (await isSameKey(privateKey, publicKey))) {
      return { privateKey, chain: buildChain(certificate, certificates) };
    }
  }
  return undefined;
}
