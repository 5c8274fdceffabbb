/** Base64url without padding, as JOSE uses it. RFC 4648 §5, RFC 7515 §2. */
import { decodeBase64, encodeBase64 } from './base64';
import { WorkbenchError } from '../errors';
import type { Bytes } from './bytes';
import { lendUtf8 } from './utf8';

/** ES2026; not yet in every engine, and several times as fast in those that have it. */
interface ToBase64 {
  toBase64?(options: { alphabet: 'base64url'; omitPadding: true }): string;
}

export function encodeBase64url(bytes: Uint8Array): string {
  const native = (bytes as ToBase64).toBase64?.({ alphabet: 'base64url', omitPadding: true });
  return native ?? toUrlAlphabet(encodeBase64(bytes));
}

export function encodeBase64urlText(text: string): string {
  return lendUtf8(text, encodeBase64url);
}

function toUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws WorkbenchError `base64/…` on padding, white space and the standard alphabet's `+` and `/` */
export function decodeBase64url(text: string): Bytes {
  const invalid = /[^A-Za-z0-9_-]/.exec(text);
  if (invalid) {
    throw new WorkbenchError('base64/invalid-character', 'base64url: a character outside the alphabet', {
      offset: invalid.index,
      character: invalid[0],
    });
  }
  const standard = text.replace(/-/g, '+').replace(/_/g, '/');
  return decodeBase64(standard + '='.repeat((4 - (standard.length % 4)) % 4));
}
