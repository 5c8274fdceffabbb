/** Certificate thumbprints: digests of the DER, and their spellings. RFC 7515 §4.1.7–4.1.8. */
import { encodeBase64 } from '../encoding/base64';
import { encodeBase64url } from '../encoding/base64url';
import type { Bytes } from '../encoding/bytes';
import { encodeHex, encodeHexWithColons } from '../encoding/hex';

export interface Thumbprints {
  /** Upper-case hex, no separators. */
  readonly sha1: string;
  readonly sha1WithColons: string;
  readonly sha256: string;
  readonly sha256WithColons: string;
  /** base64url of the SHA-1, unpadded: 27 characters. */
  readonly x5t: string;
  /** base64url of the SHA-256, unpadded: 43 characters. */
  readonly 'x5t#S256': string;
  /** base64 of the SHA-1: what Microsoft Graph's keyCredential holds. */
  readonly customKeyIdentifier: string;
  /** base64 of the SHA-256. */
  readonly sha256Base64: string;
}

/** @param der the certificate's octets as they stand in the file: re-encoding could change them */
export async function thumbprintsOf(der: Bytes): Promise<Thumbprints> {
  const sha1 = new Uint8Array(await crypto.subtle.digest('SHA-1', der));
  const sha256 = new Uint8Array(await crypto.subtle.digest('SHA-256', der));
  return {
    sha1: encodeHex(sha1),
    sha1WithColons: encodeHexWithColons(sha1),
    sha256: encodeHex(sha256),
    sha256WithColons: encodeHexWithColons(sha256),
    x5t: encodeBase64url(sha1),
    'x5t#S256': encodeBase64url(sha256),
    customKeyIdentifier: encodeBase64(sha1),
    sha256Base64: encodeBase64(sha256),
  };
}
