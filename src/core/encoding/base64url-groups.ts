/** Which base64url characters carry which octets: three octets, four characters, six bits each. RFC 4648 §4–5. */

/** Half open and counted from 0: `from` is in it, `to` is not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface CharacterSpan extends Span {
  /** Of the six bits of the first character, those that belong to the octet before: 0, 2 or 4. */
  readonly bitsBefore: number;
  /** Of the six bits of the last character, those that belong to the octet after or, at the end, to none. */
  readonly bitsAfter: number;
}

/** The characters with at least one bit of these octets. Character n holds bits 6n to 6n + 5. */
export function charactersOfOctets({ from, to }: Span): CharacterSpan {
  return {
    from: Math.floor((from * 8) / 6),
    to: Math.ceil((to * 8) / 6),
    bitsBefore: (from * 8) % 6,
    bitsAfter: (6 - ((to * 8) % 6)) % 6,
  };
}

/** An octet of a group, and whether it is one of those that were asked for. */
export interface GroupOctet {
  /** Within the segment. */
  readonly at: number;
  readonly value: number;
  readonly isOwn: boolean;
}

export interface GroupCharacter {
  readonly at: number;
  readonly character: string;
  /** As the alphabet has them: `A` is 000000, `_` is 111111. */
  readonly bits: string;
  /** Which of the six belong to the octets that were asked for; empty where none does. */
  readonly own: Span;
}

/** Three octets with their four characters; fewer of both at the end of a segment. */
export interface Base64urlGroup {
  readonly octets: readonly GroupOctet[];
  readonly characters: readonly GroupCharacter[];
}

/** How many groups carry these octets. */
export function countGroups({ from, to }: Span): number {
  return to > from ? Math.ceil(to / 3) - Math.floor(from / 3) : 0;
}

/**
 * Some of the groups that carry octets of `own`, in their order.
 * @param encoded base64url of the octets, or standard base64
 */
export function base64urlGroups(
  octets: Uint8Array,
  encoded: string,
  own: Span,
  some: Span,
): readonly Base64urlGroup[] {
  const first = Math.floor(own.from / 3);
  const last = Math.min(first + some.to, first + countGroups(own));
  const groups: Base64urlGroup[] = [];
  for (let index = first + some.from; index < last; index++)
    groups.push(groupAt(octets, encoded, own, index));
  return groups;
}

function groupAt(octets: Uint8Array, encoded: string, own: Span, index: number): Base64urlGroup {
  const start = index * 3;
  const values = Array.from(octets.subarray(start, start + 3));
  const isOwn = (at: number) => own.from <= at && at < own.to;
  const bits = values.map((value) => value.toString(2).padStart(8, '0')).join('');
  const characters = Array.from({ length: Math.ceil(bits.length / 6) }, (_, place) => ({
    at: index * 4 + place,
    character: encoded.charAt(index * 4 + place),
    bits: bits.slice(place * 6, place * 6 + 6).padEnd(6, '0'),
    own: bitsWithin(own, index * 24 + place * 6),
  }));
  return {
    octets: values.map((value, place) => ({ at: start + place, value, isOwn: isOwn(start + place) })),
    characters,
  };
}

/** The bits of octets among the six that begin at bit `first`. */
function bitsWithin({ from, to }: Span, first: number): Span {
  const clamp = (bit: number) => Math.min(6, Math.max(0, bit - first));
  return { from: clamp(from * 8), to: clamp(to * 8) };
}
