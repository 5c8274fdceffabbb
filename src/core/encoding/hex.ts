/** Base16, written in upper case as thumbprints are. RFC 4648 §8. */
import { WorkbenchError } from '../errors';
import type { Bytes } from './bytes';

export function encodeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/** Pairs joined by colons, as OpenSSL prints a digest. */
export function encodeHexWithColons(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => encodeHex(Uint8Array.of(byte))).join(':');
}

/** @throws WorkbenchError `hex/…` */
export function decodeHex(text: string): Bytes {
  const invalid = /[^0-9a-fA-F]/.exec(text);
  if (invalid) {
    throw new WorkbenchError('hex/invalid-character', 'hex: a character that is no hexadecimal digit', {
      offset: invalid.index,
      character: invalid[0],
    });
  }
  if (text.length % 2 !== 0) {
    throw new WorkbenchError('hex/odd-length', 'hex: an odd number of digits', { characters: text.length });
  }
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
