/** The RFC 7638 thumbprint of a public JWK, from its members as they stand. RFC 7638 §3.2, RFC 8037 §2. */
import type { Bytes } from '../encoding/bytes';
import { encodeUtf8 } from '../encoding/utf8';

/** In lexicographic order, as they are hashed. */
const required: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['RSA', ['e', 'kty', 'n']],
  ['EC', ['crv', 'kty', 'x', 'y']],
  ['OKP', ['crv', 'kty', 'x']],
]);

/** @returns SHA-256; undefined where a required member is missing or no string */
export async function jwkMembersDigest(jwk: Readonly<Record<string, unknown>>): Promise<Bytes | undefined> {
  const names = required.get(jwk['kty']);
  if (!names?.every((name) => typeof jwk[name] === 'string')) return undefined;
  const text = JSON.stringify(Object.fromEntries(names.map((name) => [name, jwk[name]])));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', encodeUtf8(text)));
}
