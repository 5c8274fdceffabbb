/** The value of a member that holds a thumbprint → its octets, and what is wrong with how they are written. RFC 7515 §2. */
import { encodeBase64url } from '../encoding/base64url';
import type { Bytes } from '../encoding/bytes';
import { decodeHex, encodeHex } from '../encoding/hex';
import { isDigestLength } from './digest-length';
import { cleanThumbprintText } from './clean-thumbprint-text';
import { spellForMember } from './spell-for-member';
import {
  specOfMember,
  type MistakeCode,
  type MistakeSeverity,
  type ThumbprintMember,
  type ThumbprintMistake,
} from './thumbprint-mistake';
import { decodeEitherBase64, undoEncodings } from './undo-encoding';

export interface ReadMember {
  readonly bytes?: Bytes;
  readonly mistakes: readonly ThumbprintMistake[];
}

/** Hex of SHA-512 in UTF-16, encoded twice, is shorter. */
const longestValue = 2000;
/** What was copied twice at the front of the base64 in StackOverflow 79652135 is five characters. */
const mostSurplus = 8;

/** @param member undefined: a text that somebody pasted, where a spelling that no JOSE header has is no mistake yet */
export function readMember(member: ThumbprintMember | undefined, raw: string): ReadMember {
  const only = (code: MistakeCode, evidence: ThumbprintMistake['evidence']): ReadMember => ({
    mistakes: [mistake(member, code, 'error', evidence)],
  });
  if (raw.trim() === '') return only('x5t/missing', {});
  if (raw.length > longestValue) return only('x5t/impossible-length', { characters: raw.length });
  const { text, mistakes } = cleanThumbprintText(raw, member);
  const hex = /^(?:0x)?((?:[0-9A-Fa-f]{2}[: -]?)+)$/i.exec(text)?.[1]?.replace(/[: -]/g, '');
  const octetsOfHex = hex !== undefined && isDigestLength(hex.length / 2) ? decodeHex(hex) : undefined;
  if (octetsOfHex && hex !== text) {
    const evidence = { hex: encodeHex(octetsOfHex), octets: (octetsOfHex.length * 3) / 2 };
    const found = mistake(member, 'x5t/hex-as-base64', 'error', evidence, octetsOfHex);
    return { bytes: octetsOfHex, mistakes: [found, ...mistakes] };
  }
  const isOdd = /^[0-9A-Fa-f]{29,}$/.test(text) && text.length % 2 === 1 && text.length !== 43;
  if (isOdd) return only('thumbprint/odd-length', { digits: text.length });
  const foreign = /[^A-Za-z0-9+/_-]/.exec(text.replace(/=+$/, ''));
  if (foreign) return only('thumbprint/not-a-digest', { offset: foreign.index, character: foreign[0] });
  return readBase64Value(text, member, mistakes);
}

/** @param text base64 or base64url, with or without padding, and nothing else */
export function readBase64Value(
  text: string,
  member: ThumbprintMember | undefined,
  others: readonly ThumbprintMistake[],
): ReadMember {
  const characters = text.replace(/=+$/, '');
  // A lone last character has six bits: no octet.
  const isLone = characters.length % 4 === 1;
  const whole = isLone ? characters.slice(0, -1) : characters;
  const bytes = decodeEitherBase64(whole) ?? new Uint8Array();
  const surplus = surplusBefore(characters, bytes);
  if (surplus > 0) {
    const aligned = decodeEitherBase64(characters.slice(surplus)) ?? bytes;
    return { bytes: aligned, mistakes: others };
  }
  const mistakes = [...others];
  const severity = member === undefined ? 'note' : 'warning';
  const add = (code: MistakeCode, own: MistakeSeverity, evidence: ThumbprintMistake['evidence']) =>
    mistakes.push(mistake(member, code, own, evidence, bytes));
  if (member !== 'customKeyIdentifier') {
    const foreign = /[+/]/.exec(text);
    const padding = text.length - characters.length;
    if (foreign)
      add('x5t/standard-base64', severity, { offset: foreign.index, character: foreign[0], padding });
    else if (padding > 0) add('x5t/padded', severity, { padding });
  }
  const url = characters.replaceAll('+', '-').replaceAll('/', '_');
  const canonical = encodeBase64url(bytes);
  if (!isLone && canonical !== url)
    add('x5t/non-canonical', 'warning', { last: url.slice(-1), canonical: canonical.slice(-1) });
  return { bytes, mistakes };
}

/** How many characters stand before base64 of hex text, which the octets as they are do not make sense of. */
function surplusBefore(characters: string, bytes: Bytes): number {
  if (characters.length <= 54 || isDigestLength(bytes.length) || undoEncodings(bytes)) return 0;
  for (let surplus = 1; surplus <= mostSurplus; surplus++) {
    const rest = decodeEitherBase64(characters.slice(surplus));
    if (rest && undoEncodings(rest)) return surplus;
  }
  return 0;
}

function mistake(
  member: ThumbprintMember | undefined,
  code: MistakeCode,
  severity: MistakeSeverity,
  evidence: ThumbprintMistake['evidence'],
  bytes?: Bytes,
): ThumbprintMistake {
  const isDigest = bytes !== undefined && isDigestLength(bytes.length);
  return {
    code,
    severity,
    evidence: { member: member ?? '', ...evidence },
    ...(isDigest ? { corrected: spellForMember(bytes, member) } : {}),
    spec: specOfMember(member),
  };
}
