/** UTF-8. RFC 3629. */
import type { Bytes } from './bytes';

const encoder = new TextEncoder();

export function encodeUtf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Memory that is lent again and again. */
const lent = new Uint8Array(1 << 13);

/**
 * For octets that nobody needs past the call: in Chromium fresh memory for them takes longer than the encoding.
 * @param use reads them at once, as WebCrypto does (Web Cryptography §14.3.3, “a copy of the bytes”); they are zero afterwards
 */
export function lendUtf8<Result>(text: string, use: (octets: Bytes) => Result): Result {
  const { read, written } = encoder.encodeInto(text, lent);
  const fits = lent.subarray(0, written);
  const octets = read === text.length ? fits : encodeUtf8(text);
  try {
    return use(octets);
  } finally {
    octets.fill(0);
    fits.fill(0);
  }
}

/** The text, or undefined where the bytes are not UTF-8. A byte order mark is kept, so that a caller can report it. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
