/** A generated key pair as octets: PrivateKeyInfo and SubjectPublicKeyInfo. RFC 5958 §2, RFC 5280 §4.1.2.7. */
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { parsePrivateKeyInfo } from './private-key-info';

/** The canonical PKCS#8, that of every key here. Secret: the caller overwrites it. */
export async function exportKeyPairPkcs8({ privateKey }: CryptoKeyPair): Promise<Bytes> {
  const exported = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey));
  try {
    return parsePrivateKeyInfo(exported).pkcs8;
  } finally {
    wipeBytes(exported);
  }
}

export async function exportKeyPairSpki({ publicKey }: CryptoKeyPair): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
}
