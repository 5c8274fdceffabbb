/** The octets of a file as text, whatever editor or shell wrote it. */
import type { Bytes } from '../encoding/bytes';
import { hasPemBoundary } from '../encoding/pem';
import { decodeUtf8 } from '../encoding/utf8';
import type { RepairCode } from './material';

export interface DecodedText {
  readonly text: string;
  readonly repair?: RepairCode;
}

/** undefined: binary. PowerShell's `>` writes UTF-16 with a mark. */
export function decodeText(octets: Bytes): DecodedText | undefined {
  const [first, second] = octets;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    const encoding = first === 0xff ? 'utf-16le' : 'utf-16be';
    return { text: new TextDecoder(encoding).decode(octets), repair: 'repair/utf-16' };
  }
  // A DER SEQUENCE whose length is not in one octet: `0` and a character beyond ASCII.
  const isDer = first === 0x30 && second !== undefined && second >= 0x80;
  const text = isDer ? undefined : (decodeUtf8(octets) ?? textAroundPem(octets));
  if (text === undefined || /[\0-\x08\x0e-\x1f]/.test(text)) return undefined;
  if (!text.startsWith('\ufeff')) return { text };
  return { text: text.slice(1), repair: 'repair/byte-order-mark' };
}

/** OpenSSL writes a friendlyName in Latin-1 beside the block: what is not UTF-8 may stand outside of PEM, but not make it binary. */
function textAroundPem(octets: Bytes): string | undefined {
  const text = new TextDecoder('latin1').decode(octets);
  return hasPemBoundary(text) ? text : undefined;
}
