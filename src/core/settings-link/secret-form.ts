/** Whether a text has the form of a secret, told on the safe side: keys, tokens, codes, and what a generator of secrets makes. */
import { encodeBase64 } from '../encoding/base64';
import { encodeBase64url } from '../encoding/base64url';
import { encodeHex } from '../encoding/hex';
import { percentEncode } from '../encoding/percent';
import { encodeUtf8 } from '../encoding/utf8';
import { mayHoldPrivateKey } from '../intake/may-hold-private-key';

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

export function hasSecretForm(text: string): boolean {
  if (mayHoldPrivateKey(text)) return true;
  return text
    .replace(guid, ' ')
    .split(/[^A-Za-z0-9+_~=-]+/)
    .some(isOpaque);
}

/** Names are of one case, or short, or without figures; what is drawn by lot is not. */
function isOpaque(run: string): boolean {
  const isMixed = /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run);
  return (run.length >= 16 && isMixed) || (run.length >= 32 && /\d/.test(run)) || run.length >= 64;
}

/** @param secrets that are on the page: whatever their form, they are known. Shorter ones occur in any text. */
export function holdsOneOf(secrets: readonly string[], text: string): boolean {
  const inText = text.toLowerCase();
  return secrets
    .flatMap((secret) => [secret, secret.trim()])
    .filter((secret) => secret.trim().length >= 4)
    .flatMap(spellings)
    .some((spelling) => inText.includes(spelling.toLowerCase()));
}

function spellings(secret: string): readonly string[] {
  const octets = encodeUtf8(secret);
  const unpadded = encodeBase64(octets).replace(/=+$/, '');
  return [secret, percentEncode(secret), encodeHex(octets), unpadded, encodeBase64url(octets)];
}
