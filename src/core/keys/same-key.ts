/** Whether a private key and a public key are one pair, found by signing and verifying: it needs no derived point and trusts no label. */
import type { Bytes } from '../encoding/bytes';
import { encodeUtf8 } from '../encoding/utf8';
import { WorkbenchError } from '../errors';
import { algorithmsForKey, type SignatureAlgorithm } from './algorithms';
import type { PrivateKey } from './private-key';
import { importPublicKey, type PublicKey } from './public-key';

/** @throws WorkbenchError `key/refused-by-engine` where the private key cannot sign at all */
export async function isSameKey(privateKey: PrivateKey, publicKey: PublicKey): Promise<boolean> {
  const { keyType, curve, bits } = privateKey;
  if (keyType !== publicKey.keyType || curve !== publicKey.curve || bits !== publicKey.bits) return false;
  // Of RSA's encodings PKCS #1 v1.5 with SHA-256 is the shortest: PSS needs more than the 512 bits of an old test key.
  const rows = algorithmsForKey(privateKey);
  const row = rows.find(({ alg }) => alg === 'RS256') ?? rows[0];
  const signingKey = row && privateKey.signingKeys.get(row.alg);
  if (!row || !signingKey) return false;
  const message = encodeUtf8('Assertion Workbench: is this one key pair?');
  const signature = await sign(row, signingKey, message, bits);
  try {
    const verifyingKey = await importPublicKey(publicKey, row);
    return await crypto.subtle.verify(row.signParameters, verifyingKey, signature, message);
  } catch (cause) {
    // An engine that refuses the public key cannot tell: such a pair is not one to sign with.
    if (cause instanceof WorkbenchError || cause instanceof DOMException) return false;
    throw cause;
  }
}

async function sign(
  row: SignatureAlgorithm,
  key: CryptoKey,
  message: Bytes,
  bits: number,
): Promise<ArrayBuffer> {
  try {
    return await crypto.subtle.sign(row.signParameters, key, message);
  } catch (cause) {
    const engineSays = cause instanceof Error ? cause.name : 'unknown';
    throw new WorkbenchError(
      'key/refused-by-engine',
      `sign refused ${row.alg} with a key of ${bits} bits`,
      { engineSays, bits },
      { cause },
    );
  }
}
