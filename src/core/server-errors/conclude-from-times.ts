/** The server's clock against the assertion's times: whose clock, which zone, how old. RFC 7519 §4.1.4–4.1.6; facts/protocol.md §0, 6. */
import type { JsonObject } from '../jose/json-members';
import type { Conclusion, ConclusionCode, ErrorSurroundings } from './conclusion';
import { timeOf } from './conclude-from-keys';
import type { ParsedServerError } from './parsed-server-error';
import { zoneOffsetOf } from './zone-offset';

const source = 'RFC 7523 §3, 4–6; AADSTS700024';
/** Seconds since 1970 pass this in the year 5138. */
const largestSeconds = 1e11;
/** An assertion that is sent right away arrives within it. */
const travel = 60;
/** What a server prints is cut to whole seconds at most. */
const closeTo = 1;

interface Times {
  readonly iat?: number | undefined;
  readonly nbf?: number | undefined;
  readonly exp?: number | undefined;
}

export function concludeFromTimes({ error, assertion }: ErrorSurroundings): Conclusion[] {
  const claims = assertion?.claims.object;
  const own = claims && timesOf(claims);
  const { validFrom, expiry } = error.times;
  const isEpoch = validFrom !== undefined && Math.abs(validFrom.seconds) <= closeTo;
  const printed: Times = { exp: expiry?.seconds, ...(isEpoch ? {} : { nbf: validFrom?.seconds }) };
  const conclusions: Conclusion[] = [];
  const conclude = (
    code: ConclusionCode,
    confidence: Conclusion['confidence'],
    evidence: Conclusion['evidence'],
    corrected?: string,
  ) =>
    conclusions.push({
      code,
      confidence,
      evidence,
      ...(corrected === undefined ? {} : { corrected }),
      source,
    });

  if (own) {
    const other = differing(own, printed, isEpoch);
    if (other) {
      conclude('error/of-other-assertion', 'certain', other);
      return [...conclusions, ...(isEpoch ? [noNbf()] : [])];
    }
    if (own.exp !== undefined && printed.exp !== undefined)
      conclude('error/of-this-assertion', 'certain', { member: 'exp', printed: printed.exp });
  }
  if (isEpoch) conclusions.push(noNbf());
  // A server's timestamp is there with every error; only where times were at fault do they need explaining.
  const now = timeOf(error);
  const times = { ...printed, ...definedOf(own) };
  if (now === undefined || !(error.aspect === 'time' || mayBeTime(error, times, now))) return conclusions;
  const late = (['nbf', 'exp'] as const).find((member) => (times[member] ?? 0) > largestSeconds);
  if (late !== undefined) {
    const found = times[late] ?? 0;
    conclude('error/milliseconds', 'certain', { member: late, found, now }, String(Math.floor(found / 1000)));
    return conclusions;
  }
  return [...conclusions, ...ofClock(times, now)];
}

function ofClock(times: Times, now: number): Conclusion[] {
  const { nbf, exp } = times;
  const made = times.iat ?? nbf;
  const expired: Conclusion[] =
    exp === undefined || exp > now
      ? []
      : [
          {
            code: 'error/assertion-expired',
            confidence: 'certain',
            evidence: { seconds: Math.floor(now - exp), now, exp },
            source,
          },
        ];
  const offset = zoneOffsetOf(times, now);
  if (offset !== undefined) {
    const evidence = { offset, hours: offset / 3600, now, made: made ?? '', exp: exp ?? '' };
    return [{ code: 'error/local-time-as-utc', confidence: 'likely', evidence, source }, ...expired];
  }
  const start = Math.max(nbf ?? -Infinity, times.iat ?? -Infinity);
  if (Number.isFinite(start) && start > now) {
    // Made by a clock that shows what it was not yet.
    const evidence = {
      seconds: Math.ceil(start - now),
      now,
      made: start,
      member: start === nbf ? 'nbf' : 'iat',
    };
    return [{ code: 'error/clock-ahead', confidence: 'certain', evidence, source }];
  }
  if (expired.length === 0 || made === undefined || now - made <= travel) return expired;
  const evidence = {
    seconds: Math.round(now - made),
    now,
    made,
    lifetime: exp === undefined ? 0 : Math.round(exp - made),
  };
  return [
    ...expired,
    { code: 'error/assertion-old-or-clock-behind', confidence: 'likely', evidence, source },
  ];
}

/** An answer that many causes give, at a time at which the assertion was not good. AD FS says no more than that: MSIS9622. */
function mayBeTime(
  { codes, times: { timestamp, date }, aspect }: ParsedServerError,
  { nbf, exp }: Times,
  now: number,
): boolean {
  const telling = codes.find(({ known }) => known !== undefined)?.known;
  const isUntold =
    aspect === undefined && (telling?.code === 'MSIS9622' || telling?.code === 'invalid_client');
  const isKnown = (timestamp ?? date)?.hasZone === true;
  return isUntold && isKnown && ((exp !== undefined && exp <= now) || (nbf !== undefined && nbf > now));
}

/** The first time that the text names and the assertion has otherwise. */
function differing(own: Times, printed: Times, isEpoch: boolean): Conclusion['evidence'] | undefined {
  for (const member of ['exp', 'nbf'] as const) {
    const [sent, said] = [own[member], printed[member]];
    if (said !== undefined && sent !== undefined && Math.abs(sent - said) > closeTo)
      return { member, sent, printed: said };
  }
  return isEpoch && own.nbf !== undefined ? { member: 'nbf', sent: own.nbf, printed: 0 } : undefined;
}

function noNbf(): Conclusion {
  return {
    code: 'error/no-nbf',
    confidence: 'certain',
    evidence: {},
    source:
      'GitHub, microsoft-authentication-library-for-dotnet #4951: “valid from 1970-01-01”; MSAL Python sends none',
  };
}

function timesOf(claims: JsonObject): Times {
  return {
    iat: numericDate(claims['iat']),
    nbf: numericDate(claims['nbf']),
    exp: numericDate(claims['exp']),
  };
}

function definedOf(times: Times | undefined): Times {
  return Object.fromEntries(Object.entries(times ?? {}).filter(([, value]) => value !== undefined));
}

/** MSAL.NET writes strings, MSAL Python fractions; Entra takes both. */
function numericDate(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
