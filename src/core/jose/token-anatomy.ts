/** A token taken apart in place: each member of header and claims as text, as octets and as characters of the token. RFC 7515 §3.1, §7.1. */
import { charactersOfOctets, type CharacterSpan, type Span } from '../encoding/base64url-groups';
import type { Bytes } from '../encoding/bytes';
import { encodeHexPairs } from '../encoding/hex-pairs';
import { encodeUtf8 } from '../encoding/utf8';
import type { DecodedCompact, DecodedSegment, SegmentName } from './decode-compact';
import { locateMembers } from './locate-members';
import { signatureParts } from './signature-parts';

/** A member of header or claims, or a number of which the signature is made. */
export interface TokenPart {
  readonly name: string;
  /** Of a member: its value as it stands in the text. */
  readonly value: string;
  /** Within the segment, as characters are. */
  readonly octets: Span;
  readonly characters: CharacterSpan;
}

/** A run of octets that belong to one part, or to none: braces, commas, white space. */
export interface OctetPiece {
  readonly octets: Span;
  /** Empty in the signature. */
  readonly text: string;
  /** Pairs of digits, with blanks between. */
  readonly hex: string;
  readonly part: number | undefined;
}

/** A run of characters that carry bits of the same parts: of none, of one, or of two that share a character. */
export interface CharacterPiece {
  readonly characters: string;
  readonly parts: readonly number[];
}

export interface SegmentAnatomy {
  readonly name: SegmentName;
  readonly encoded: string;
  /** Of its first character in the token. */
  readonly offset: number;
  readonly bytes: Bytes;
  /** Undefined: the characters are no base64url, or the octets no UTF-8, or it is the signature. */
  readonly text: string | undefined;
  readonly parts: readonly TokenPart[];
  readonly octetPieces: readonly OctetPiece[];
  readonly characterPieces: readonly CharacterPiece[];
  /** Octets at the end that no piece shows: nobody reads a megabyte. */
  readonly unshown: number;
}

export interface TokenAnatomy {
  readonly compact: string;
  readonly segments: readonly SegmentAnatomy[];
}

const mostMembers = 200;
/** Of each segment. Four certificates in `x5c` are less. */
const mostOctets = 16_384;

export function buildTokenAnatomy(token: DecodedCompact): TokenAnatomy {
  const { header, claims, signature } = token;
  const alg = header.object?.['alg'];
  const parts = signatureParts(typeof alg === 'string' ? alg : '', signature.bytes?.length ?? 0);
  const present = token.serialization === 'jwe' ? [header] : [header, claims, signature];
  return {
    compact: token.compact,
    segments: present.map((segment) =>
      buildSegment(segment, segment === signature ? parts.map(placePart) : membersOf(segment)),
    ),
  };
}

function membersOf({ text, object }: DecodedSegment): readonly TokenPart[] {
  if (text === undefined || !object) return [];
  let octets = 0;
  let counted = 0;
  const octetAt = (offset: number) => {
    octets += encodeUtf8(text.slice(counted, offset)).length;
    counted = offset;
    return octets;
  };
  return locateMembers(text, mostMembers).map(({ name, start, valueStart, end }) =>
    placePart({ name, value: text.slice(valueStart, end), from: octetAt(start), to: octetAt(end) }),
  );
}

function placePart({
  name,
  value = '',
  from,
  to,
}: Span & { readonly name: string; readonly value?: string }): TokenPart {
  return { name, value, octets: { from, to }, characters: charactersOfOctets({ from, to }) };
}

function buildSegment(segment: DecodedSegment, parts: readonly TokenPart[]): SegmentAnatomy {
  const { name, encoded, offset, bytes = new Uint8Array(), text } = segment;
  const shown = bytes.subarray(0, mostOctets);
  return {
    name,
    encoded,
    offset,
    bytes,
    text,
    parts,
    octetPieces: octetPieces(shown, parts, text !== undefined),
    characterPieces: characterPieces(
      encoded.slice(0, charactersOfOctets({ from: 0, to: mostOctets }).to),
      parts,
    ),
    unshown: bytes.length - shown.length,
  };
}

function octetPieces(bytes: Bytes, parts: readonly TokenPart[], isText: boolean): readonly OctetPiece[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return cut(
    bytes.length,
    parts.map((part) => part.octets),
  ).map(({ from, to, parts: [part] }) => {
    const octets = bytes.subarray(from, to);
    return {
      octets: { from, to },
      text: isText ? decoder.decode(octets) : '',
      hex: encodeHexPairs(octets),
      part,
    };
  });
}

function characterPieces(encoded: string, parts: readonly TokenPart[]): readonly CharacterPiece[] {
  return cut(
    encoded.length,
    parts.map((part) => part.characters),
  ).map(({ from, to, parts: carried }) => ({ characters: encoded.slice(from, to), parts: carried }));
}

interface Run extends Span {
  readonly parts: readonly number[];
}

/** [0, length) cut where a span begins or ends. Spans stand in order, and overlap by less than their length. */
function cut(length: number, spans: readonly Span[]): readonly Run[] {
  const places = new Set([0, length, ...spans.flatMap(({ from, to }) => [from, to])]);
  const cuts = [...places].filter((place) => place <= length).sort((a, b) => a - b);
  const runs: Run[] = [];
  let next = 0;
  cuts.slice(0, -1).forEach((from, index) => {
    while ((spans[next]?.to ?? Infinity) <= from) next++;
    const parts = [next, next + 1].filter((part) => (spans[part]?.from ?? Infinity) <= from);
    runs.push({ from, to: cuts[index + 1] ?? length, parts });
  });
  return runs;
}
