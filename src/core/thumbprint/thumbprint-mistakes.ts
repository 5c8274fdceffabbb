/** What is wrong with a thumbprint in a header, in a keyCredential or in AADSTS700027, and what belongs there. RFC 7515 §4.1.7–4.1.8. */
import { encodeBase64url } from '../encoding/base64url';
import type { Bytes } from '../encoding/bytes';
import { isDigestLength } from './digest-length';
import { judgeDigest } from './judge-digest';
import { noKnownDigests, type DigestMeaning, type KnownDigests } from './known-digests';
import { readMember } from './read-member';
import { spellForMember } from './spell-for-member';
import type { ThumbprintMember, ThumbprintMistake } from './thumbprint-mistake';
import { undoEncodings, undoForeignHex } from './undo-encoding';

export interface ThumbprintMistakes {
  /** Most telling first; empty where it is right. With an error there are no warnings: the corrected value mends those too. */
  readonly mistakes: readonly ThumbprintMistake[];
  /** The octets after every encoding that could be undone was undone: 20 or 32 of a digest. Absent where the text is no base64. */
  readonly bytes?: Bytes;
  /** What the octets are the digest of, where that is known. */
  readonly meaning?: DigestMeaning;
}

/**
 * The value of a header member, exactly as it stands there. Synchronous, never throws, bounded.
 *
 *     const known = await knownDigestsOf([leaf, ...chain], pemText);
 *     const { mistakes } = memberThumbprintMistakes('x5t', header.x5t, known);
 *
 * Without `known` only the spelling and the length are judged. With it, `x5t/other-certificate` is an error: give
 * the certificates that the thumbprint must be of, not some that happen to be at hand.
 */
export function memberThumbprintMistakes(
  member: ThumbprintMember,
  text: string,
  known: KnownDigests = noKnownDigests,
): ThumbprintMistakes {
  const { bytes, mistakes } = readMember(member, text);
  if (!bytes) return { mistakes };
  return thumbprintMistakesOf(bytes, member, known, mistakes);
}

/**
 * The octets that a server prints: in `Thumbprint of key used by client: 'HEX'` of AADSTS700027 they are the decoded `x5t`.
 * Synchronous, never throws.
 */
export function printedThumbprintMistakes(
  printed: Bytes,
  known: KnownDigests = noKnownDigests,
): ThumbprintMistakes {
  const found = memberThumbprintMistakes('x5t', encodeBase64url(printed), known);
  // Whether a server prints the 32 octets of a right x5t#S256 is not known: it may have been that member.
  const mistakes = found.mistakes.map((one) =>
    one.code === 'x5t/sha256-in-x5t' ? { ...one, severity: 'warning' as const } : one,
  );
  return { ...found, mistakes };
}

/**
 * @param member undefined: a text, of which nobody knows where it was meant to stand
 * @param spelling what was wrong with how the octets were written
 */
export function thumbprintMistakesOf(
  octets: Bytes,
  member: ThumbprintMember | undefined,
  known: KnownDigests,
  spelling: readonly ThumbprintMistake[],
): ThumbprintMistakes {
  // Thirty-two octets can be the digits of an MD5: chance writes no digest in hex digits alone.
  const foreign = undoForeignHex(octets);
  const undone = foreign ? undefined : undoEncodings(octets);
  const bytes = foreign ?? undone?.digest ?? octets;
  const judged = judgeDigest(bytes, member, known);
  const repaired = isDigestLength(bytes.length) ? { corrected: spellForMember(bytes, member) } : {};
  const encodings = (undone?.steps ?? []).map(({ code, evidence }): ThumbprintMistake => ({
    code,
    // What the portal and the command line show of it is hex; only a request that sends it so is wrong.
    severity: member === 'customKeyIdentifier' && code === 'x5t/hex-as-base64' ? 'note' : 'error',
    evidence: { member: member ?? '', ...evidence },
    ...repaired,
    spec: 'RFC 7515 §2',
  }));
  const written = spelling.map((one) => ({ ...repaired, ...one }));
  const all = [...encodings, ...judged.mistakes, ...written];
  const hasError = all.some(({ severity }) => severity === 'error');
  const isSpelling = ({ code, severity }: ThumbprintMistake) =>
    severity !== 'error' && code.startsWith('x5t/');
  return {
    mistakes: hasError ? all.filter((one) => !isSpelling(one)) : all,
    bytes,
    ...(judged.meaning ? { meaning: judged.meaning } : {}),
  };
}
