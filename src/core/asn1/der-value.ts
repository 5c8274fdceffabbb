/** What the content of a DER element says: number, text, moment, identifier. X.690 §8, RFC 5280 §4.1.2.5. */
import { decodeUtf8 } from '../encoding/utf8';
import { unsignedValue } from './der';
import type { DerElement } from './der-tree';

export type DerValue =
  | { readonly kind: 'members'; readonly count: number }
  | { readonly kind: 'integer'; readonly bits: number; readonly decimal?: string }
  | { readonly kind: 'boolean'; readonly isTrue: boolean }
  | { readonly kind: 'oid'; readonly dotted: string }
  | { readonly kind: 'text'; readonly text: string; readonly isCut: boolean }
  /** Milliseconds since 1970. */
  | { readonly kind: 'time'; readonly moment: number }
  /** `names` of the bits that are set, where they have any. */
  | { readonly kind: 'bits'; readonly count: number; readonly names: readonly string[] }
  | { readonly kind: 'octets'; readonly count: number }
  | { readonly kind: 'null' };

/** In characters. Names are shorter, and what is longer is seen in its octets. */
const longestText = 200;

/** Never throws: content that is not what its type says is so many octets. @param bitNames of a BIT STRING with named bits */
export function readDerValue(
  der: Uint8Array,
  element: DerElement,
  bitNames: readonly string[] = [],
): DerValue {
  const { type, children, isConstructed } = element;
  const content = der.subarray(element.from + element.headerLength, element.to);
  if (children.length > 0 || (isConstructed && content.length === 0))
    return { kind: 'members', count: children.length };
  return readContent(type, content, bitNames) ?? { kind: 'octets', count: content.length };
}

function readContent(type: string, content: Uint8Array, bitNames: readonly string[]): DerValue | undefined {
  switch (type) {
    case 'BOOLEAN':
      return content.length === 1 ? { kind: 'boolean', isTrue: content[0] !== 0 } : undefined;
    case 'INTEGER':
    case 'ENUMERATED':
      return content.length > 0 ? readInteger(content) : undefined;
    case 'NULL':
      return content.length === 0 ? { kind: 'null' } : undefined;
    case 'OBJECT IDENTIFIER':
      return readOid(content);
    case 'BIT STRING':
      return readBits(content, bitNames);
    case 'UTCTime':
    case 'GeneralizedTime':
      return readTime(content) ?? readText('IA5String', content);
    default:
      return readText(type, content);
  }
}

/** Twos complement. Up to 64 bits in decimal: more than that nobody compares as a number. */
function readInteger(content: Uint8Array): DerValue {
  const width = BigInt(content.length * 8);
  const unsigned = unsignedValue(content);
  const value = (content[0] ?? 0) > 0x7f ? unsigned - (1n << width) : unsigned;
  const bits = value < 0n ? Number(width) : value.toString(2).length;
  return { kind: 'integer', bits, ...(content.length <= 8 ? { decimal: value.toString() } : {}) };
}

function readOid(content: Uint8Array): DerValue | undefined {
  if (content.length === 0 || content.length > 64 || ((content.at(-1) ?? 0) & 0x80) !== 0) return undefined;
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of content) {
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (octet & 0x80) continue;
    if (arcs.length === 0) {
      const first = arc < 80n ? arc / 40n : 2n;
      arcs.push(first, arc - first * 40n);
    } else arcs.push(arc);
    arc = 0n;
  }
  return { kind: 'oid', dotted: arcs.join('.') };
}

function readBits(content: Uint8Array, bitNames: readonly string[]): DerValue | undefined {
  const [unused = 8, ...octets] = content;
  if (unused > 7 || (octets.length === 0 && unused > 0)) return undefined;
  const isSet = (bit: number) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
  return {
    kind: 'bits',
    count: octets.length * 8 - unused,
    names: bitNames.filter((_, bit) => isSet(bit)),
  };
}

/** With seconds and in UTC, as RFC 5280 §4.1.2.5.1–2 has them. Two digits of 50 and more are of the last century. */
function readTime(content: Uint8Array): DerValue | undefined {
  const text = decodeUtf8(content) ?? '';
  const [, year, month, day, hours, minutes, seconds] =
    /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text) ?? [];
  if (!year) return undefined;
  const century = year.length === 4 ? 0 : Number(year) >= 50 ? 1900 : 2000;
  const full = String(century + Number(year)).padStart(4, '0');
  const moment = Date.parse(`${full}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(moment) ? undefined : { kind: 'time', moment };
}

function readText(type: string, content: Uint8Array): DerValue | undefined {
  const decoded = decodeText(type, content.subarray(0, longestText * 4));
  if (decoded === undefined) return undefined;
  const isCut = decoded.length > longestText || content.length > longestText * 4;
  return { kind: 'text', text: makeVisible(decoded.slice(0, longestText)), isCut };
}

function decodeText(type: string, content: Uint8Array): string | undefined {
  switch (type) {
    case 'UTF8String':
      // A cut may leave half a character.
      return new TextDecoder().decode(content);
    case 'PrintableString':
    case 'IA5String':
    case 'NumericString':
    case 'VisibleString':
    case 'TeletexString':
      return String.fromCharCode(...content);
    case 'BMPString':
      return content.length % 2 === 0 ? new TextDecoder('utf-16be').decode(content) : undefined;
    default:
      return undefined;
  }
}

/** Controls, and characters that are invisible or turn the text round, as their code points. */
function makeVisible(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} `,
  );
}
