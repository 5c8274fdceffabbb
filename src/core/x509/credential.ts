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
 * The credentials of the key: one for each certificate with its public key (a renewal may keep the key).
 * Those that are valid come first, and of these the one that is valid longest.
 * @param now milliseconds since 1970
 */
export async function credentialsOf(
  privateKey: PrivateKey,
  certificates: readonly Certificate[],
  now: number,
): Promise<readonly Credential[]> {
  const own: Certificate[] = [];
  for (const certificate of certificates) {
    const publicKey = usablePublicKey(certificate);
    if (publicKey && (await isSameKey(privateKey, publicKey))) own.push(certificate);
  }
  const isValid = ({ notBefore, notAfter }: Certificate) => notBefore <= now && now <= notAfter;
  return own
    .toSorted((a, b) => Number(isValid(b)) - Number(isValid(a)) || b.notAfter - a.notAfter)
    .map((leaf) => ({ privateKey, chain: buildChain(leaf, certificates) }));
}
