/** Whether two texts name one certificate, after how much repair, and if not, why not. */
import { equalBytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';
import { differingOctets } from './differing-octets';
import { algorithmOfDigestLength } from './digest-length';
import { meaningOf, type DigestMeaning, type KnownDigests } from './known-digests';
import type { MistakeCode } from './thumbprint-mistake';
import type { ThumbprintReading } from './thumbprint-reading';

export type ComparisonReason =
  | 'comparison/same'
  | 'comparison/repaired'
  | 'comparison/no-digest'
  | 'comparison/related'
  | 'comparison/other-kind'
  | 'comparison/few-octets'
  | 'comparison/other';

export interface ThumbprintComparison {
  readonly outcome: 'same' | 'same after repair' | 'different';
  readonly reason: ComparisonReason;
  readonly evidence: Readonly<Record<string, string | number>>;
  /** What had to be undone first, in either text. */
  readonly repairs: readonly MistakeCode[];
}

/** Mistakes that were undone to get at the digest. What is spelled otherwise by right needs no repair. */
const repairs: ReadonlySet<MistakeCode> = new Set([
  'x5t/hex-text',
  'x5t/hex-text-with-newline',
  'x5t/double-base64',
  'x5t/non-canonical',
  'thumbprint/invisible-characters',
  'thumbprint/full-width-digits',
]);

/** @returns undefined while either text is empty */
export function compareThumbprints(
  first: ThumbprintReading,
  second: ThumbprintReading,
): ThumbprintComparison | undefined {
  if (first.origin === 'empty' || second.origin === 'empty') return undefined;
  const repaired = [...new Set([first, second].flatMap(repairsOf))];
  const [one] = first.digests;
  const [other] = second.digests;
  if (!one || !other) {
    const which = one ? 'second' : other ? 'first' : 'both';
    return { outcome: 'different', reason: 'comparison/no-digest', evidence: { which }, repairs: [] };
  }
  const common = first.digests.find((digest) => second.digests.some((own) => equalBytes(digest, own)));
  if (common) {
    const evidence = { algorithm: algorithmOfDigestLength(common.length) ?? '' };
    return repaired.length > 0
      ? { outcome: 'same after repair', reason: 'comparison/repaired', evidence, repairs: repaired }
      : { outcome: 'same', reason: 'comparison/same', evidence, repairs: [] };
  }
  const why = relationOf(first, second) ?? relationOf(second, first) ?? differenceOf(one, other);
  return { outcome: 'different', ...why, repairs: [] };
}

function repairsOf({ mistakes }: ThumbprintReading): readonly MistakeCode[] {
  return mistakes
    .filter(
      ({ code, severity }) => repairs.has(code) || (code === 'x5t/hex-as-base64' && severity === 'error'),
    )
    .map(({ code }) => code);
}

type Why = Pick<ThumbprintComparison, 'reason' | 'evidence'>;

/** Both are of one certificate or of one chain, and not of the same part of it. */
function relationOf(first: ThumbprintReading, second: ThumbprintReading): Why | undefined {
  for (const known of [first.known, second.known]) {
    const [one, other] = [meaningIn(known, first), meaningIn(known, second)];
    if (!one || !other) continue;
    return {
      reason: 'comparison/related',
      evidence: {
        first: one.of,
        firstAlgorithm: one.algorithm,
        firstCertificate: known.certificates[one.certificate]?.subject ?? '',
        firstPlace: one.certificate,
        second: other.of,
        secondAlgorithm: other.algorithm,
        secondCertificate: known.certificates[other.certificate]?.subject ?? '',
        secondPlace: other.certificate,
      },
    };
  }
  return undefined;
}

function meaningIn(known: KnownDigests, { digests }: ThumbprintReading): DigestMeaning | undefined {
  return digests.map((digest) => meaningOf(known, digest)).find((meaning) => meaning !== undefined);
}

function differenceOf(one: Uint8Array, other: Uint8Array): Why {
  const [first, second] = [one, other].map(({ length }) => algorithmOfDigestLength(length) ?? '');
  if (one.length !== other.length)
    return { reason: 'comparison/other-kind', evidence: { first: first ?? '', second: second ?? '' } };
  const { differ, first: at, isMistyped } = differingOctets(one, other);
  const evidence = {
    differ,
    octets: one.length,
    place: at + 1,
    first: encodeHex(one.subarray(at, at + 1)),
    second: encodeHex(other.subarray(at, at + 1)),
  };
  return { reason: isMistyped ? 'comparison/few-octets' : 'comparison/other', evidence };
}
