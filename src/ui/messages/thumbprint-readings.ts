/** What a pasted text turned out to be, and how two of them compare, for a person. */
import { severityNames } from './severities';
import type { ComparisonReason, ThumbprintComparison } from '../../core/thumbprint/compare-thumbprints';
import type { DigestMeaning } from '../../core/thumbprint/known-digests';
import type { ThumbprintOrigin, ThumbprintReading } from '../../core/thumbprint/thumbprint-reading';
import type { Evidence } from './message';
import { mistakeTitles } from './thumbprint-mistakes';

const origins: Readonly<Record<ThumbprintOrigin, string>> = {
  empty: '',
  'too-long': 'Too long to be looked at.',
  'private-key': 'It may hold a private key.',
  digest: 'A digest',
  certificate: 'A certificate',
  'jose-header': 'A JOSE header',
  jwt: 'A signed token (JWT)',
  jwk: 'A JWK',
  'key-credential': 'A keyCredential of Microsoft Graph',
  error: 'An error of Microsoft Entra ID',
  unknown: 'Nothing that names a certificate.',
};

const spellings = { hex: 'in hex', base64: 'in base64', base64url: 'in base64url' } as const;

const parts: Readonly<Record<DigestMeaning['of'], string>> = {
  certificate: 'the certificate',
  'beginning-of-sha256': 'the first 20 bytes of the SHA-256 of the certificate',
  text: 'the file’s text, not the DER, of the certificate',
  SubjectPublicKeyInfo: 'the public key of the certificate',
  subjectPublicKey: 'the bits of the public key of the certificate',
  'Modulus=': 'the modulus line of the certificate',
  JWK: 'the public key as a JWK of the certificate',
  subjectKeyIdentifier: 'the subject key identifier of the certificate',
};

/** One or two sentences: what it is, and whose. */
export function describeReading(reading: ThumbprintReading): string {
  const { origin, spelling, member, meaning, sent } = reading;
  const isMistaken = reading.mistakes.some(({ severity }) => severity === 'error');
  const what = origin === 'digest' && isMistaken ? 'Meant as a digest' : origins[origin];
  if (what === '' || what.endsWith('.')) return what;
  const how = origin === 'digest' && spelling ? ` ${spellings[spelling]}` : '';
  const named = member && origin !== 'certificate' ? `, ${member}` : '';
  const said = sent === undefined ? '' : ` The client sent x5t ${sent}`;
  const whose = meaning ? ` Of ${wholeOf(meaning)}` : '';
  return `${what}${how}${named}.${said}${said ? '.' : ''}${whose}${whose ? '.' : ''}`;
}

function wholeOf({ of, subject, from }: NonNullable<ThumbprintReading['meaning']>): string {
  return `${parts[of]} ${subject}${from === 'loaded' ? ', which is loaded' : ''}`;
}

const reasons: Readonly<Record<ComparisonReason, (evidence: Evidence) => string>> = {
  'comparison/same': ({ algorithm }) => `The same ${algorithm}.`,
  'comparison/repaired': ({ algorithm }) => `The same ${algorithm}, once this is undone:`,
  'comparison/no-digest': ({ which }) =>
    which === 'both'
      ? 'Neither text holds a digest.'
      : which === 'first'
        ? 'The first text holds no digest.'
        : 'The second text holds no digest.',
  'comparison/related': ({
    first,
    firstAlgorithm,
    firstCertificate,
    second,
    secondAlgorithm,
    secondCertificate,
  }) =>
    `They belong together and are not the same: the first is the ${firstAlgorithm} of ${partOf(first)} ${firstCertificate}, the second the ${secondAlgorithm} of ${partOf(second)} ${secondCertificate}.`,
  'comparison/other-kind': ({ first, second }) =>
    `The first is a ${first}, the second a ${second}. Only the certificate tells whether both are of it: load it, or paste it here.`,
  'comparison/few-octets': ({ differ, octets, place, first, second }) =>
    `They differ in ${differ} of ${octets} bytes, first in byte ${place} (${first}, ${second}): mistyped, rather than of another certificate.`,
  'comparison/other': ({ differ, octets }) =>
    `They differ in ${differ} of ${octets} bytes: digests of different things.`,
};

function partOf(of: string | number | undefined): string {
  return parts[of as DigestMeaning['of']];
}

export function explainComparison({ reason, evidence, repairs }: ThumbprintComparison): string {
  const undone = repairs.map((code) => mistakeTitles[code]).join('; ');
  return `${reasons[reason](evidence)}${undone ? ` ${undone}.` : ''}`;
}

export const comparisonOutcomes: Readonly<Record<ThumbprintComparison['outcome'], string>> = {
  same: 'same',
  'same after repair': 'same after repair',
  different: 'different',
};

/** For those who do not see it change. */
export function announceReading(
  reading: ThumbprintReading | undefined,
  comparison: ThumbprintComparison | undefined,
): string {
  if (!reading || reading.origin === 'empty') return '';
  const found = reading.mistakes.map(
    ({ code, severity }) => `${severityNames[severity]}: ${mistakeTitles[code]}`,
  );
  const compared = comparison ? [`Comparison: ${comparisonOutcomes[comparison.outcome]}`] : [];
  return [describeReading(reading), ...found, ...compared].join(' ');
}
