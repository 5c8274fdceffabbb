/** A thumbprint as somebody pasted it, alone or amid other text → its octets, how they are written, and what is wrong. RFC 4648. */
import { encodeBase64url } from '../encoding/base64url';
import { decodeHex } from '../encoding/hex';
import { cleanThumbprintText } from './clean-thumbprint-text';
import { isDigestLength } from './digest-length';
import { digestsWithin, type DigestWithin } from './digests-within';
import { noKnownDigests, type KnownDigests } from './known-digests';
import { readBase64Value } from './read-member';
import type { ThumbprintMember, ThumbprintMistake } from './thumbprint-mistake';
import {
  memberThumbprintMistakes,
  thumbprintMistakesOf,
  type ThumbprintMistakes,
} from './thumbprint-mistakes';
import { unlabelDigest } from './unlabel-digest';

export type DigestSpelling = 'hex' | 'base64' | 'base64url';

export interface DigestText extends ThumbprintMistakes {
  readonly spelling?: DigestSpelling;
  /** Where a label says so, and then the value is judged as what stands there. */
  readonly member?: ThumbprintMember;
}

/** Fewer digits are a number, or a word such as “deadbeef”. */
const fewestDigits = 16;
/** Fewer octets are the beginning of no digest that anybody would paste. */
const fewestOctets = 8;
/** Of base64url, where every character could be a hex digit as well. */
const base64urlLengths: readonly number[] = [27, 43];

const guid = /^\{?[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}?$/i;
const word = /^[A-Za-z]?[a-z]+$/;

/** Synchronous, never throws, linear in the length of the text. */
export function readDigestText(raw: string, known: KnownDigests = noKnownDigests): DigestText {
  const { text, mistakes } = cleanThumbprintText(raw);
  const { value, member } = unlabelDigest(text);
  if (member) return readLabelled(member, value, known, mistakes);
  if (guid.test(value)) return notADigest({ form: 'GUID' });
  const digits = hexDigitsOf(value);
  const packed = value.replace(/\s/g, '');
  if (digits !== undefined && !isBase64urlOfDigest(packed))
    return readHexDigits(digits, digits === text, known, mistakes);
  if (/^[A-Za-z0-9+/_-]+=*$/.test(packed) && !/\S +\S/.test(value))
    return readPacked(packed, known, mistakes);
  return readWithin(text, known, mistakes);
}

/** Separators of every tool that prints octets: `84:E0`, `84 E0`, `84-E0`, `0x84, 0xE0`, `\x84\xE0`. */
function hexDigitsOf(value: string): string | undefined {
  const digits = value.replace(/[0\\]x|[\s:,.-]/gi, '');
  return /^[0-9A-F]+$/i.test(digits) && digits.length >= fewestDigits ? digits : undefined;
}

function isBase64urlOfDigest(packed: string): boolean {
  return base64urlLengths.includes(packed.length) && !/[^\w-]/.test(packed);
}

function readHexDigits(
  digits: string,
  isPlain: boolean,
  known: KnownDigests,
  others: readonly ThumbprintMistake[],
): DigestText {
  const spelling = 'hex';
  if (digits.length % 2 === 1)
    return { spelling, mistakes: [...others, mistakeOf('thumbprint/odd-length', { digits: digits.length })] };
  const octets = decodeHex(digits);
  const isDigest = isDigestLength(octets.length);
  // The characters are base64 as well: whoever writes them into x5t as they are sends other octets.
  const evidence = { octets: (digits.length * 3) / 4, hex: digits };
  const note: readonly ThumbprintMistake[] =
    isDigest && isPlain
      ? [{ ...mistakeOf('x5t/hex-as-base64', evidence, 'note'), corrected: encodeBase64url(octets) }]
      : [];
  return { spelling, ...thumbprintMistakesOf(octets, undefined, known, [...others, ...note]) };
}

function readPacked(packed: string, known: KnownDigests, others: readonly ThumbprintMistake[]): DigestText {
  if (word.test(packed)) return notADigest({ form: 'word' });
  const spelling = /[+/=]/.test(packed) ? 'base64' : 'base64url';
  const { bytes, mistakes } = readBase64Value(packed, undefined, others);
  if (!bytes || bytes.length < fewestOctets) return notADigest({ form: 'short', characters: packed.length });
  // As likely hex that lost digits: chance writes no thumbprint like this.
  const isAmbiguous = /^[0-9A-F]+$|^[0-9a-f]+$/.test(packed);
  const doubt = isAmbiguous ? [mistakeOf('thumbprint/ambiguous', { digits: packed.length }, 'warning')] : [];
  return { spelling, ...thumbprintMistakesOf(bytes, undefined, known, [...mistakes, ...doubt]) };
}

function readLabelled(
  member: ThumbprintMember,
  value: string,
  known: KnownDigests,
  others: readonly ThumbprintMistake[],
): DigestText {
  const found = memberThumbprintMistakes(member, value, known);
  const spelling = /[+/=]/.test(value) ? 'base64' : 'base64url';
  return { ...found, member, spelling, mistakes: [...found.mistakes, ...others] };
}

/** What PowerShell, certutil, keytool and OpenSSL print around it. */
function readWithin(text: string, known: KnownDigests, others: readonly ThumbprintMistake[]): DigestText {
  const found = digestsWithin(text);
  const [first]: readonly (DigestWithin | undefined)[] = found;
  if (!first) {
    const foreign = /[^A-Za-z0-9+/_=\s-]/u.exec(text);
    return notADigest(
      foreign ? { form: 'text', offset: foreign.index, character: foreign[0] } : { form: 'text' },
    );
  }
  const reading = first.member
    ? readLabelled(first.member, first.value, known, others)
    : readHexDigits(first.value, false, known, others);
  if (found.length === 1) return reading;
  const several = mistakeOf('thumbprint/several', { count: found.length, of: 'thumbprints' }, 'warning');
  return { ...reading, mistakes: [...reading.mistakes, several] };
}

function notADigest(evidence: ThumbprintMistake['evidence']): DigestText {
  return { mistakes: [mistakeOf('thumbprint/not-a-digest', evidence)] };
}

function mistakeOf(
  code: ThumbprintMistake['code'],
  evidence: ThumbprintMistake['evidence'],
  severity: ThumbprintMistake['severity'] = 'error',
): ThumbprintMistake {
  return { code, severity, evidence: { member: '', ...evidence }, spec: 'RFC 7515 §4.1.7' };
}
