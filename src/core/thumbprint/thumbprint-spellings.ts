/** One digest in every spelling that servers, portals and tools use for it. RFC 4648. */
import { encodeBase64 } from '../encoding/base64';
import { encodeBase64url } from '../encoding/base64url';
import { encodeHex, encodeHexWithColons } from '../encoding/hex';
import { algorithmOfDigestLength } from './digest-length';
import type { DigestAlgorithm } from './known-digests';

export interface ThumbprintSpellings {
  readonly algorithm: DigestAlgorithm | undefined;
  readonly hex: string;
  readonly hexWithColons: string;
  readonly base64: string;
  readonly base64url: string;
}

export function thumbprintSpellingsOf(digest: Uint8Array): ThumbprintSpellings {
  return {
    algorithm: algorithmOfDigestLength(digest.length),
    hex: encodeHex(digest),
    hexWithColons: encodeHexWithColons(digest),
    base64: encodeBase64(digest),
    base64url: encodeBase64url(digest),
  };
}
