/** JWK thumbprint with SHA-256, base64url. RFC 7638 §3, RFC 8037 §2. */
import { encodeBase64url } from '../encoding/base64url';
import { encodeUtf8 } from '../encoding/utf8';
import { algorithmsForKey } from './algorithms';
import { importPublicKey, type PublicKey } from './public-key';

/** @throws WorkbenchError `key/refused-by-engine` */
export async function jwkThumbprint(publicKey: PublicKey): Promise<string> {
  const row = algorithmsForKey(publicKey)[0];
  if (!row) return '';
  const jwk = await crypto.subtle.exportKey('jwk', await importPublicKey(publicKey, row, true));
  // Required members only, in lexicographic order, no white space (RFC 7638 §3.3).
  const { crv, e, kty, n, x, y } = jwk;
  const required = { RSA: { e, kty, n }, EC: { crv, kty, x, y }, OKP: { crv, kty, x } }[publicKey.keyType];
  const digest = await crypto.subtle.digest('SHA-256', encodeUtf8(JSON.stringify(required)));
  return encodeBase64url(new Uint8Array(digest));
}
