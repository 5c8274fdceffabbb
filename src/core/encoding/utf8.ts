/** UTF-8. RFC 3629. */
import type { Bytes } from './bytes';

const encoder = new TextEncoder();

export function encodeUtf8(text: string): Bytes {
  return encoder.encode(text);
}

/** The text, or undefined where the bytes are not UTF-8. A byte order mark is kept, so that a caller can report it. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
