/** The checks as plain text to copy into a ticket: no whole token, no signature, no secret. */
import type { DecodedCompact } from '../../core/jose/decode-compact';
import type { ServerCheck, ServerVerdict } from '../../core/inspection/server-check';
import type { Certificate } from '../../core/x509/certificate';
import { explainInspectionFinding } from './inspection-findings';
import {
  answerOrigin,
  assumedOrder,
  checkNames,
  outcomeNames,
  uncheckable,
  uncheckedReasons,
  verdictNames,
} from './server-checks';
import { isoSeconds, isoTime } from './times';

export interface ReportSubject {
  readonly token: DecodedCompact;
  readonly certificates: readonly Certificate[];
  /** NumericDate. */
  readonly now: number;
}

export function serverReport(verdict: ServerVerdict, { token, certificates, now }: ReportSubject): string {
  const { profile, checks, answer, outcome } = verdict;
  const claims = token.claims.object ?? {};
  const header = token.header.object ?? {};
  const facts: readonly (readonly [string, unknown])[] = [
    ['Checked as', profile.name],
    ['At', isoSeconds(now)],
    ...['alg', 'typ', 'kid', 'x5t', 'x5t#S256'].map((name) => [name, header[name]] as const),
    ['x5c', header['x5c'] === undefined ? undefined : 'present'],
    ...['iss', 'sub', 'aud', 'jti'].map((name) => [name, claims[name]] as const),
    ...['iat', 'nbf', 'exp'].map((name) => [name, timeOf(claims[name])] as const),
    ['Certificate', certificates[0] && describeCertificate(certificates[0])],
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  const lines = [
    'Client assertion, checked as the server would',
    '',
    ...facts
      .filter(([, value]) => value !== undefined && value !== '')
      .map(
        ([name, value]) =>
          `${name.padEnd(width)}  ${typeof value === 'string' ? value : JSON.stringify(value)}`,
      ),
    '',
    ...checks.flatMap((check, index) => describeCheck(check, index + 1)),
    '',
    verdictNames[outcome],
    ...(answer
      ? [
          '',
          `Its answer: ${answer.status} ${answer.error}`,
          `${answer.code === undefined ? '' : `${answer.code}: `}${answer.text}`,
          `(${answerOrigin(answer.isDocumented)}: ${answer.source}.)`,
        ]
      : []),
    '',
    assumedOrder,
    uncheckable,
  ];
  return `${lines.map(withoutSecrets).join('\n')}\n`;
}

function describeCheck(
  { step, outcome, reason, findings, spec }: ServerCheck,
  number: number,
): readonly string[] {
  const word = outcome === 'failed' ? 'FAILED' : outcomeNames[outcome];
  const head = `${String(number).padStart(2)}. ${word.padEnd(11)}  ${checkNames[step]} (${spec})`;
  const indent = ' '.repeat(17);
  return [
    head,
    ...(reason ? [`${indent}${uncheckedReasons[reason]}`] : []),
    ...findings.flatMap((finding) => {
      const { what, next } = explainInspectionFinding(finding);
      const fix = finding.fix === undefined ? [] : [`${indent}Corrected: ${finding.fix}`];
      return [`${indent}${finding.code}: ${what} ${next}`, ...fix];
    }),
  ];
}

function describeCertificate({ subject, thumbprints, notBefore, notAfter }: Certificate): string {
  return `${subject}, SHA-1 ${thumbprints.sha1}, valid ${isoTime(notBefore)} to ${isoTime(notAfter)}`;
}

function timeOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const written = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  const seconds = Number(value);
  return Number.isFinite(seconds) && Math.abs(seconds) < 1e11
    ? `${written} (${isoSeconds(seconds)})`
    : written;
}

/** A token, whole or in parts, opens what it was made for while it is good. A hexadecimal thumbprint is none. */
function withoutSecrets(line: string): string {
  return line
    .replace(/\bey[\w-]{20,}(\.[\w-]*){0,4}/g, '[a token, left out]')
    .replace(/[\w+/=-]{100,}/g, (text) =>
      /^[0-9A-F]+$/.test(text) ? text : `[${text.length} characters, left out]`,
    )
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
      '\ufffd',
    )
    .slice(0, 2000);
}
