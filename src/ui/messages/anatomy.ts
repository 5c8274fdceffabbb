/** What stands beside the bytes of a token: ranges, shared characters, and what a screen reader says of them. */
import type { Span } from '../../core/encoding/base64url-groups';
import type { SegmentName } from '../../core/jose/decode-compact';
import type { TokenPart } from '../../core/jose/token-anatomy';
import { counted, pluralForm } from './message';
import { explainMember } from './members';

/** Counted from 0, the last one included: `bytes 37 to 52`, `byte 4`. */
export function range(one: string, many: string, { from, to }: Span): string {
  return to - from === 1 ? `${one} ${from}` : `${pluralForm(0, one, many)} ${from} to ${to - 1}`;
}

export const bytesOf = (span: Span): string => range('byte', 'bytes', span);

/** Of a byte that comes again and again, the ends. */
export function repeatedBytes(hex: string, count: number): string {
  return `${hex.slice(0, 11)} … ${hex.slice(-5)} (${count.toLocaleString('en')} times)`;
}

/** A member's name can be as long as the text. */
export function shortName({ name }: TokenPart): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

export function partLabel(part: TokenPart): string {
  const { octets, characters } = part;
  return `${shortName(part)}, ${bytesOf(octets)}, ${range('character', 'characters', characters)}`;
}

const numbers: Readonly<Record<string, string>> = {
  r: 'the x coordinate of a point on the curve, modulo its order (RFC 7518 §3.4)',
  s: 'the number that ties r, the digest and the private key together (RFC 7518 §3.4)',
  R: 'a point, encoded in 32 bytes (RFC 8032 §5.1.6)',
  S: 'a number, little endian, that ties R, the key and the text together (RFC 8032 §5.1.6)',
  signature: 'one number as long as the modulus, or whatever the algorithm makes (RFC 7518 §3)',
};

export function explainPart(segment: SegmentName, { name, value }: TokenPart): string {
  return segment === 'signature' ? (numbers[name] ?? '') : explainMember(name, value);
}

/** Which bits of the outermost characters are of somebody else. @param length of the segment, in bytes */
export function explainSharing({ octets, characters }: TokenPart, length: number): string {
  const { bitsBefore, bitsAfter } = characters;
  const count = `${counted(octets.to - octets.from, 'byte', 'bytes')} in ${counted(characters.to - characters.from, 'character', 'characters')}.`;
  const before = bitsBefore
    ? ` The first character is shared: ${bitsBefore} of its 6 bits are of the byte before.`
    : ' It begins where a character begins.';
  const whose = octets.to < length ? 'of the byte after' : 'of no byte, and zero';
  const after = bitsAfter
    ? ` The last is shared: ${bitsAfter} of its bits are ${whose}.`
    : ' It ends where a character ends.';
  return count + before + after;
}

export const segmentNames: Readonly<Record<SegmentName, string>> = {
  header: 'header',
  claims: 'claims',
  signature: 'signature',
};
