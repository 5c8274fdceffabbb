/** One mistake, one finding: what only follows from another is left out, and the most telling comes first. facts/findings.md. */
import type { Severity } from '../assertion/finding';
import type { InspectionCode, InspectionFinding } from './inspection-finding';

/** A finding, those that it explains where both are found, and what it then says of them. */
const followers: readonly (readonly [
  cause: InspectionCode,
  follows: (finding: InspectionFinding) => boolean,
  says?: InspectionFinding['evidence'],
])[] = [
  ['alg/none', ({ code }) => code === 'segment/count' || code === 'signature/empty'],
  // What is missing stands behind the place where the shell cut.
  ['request/unquoted-ampersand', ({ code }) => isOfAbsence(code)],
  // Another certificate's token has another certificate's key, chain and dates.
  ['x5t/other-certificate', ({ code }) => code === 'signature/other-key', { signature: 'other-key' }],
  ['x5t/other-certificate', ({ code }) => isOfCertificate(code)],
  ['x5t/other-certificate', ({ code, evidence }) => isUntold(code, evidence['because'])],
  ['x5t/of-chain-certificate', ({ code }) => code === 'x5c/other-certificate'],
  ['signature/other-key', ({ code }) => code === 'x5c/other-certificate'],
  [
    'certificate/ec-not-accepted',
    ({ code }) => code === 'alg/not-accepted' || code === 'alg/key-mismatch' || code.startsWith('signature/'),
  ],
  ['alg/not-accepted', ({ code }) => code === 'alg/key-mismatch'],
  ['exp/milliseconds', ({ code }) => code === 'nbf/milliseconds', { others: 'nbf' }],
  ['token/is-access-token', ({ code }) => code.startsWith('access-token/')],
];

function saidBy(
  { code }: InspectionFinding,
  causes: typeof followers,
  findings: readonly InspectionFinding[],
): InspectionFinding['evidence'] {
  const said = causes.filter(([cause, follows]) => cause === code && findings.some(follows));
  return Object.assign({}, ...said.map(([, , says]) => says)) as InspectionFinding['evidence'];
}

function isOfAbsence(code: InspectionCode): boolean {
  return /^request\/.*-missing$/.test(code);
}

function isOfCertificate(code: InspectionCode): boolean {
  return code.startsWith('certificate/') || code === 'x5c/other-certificate';
}

/** ECDSA and EdDSA do not tell another key from another text. */
function isUntold(code: InspectionCode, because: string | number | undefined): boolean {
  return code === 'signature/invalid' && because === 'unknown';
}

/** From what makes the rest meaningless to what is worth knowing; codes or their rooms. */
const telling: readonly string[] = [
  'token',
  'request/unquoted-ampersand',
  'request/assertion-parameter',
  'request',
  'segment',
  'alg',
  'kid',
  'x5t',
  'thumbprint',
  'x5c',
  'certificate',
  'signature',
  'aud',
  'iss',
  'sub',
  'time/local-as-utc',
  'exp/milliseconds',
  'nbf/milliseconds',
  'exp/missing',
  'access-token/weak-client-authentication',
  'access-token/no-roles',
  'jti',
  'typ',
  'exp',
  'nbf',
  'access-token',
  'context-token',
  'time',
];

const severities: readonly Severity[] = ['error', 'warning', 'note'];

export function settleFindings(findings: readonly InspectionFinding[]): readonly InspectionFinding[] {
  const causes = followers.filter(([cause]) => findings.some(({ code }) => code === cause));
  const kept = findings
    .filter((one) => !causes.some(([, follows]) => follows(one)))
    .map((one) => ({ ...one, evidence: { ...one.evidence, ...saidBy(one, causes, findings) } }));
  return mergeMembers(kept).sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) || rankOf(a.code) - rankOf(b.code),
  );
}

function rankOf(code: InspectionCode): number {
  const exact = telling.indexOf(code);
  const rank = exact >= 0 ? exact : telling.indexOf(code.split('/')[0] as string);
  return rank >= 0 ? rank : telling.length;
}

/** `exp` and `nbf` as strings, both thumbprints of the PEM text: done once, by one hand. */
function mergeMembers(findings: readonly InspectionFinding[]): InspectionFinding[] {
  const merged: InspectionFinding[] = [];
  for (const finding of findings) {
    const { code, severity, place } = finding;
    const isMember = place.member !== undefined && (place.part === 'header' || place.part === 'claims');
    const at = isMember
      ? merged.findIndex(
          (one) => one.code === code && one.severity === severity && one.place.part === place.part,
        )
      : -1;
    const first = merged[at];
    if (!first) {
      merged.push(finding);
      continue;
    }
    const named = [first.evidence['others'], place.member === first.place.member ? undefined : place.member];
    const others = named.filter((one) => one !== undefined && one !== '').join(' and ');
    merged[at] = { ...first, evidence: { ...first.evidence, ...(others === '' ? {} : { others }) } };
  }
  return merged;
}
