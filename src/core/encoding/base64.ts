/** Base64 with padding. RFC 4648 §4. */
import { WorkbenchError } from '../errors';
import type { Bytes } from './bytes';

export function encodeBase64(bytes: Uint8Array): string {
  // A spread of a large array overflows the argument stack, hence the slices.
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode.apply(null, bytes.subarray(start, start + 8192) as unknown as number[]);
  }
  return btoa(binary);
}

/**
 * Decodes canonical alphabet, white space allowed (RFC 7468 §3), padding required.
 * @throws WorkbenchError `base64/…` with the offset in `text`
 */
export function decodeBase64(text: string): Bytes {
  const offset = firstMisplaced(text);
  if (offset !== undefined) {
    throw new WorkbenchError('base64/invalid-character', 'base64: a character outside the alphabet', {
      offset,
      character: String.fromCodePoint(text.codePointAt(offset) ?? 0),
    });
  }
  const characters = text.replace(/\s+/g, '');
  const padding = characters.length - characters.replace(/=+$/, '').length;
  if ((characters.length - padding) % 4 === 1) {
    throw new WorkbenchError('base64/invalid-length', 'base64: a lone character at the end', {
      characters: characters.length - padding,
    });
  }
  if (padding > 2 || characters.length % 4 !== 0) {
    throw new WorkbenchError('base64/invalid-padding', 'base64: padding does not complete the last four', {
      characters: characters.length - padding,
      padding,
    });
  }
  const binary = atob(characters);
  const bytes = new Uint8Array(binary.length);
  // `Uint8Array.from` with a function takes ten times as long.
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** The offset of a character outside of the alphabet, or of padding that something follows. */
function firstMisplaced(text: string): number | undefined {
  const foreign = text.search(/[^A-Za-z0-9+/=\s]/);
  const padding = text.indexOf('=');
  const isEarly = padding !== -1 && /[^\s=]/.test(text.slice(padding));
  const found = [foreign, isEarly ? padding : -1].filter((offset) => offset !== -1);
  return found.length === 0 ? undefined : Math.min(...found);
}
