/** A digest as its member spells it. RFC 7515 §2; Microsoft Graph's Edm.Binary. */
import { encodeBase64 } from '../encoding/base64';
import { encodeBase64url } from '../encoding/base64url';
import type { ThumbprintMember } from './thumbprint-mistake';

export function spellForMember(digest: Uint8Array, member: ThumbprintMember | undefined): string {
  return member === 'customKeyIdentifier' ? encodeBase64(digest) : encodeBase64url(digest);
}
