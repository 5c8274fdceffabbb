/** Base64 without boundaries → the structure or the text in it. RFC 4648. */
import { decodeBase64 } from '../encoding/base64';
import { wipeBytes } from '../encoding/bytes';
import { decodeUtf8 } from '../encoding/utf8';
import type { Collector } from './collector';
import type { Source } from './material';
import { readDer } from './read-der';
import type { ReadText } from './read-text';

/**
 * @param text trimmed
 * @returns whether it was base64 of something known
 */
export async function readBase64(
  text: string,
  source: Source,
  collected: Collector,
  readText: ReadText,
): Promise<boolean> {
  if (!/^[A-Za-z0-9+/_\-\s]+=*$/.test(text)) return false;
  // The first octet of DER is 0x30, SEQUENCE, and its length has one octet in a very short key only.
  const isDer = /^M[A-I]/.test(text);
  if (!isDer && text.length > longestWrapping) return false;
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  const count = missingPadding(base64);
  const inner = isDer ? undefined : textWithin(base64 + '='.repeat(count));
  if (!isDer && inner === undefined) return false;
  if (base64 !== text) collected.repair('repair/base64url', source);
  if (count > 0) collected.repair('repair/base64-padding', source, { count });
  if (inner === undefined) await readDer(decodeBase64(base64 + '='.repeat(count)), source, collected);
  else await readText(inner, source, 1);
  collected.repair(isDer ? 'repair/bare-base64' : 'repair/base64-of-text', source);
  return true;
}

/** Of base64 whose content is text: a key and its chain in PEM, in base64, are some ten thousand characters. */
const longestWrapping = 1_000_000;

/** How many `=` would complete the last four characters; 0 where some are there, or none would help. */
export function missingPadding(base64: string): number {
  const missing = (4 - (base64.replace(/\s+/g, '').length % 4)) % 4;
  return missing === 3 || base64.includes('=') ? 0 : missing;
}

/** Words are base64 as well: only what decodes to PEM, JSON or base64 of DER counts. */
function textWithin(base64: string): string | undefined {
  const bare = base64.replace(/\s+/g, '');
  if (bare.length % 4 !== 0 || !/[^=]={0,2}$/.test(bare)) return undefined;
  const octets = decodeBase64(bare);
  const text = decodeUtf8(octets);
  wipeBytes(octets);
  return text !== undefined && /BEGIN |^\s*([[{]|M[A-I]|LS0t)/.test(text) ? text : undefined;
}
