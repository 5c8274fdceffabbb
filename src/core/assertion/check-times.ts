/** `exp` and `nbf`: NumericDates around now. RFC 7519 §2, §4.1.4–4.1.5. */
import { pathOfClaim, type AssertionContext } from './assertion-context';
import { parseSeconds, type AssertionSettings } from './assertion-settings';
import type { Finding, FindingCode, FindingPath, Severity } from './finding';

/** Seconds since 1970 pass this in the year 5138; milliseconds passed it in 1973. */
const largestSeconds = 1e11;

/** The two inputs in seconds, before there is anything to sign. */
export function checkDurations(settings: AssertionSettings): Finding[] {
  const check = (path: 'lifetime' | 'notBeforeOffset', code: FindingCode): Finding[] =>
    parseSeconds(settings[path]) === undefined
      ? [{ code, severity: 'error', path, evidence: { found: settings[path] }, spec: 'RFC 7519 §2' }]
      : [];
  return [...check('lifetime', 'exp/not-seconds'), ...check('notBeforeOffset', 'nbf/not-seconds')];
}

export function checkTimes(context: AssertionContext): Finding[] {
  const { claims, profile, now } = context;
  const { maximum, rejects } = profile.lifetime.value;
  const findings: Finding[] = [];
  const add = (claim: 'exp' | 'nbf', code: FindingCode, severity: Severity, spec = 'RFC 7523 §3') => {
    const own: FindingPath = claim === 'exp' ? 'lifetime' : 'notBeforeOffset';
    const evidence = { claim, found: JSON.stringify(claims[claim] ?? null), now, maximum };
    findings.push({ code, severity, path: pathOfClaim(context, claim, own), evidence, spec });
  };
  const exp = numericDate(claims['exp']);
  const nbf = numericDate(claims['nbf']);
  for (const claim of ['exp', 'nbf'] as const) {
    const value = claims[claim];
    // A number too large for JavaScript is reported where it was written.
    if (value === undefined || Math.abs(Number(value)) === Infinity) continue;
    // MSAL.NET sends strings to Entra, MSAL Python floats: tolerated there, a NumericDate is a number.
    const tolerated = profile.hasClouds && numericDate(value) !== undefined;
    if (typeof value !== 'number') add(claim, 'time/string', tolerated ? 'warning' : 'error', 'RFC 7519 §2');
    else if (!Number.isInteger(value)) add(claim, 'time/float', 'note', 'RFC 7519 §2');
  }
  if (claims['exp'] === undefined) add('exp', 'exp/missing', 'error');
  if (exp !== undefined) {
    if (exp > largestSeconds) add('exp', 'exp/milliseconds', 'error', 'RFC 7519 §2');
    else if (exp <= now) add('exp', 'exp/past', 'error');
    else if (exp - now > maximum)
      add('exp', 'exp/too-long', rejects ? 'error' : 'warning', profile.lifetime.source);
  }
  if (nbf === undefined) return findings;
  if (nbf > largestSeconds) add('nbf', 'nbf/milliseconds', 'error', 'RFC 7519 §2');
  else if (exp !== undefined && nbf >= exp && exp > now) add('nbf', 'nbf/after-exp', 'error');
  else if (nbf > now) add('nbf', 'nbf/future', 'error');
  return findings;
}

function numericDate(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
