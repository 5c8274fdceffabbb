/** Whether a private key and a public key are one pair, found by signing and verifying: it needs no derived point and trusts no label. */
import { encodeUtf8 } from '../encoding/utf8';
import { WorkbenchError } from '../errors';
import { algorithmsForKey } from './algorithms';
import type { PrivateKey } from './private-key';
import { importPublicKey, type PublicKey } from './public-key';

export async function isSameKey(privateKey: PrivateKey, publicKey: PublicKey): Promise<boolean> {
  const { keyType, curve, bits } = privateKey;
  if (keyType !== publicKey.keyType || curve !== publicKey.curve || bits !== publicKey.bits) return false;
  const row = algorithmsForKey(privateKey)[0];
  const signingKey = row && privateKey.signingKeys.get(row.alg);
  if (!row || !signingKey) return false;
  const message = encodeUtf8('Assertion Workbench: is this one key pair?');
  try {
    const verifyingKey = await importPublicKey(publicKey, row);
    const signature = await crypto.subtle.sign(row.signParameters, signingKey, message);
    return await crypto.subtle.verify(row.signParameters, verifyingKey, signature, message);
  } catch (cause) {
    // An engine that refuses the public key cannot tell: such a pair is not one to sign with.
    if (cause instanceof WorkbenchError || cause instanceof DOMException) return false;
    throw cause;
  }
}
