/** Times of a token that somebody pasted: what a clock or a time zone has done to them. RFC 7519 §2, §4.1.4–4.1.6. */
import type { JsonObject } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import type { InspectionFinding } from './inspection-finding';

/** Nobody lives farther from UTC. */
const farthestZone = 14 * 3600;
/** India and Newfoundland have zones of half hours; within an hour of UTC there is none. */
const zoneStep = 1800;
const nearestZone = 3600;
/** Of an assertion that is pasted right after it was made. */
const justMade = 60;
/** Profiles whose server accepts a clock that is a little ahead. FAPI 2.0 Security Profile §5.3.2.1. */
const aheadAllowed: ReadonlyMap<string, number> = new Map([['fapi-2', 10]]);

/** The findings of the general check, with those of time zones in their place and what an absent `nbf` means. */
export function inspectTimes(
  findings: readonly InspectionFinding[],
  claims: JsonObject,
  profile: ServerProfile,
  now: number,
): InspectionFinding[] {
  const nbf = numericDate(claims['nbf']);
  const allowed = aheadAllowed.get(profile.id) ?? 0;
  let kept = findings
    .filter(({ code }) => !(code === 'nbf/future' && nbf !== undefined && nbf - now <= allowed))
    .filter((finding) => !isLifetimeWithinRule(finding, claims))
    .map((one) => (isTextTolerated(one, profile) ? { ...one, severity: 'warning' as const } : one))
    .map((one) => withNumber(one, claims));
  const offset = zoneOffset(claims, now);
  const misplaced = kept.find(({ code }) => code === 'exp/past' || code === 'nbf/future');
  if (offset !== undefined && misplaced) {
    const evidence = { ...misplaced.evidence, offset, hours: offset / 3600 };
    kept = kept.map((one) => (one === misplaced ? { ...one, code: 'time/local-as-utc', evidence } : one));
  }
  if (claims['nbf'] !== undefined || !profile.hasClouds) return kept;
  const missing: InspectionFinding = {
    code: 'nbf/missing',
    severity: 'note',
    place: { part: 'claims', member: 'nbf' },
    evidence: { now },
    spec: 'GitHub, microsoft-authentication-library-for-dotnet #4951: “valid from 1970-01-01”; MSAL Python sends none',
  };
  return [...kept, missing];
}

export function numericDate(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** What to write instead, where that follows from what is there. */
function withNumber(finding: InspectionFinding, claims: JsonObject): InspectionFinding {
  const { code, place } = finding;
  const value = numericDate(claims[place.member ?? '']);
  if (value === undefined) return finding;
  if (code.endsWith('/milliseconds')) return { ...finding, fix: String(Math.floor(value / 1000)) };
  return code === 'time/string' ? { ...finding, fix: String(value) } : finding;
}

/** Microsoft's own sample for high trust writes them so. sp-dev-docs, create-and-use-access-tokens. */
function isTextTolerated({ code, evidence }: InspectionFinding, profile: ServerProfile): boolean {
  const isNumber = /^"\d{1,12}"$/.test(String(evidence['found']));
  return code === 'time/string' && isNumber && profile.id === 'sharepoint-high-trust';
}

/** The form counts from now; a token that was made a while ago, or is for later, from when it begins. */
function isLifetimeWithinRule({ code, evidence }: InspectionFinding, claims: JsonObject): boolean {
  if (code !== 'exp/too-long') return false;
  const start = numericDate(claims['iat']) ?? numericDate(claims['nbf']);
  const exp = numericDate(claims['exp']);
  if (start === undefined || exp === undefined) return false;
  // A fraction of a second is not a lifetime.
  return exp - start < Number(evidence['maximum']) + 1 && start > Number(evidence['now']);
}

/**
 * Seconds by which the times are ahead of the clock (negative: behind), where that is a time zone's difference.
 * Ahead, nothing else explains it. Behind, every old token is; only one that is a zone's difference to the minute counts.
 */
function zoneOffset(claims: JsonObject, now: number): number | undefined {
  const iat = numericDate(claims['iat']);
  const nbf = numericDate(claims['nbf']);
  const issued = iat === undefined ? (nbf === undefined ? [] : [nbf, nbf + 300]) : [iat];
  for (const one of issued) {
    const offset = Math.round((one - now) / zoneStep) * zoneStep;
    const rest = Math.abs(one - now - offset);
    if (Math.abs(offset) < nearestZone || Math.abs(offset) > farthestZone) continue;
    if (rest <= (offset > 0 ? justMade * 5 : justMade)) return offset;
  }
  return undefined;
}
