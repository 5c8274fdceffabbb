/** A pasted JWS taken apart, whatever happened to it on its way here. RFC 7515 §3.1, §5.2, §7.1; RFC 7516 §7.1. */
import { decodeBase64url } from '../encoding/base64url';
import type { Bytes } from '../encoding/bytes';
import { decodeUtf8 } from '../encoding/utf8';
import { WorkbenchError } from '../errors';
import { readJsonObject, type JsonProblem } from './json-object';
import type { JsonObject } from './json-members';
import { unwrapCompact } from './unwrap-compact';

export type SegmentName = 'header' | 'claims' | 'signature';

export type SegmentCode =
  | 'segment/count'
  | 'segment/padding'
  | 'segment/standard-base64'
  | 'segment/invalid-character'
  | 'segment/whitespace'
  | 'segment/wrapped'
  | 'segment/not-json';

export interface SegmentProblem {
  readonly code: SegmentCode;
  readonly evidence: Readonly<Record<string, string | number>>;
}

export interface DecodedSegment {
  readonly name: SegmentName;
  /** As it stood, without what was around it. */
  readonly encoded: string;
  /** Of its first character in the whole token. */
  readonly offset: number;
  /** Absent where no repair makes base64url of it. */
  readonly bytes?: Bytes;
  /** Of header and claims. */
  readonly text?: string;
  readonly object?: JsonObject;
  readonly jsonProblem?: JsonProblem;
}

export interface DecodedCompact {
  /** Three parts, or two; five are an encrypted JWE, of which the header can be read. */
  readonly serialization: 'jws' | 'jwe' | 'other';
  /** Without what was around and within it. */
  readonly compact: string;
  readonly count: number;
  readonly header: DecodedSegment;
  /** Empty in a JWE. */
  readonly claims: DecodedSegment;
  readonly signature: DecodedSegment;
  /** What the signature is over, as the token has it. */
  readonly signingInput: string;
  readonly problems: readonly SegmentProblem[];
}

/** Never throws: each part is read for itself, and what is wrong with one is no reason not to show another. */
export function decodeCompact(pasted: string): DecodedCompact {
  const { compact, problems: around } = unwrapCompact(pasted);
  const count = countOf(compact, '.') + 1;
  const encoded = compact.split('.', 6);
  const isJwe = count === 5;
  const problems: SegmentProblem[] = [...around];
  const [header, claims, signature] = (['header', 'claims', 'signature'] as const).map((name, index) => {
    const offset = encoded.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0);
    const text = isJwe && index > 0 ? '' : (encoded[index] ?? '');
    return decodeSegment(name, text, Math.min(offset, compact.length));
  }) as [DecodedSegment, DecodedSegment, DecodedSegment];
  if (count !== 3 && !isJwe) problems.push({ code: 'segment/count', evidence: { count } });
  problems.push(...alphabetProblems([header, claims, signature]));
  for (const segment of isJwe ? [header] : [header, claims]) problems.push(...jsonProblem(segment, count));
  return {
    serialization: isJwe ? 'jwe' : count === 3 || count === 2 ? 'jws' : 'other',
    compact,
    count,
    header,
    claims,
    signature,
    signingInput: `${header.encoded}.${claims.encoded}`,
    problems,
  };
}

function decodeSegment(name: SegmentName, encoded: string, offset: number): DecodedSegment {
  const bytes = decodeForgiving(encoded);
  const segment: DecodedSegment = { name, encoded, offset, ...(bytes ? { bytes } : {}) };
  if (name === 'signature' || !bytes) return segment;
  const text = decodeUtf8(bytes);
  if (text === undefined) return { ...segment, jsonProblem: 'not-utf8' };
  const reading = readJsonObject(text);
  return 'object' in reading
    ? { ...segment, text, object: reading.object }
    : { ...segment, text, jsonProblem: reading.problem };
}

/** Either alphabet, padded or not; a lone character at the end, left by a cut, is passed over. */
function decodeForgiving(encoded: string): Bytes | undefined {
  let end = encoded.length;
  while (end > 0 && encoded.charAt(end - 1) === '=') end--;
  const characters = encoded.slice(0, end).replace(/\+/g, '-').replace(/\//g, '_');
  try {
    return decodeBase64url(characters.length % 4 === 1 ? characters.slice(0, -1) : characters);
  } catch (error) {
    if (error instanceof WorkbenchError) return undefined;
    throw error;
  }
}

/** Who encodes one segment wrongly does so with all: one finding for them together. */
function alphabetProblems(segments: readonly DecodedSegment[]): SegmentProblem[] {
  const foreign = segments
    .map((segment) => ({ segment, at: segment.encoded.search(/[^A-Za-z0-9_\-+/=]/) }))
    .find(({ at }) => at >= 0);
  if (foreign) {
    const { segment, at } = foreign;
    const character = String.fromCodePoint(segment.encoded.codePointAt(at) ?? 0);
    const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const evidence = { segment: segment.name, offset: segment.offset + at, character, codePoint };
    return [{ code: 'segment/invalid-character', evidence }];
  }
  const named = (wanted: RegExp) =>
    segments.filter(({ encoded }) => wanted.test(encoded)).map(({ name }) => name);
  const standard = named(/[+/]/);
  const padded = named(/=$/);
  if (standard.length > 0)
    return [{ code: 'segment/standard-base64', evidence: { segments: standard.join(', ') } }];
  return padded.length > 0 ? [{ code: 'segment/padding', evidence: { segments: padded.join(', ') } }] : [];
}

function jsonProblem(
  { name, encoded, bytes, jsonProblem: problem }: DecodedSegment,
  count: number,
): SegmentProblem[] {
  // What does not decode is told by its character; what is not there, by the count.
  if ((!bytes && encoded !== '') || (encoded === '' && count < 2)) return [];
  return problem ? [{ code: 'segment/not-json', evidence: { segment: name, problem } }] : [];
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}
