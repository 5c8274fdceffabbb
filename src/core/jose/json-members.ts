/** A JSON object as the exact text that is signed, and where each member stands in it. RFC 8259 §4. */
import { encodeBase64urlText } from '../encoding/base64url';
import { encodeUtf8 } from '../encoding/utf8';

export type JsonValue = string | number | boolean | null | JsonObject | readonly JsonValue[];
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

export interface JsonMember {
  readonly name: string;
  /** Offsets into the text, from the name's opening quote to the end of the value. */
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
}

export interface JsonText {
  readonly text: string;
  readonly members: readonly JsonMember[];
}

/** No white space, members in the object's own order: what `JSON.stringify` writes. The places are looked for when somebody asks. */
export function encodeJsonObject(object: JsonObject): JsonText {
  let members: readonly JsonMember[] | undefined;
  return {
    text: JSON.stringify(object),
    get members() {
      return (members ??= membersOf(object));
    },
  };
}

function membersOf(object: JsonObject): readonly JsonMember[] {
  let at = 1;
  return Object.entries(object).map(([name, value]) => {
    const start = at;
    const nameEnd = start + JSON.stringify(name).length;
    const end = nameEnd + 1 + JSON.stringify(value).length;
    at = end + 1;
    return { name, start, nameEnd, end };
  });
}

/** A JSON object as a segment of a JWS. RFC 7515 §7.1. */
export interface JsonSegment extends JsonText {
  readonly encoded: string;
}

export function encodeJsonSegment(object: JsonObject): JsonSegment {
  const json = encodeJsonObject(object);
  return Object.assign(json, { encoded: encodeBase64urlText(json.text) });
}

/**
 * The base64url characters that carry octets of a member: [from, to) in the encoded segment.
 * Three octets become four characters, so a character at the edge can carry bits of the neighbour as well.
 */
export function charactersOf(member: JsonMember, text: string): { from: number; to: number } {
  const octetsBefore = encodeUtf8(text.slice(0, member.start)).length;
  const octets = encodeUtf8(text.slice(member.start, member.end)).length;
  return { from: Math.floor((octetsBefore * 4) / 3), to: Math.ceil(((octetsBefore + octets) * 4) / 3) };
}

/** A run of base64url characters that carry the same members: none, one, or two that share a character. */
export interface EncodedPiece {
  readonly characters: string;
  /** Indexes into the text's members. */
  readonly members: readonly number[];
}

/** The encoded segment cut where a member begins or ends. */
export function splitByMembers(encoded: string, { text, members }: JsonText): readonly EncodedPiece[] {
  const ranges = members.map((member) => charactersOf(member, text));
  const cuts = [...new Set([0, ...ranges.flatMap(({ from, to }) => [from, to]), encoded.length])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, index) => ({
    characters: encoded.slice(from, cuts[index + 1]),
    members: ranges.flatMap((range, member) => (range.from <= from && from < range.to ? [member] : [])),
  }));
}
