/** The times of two assertions, each by its own beginning: when they were made is no difference. RFC 7519 §4.1.4–4.1.6. */
import type { JsonObject, JsonValue } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import type { AssertionDifference, DifferenceCode, Matters } from './assertion-difference';
import { shown } from './is-same-value';
import { numericDate } from './inspect-times';

const names = ['exp', 'nbf', 'iat'] as const;
/** Seconds since 1970 pass this in the year 5138. */
const largestSeconds = 1e11;
const spec = 'RFC 7519 §2';

export function compareTimes(
  mine: JsonObject,
  working: JsonObject,
  profile: ServerProfile,
): AssertionDifference[] {
  const differences = names.flatMap((name) => compareTime(name, mine[name], working[name], profile));
  return [...differences, ...compareLifetimes(mine, working, profile), ...compareMargins(mine, working)];
}

function compareTime(
  member: (typeof names)[number],
  mine: JsonValue | undefined,
  working: JsonValue | undefined,
  profile: ServerProfile,
): AssertionDifference[] {
  const difference = (code: DifferenceCode, matters: Matters): AssertionDifference[] => [
    { code, part: 'claims', member, mine: shown(mine), working: shown(working), matters, evidence: {}, spec },
  ];
  if (mine === undefined && working === undefined) return [];
  if (mine === undefined || working === undefined)
    return difference('difference/time-missing', member === 'exp' && mine === undefined ? 'yes' : 'maybe');
  const [own, good] = [numericDate(mine), numericDate(working)];
  if (own === undefined || good === undefined)
    return own === good ? [] : difference('difference/time-type', own === undefined ? 'yes' : 'no');
  if (own > largestSeconds !== good > largestSeconds)
    return difference('difference/time-unit', own > largestSeconds ? 'yes' : 'maybe');
  const kindOf = (value: JsonValue, seconds: number) =>
    typeof value !== 'number' ? 'string' : Number.isInteger(seconds) ? 'whole' : 'fraction';
  const kinds = [kindOf(mine, own), kindOf(working, good)];
  if (kinds[0] === kinds[1]) return [];
  // MSAL.NET writes strings, MSAL Python fractions, and Microsoft’s servers take both.
  const isTaken = profile.hasClouds || kinds[0] === 'whole';
  return difference('difference/time-type', isTaken ? 'no' : kinds[0] === 'string' ? 'yes' : 'maybe');
}

function compareLifetimes(
  mine: JsonObject,
  working: JsonObject,
  profile: ServerProfile,
): AssertionDifference[] {
  const [own, good] = [lifetimeOf(mine), lifetimeOf(working)];
  if (own === undefined || good === undefined || Math.abs(own - good) < 1) return [];
  const { maximum, rejects } = profile.lifetime.value;
  const matters: Matters =
    own <= 0 ? 'yes' : own > maximum && own > good ? (rejects ? 'yes' : 'maybe') : 'no';
  return [
    {
      code: 'difference/lifetime',
      part: 'claims',
      member: 'exp',
      mine: String(Math.round(own)),
      working: String(Math.round(good)),
      matters,
      evidence: { mine: Math.round(own), working: Math.round(good), maximum },
      spec: profile.lifetime.source,
    },
  ];
}

/** From when it was made, or else from when it begins. */
function lifetimeOf({ iat, nbf, exp }: JsonObject): number | undefined {
  const start = numericDate(iat) ?? numericDate(nbf);
  const end = numericDate(exp);
  if (start === undefined || end === undefined) return undefined;
  // Told as a unit already.
  return start > largestSeconds === end > largestSeconds ? end - start : undefined;
}

/** How long before it was made an assertion begins to be good: what clocks that differ need. */
function compareMargins(mine: JsonObject, working: JsonObject): AssertionDifference[] {
  const marginOf = ({ iat, nbf }: JsonObject) => {
    const [made, start] = [numericDate(iat), numericDate(nbf)];
    return made === undefined || start === undefined ? undefined : made - start;
  };
  const [own, good] = [marginOf(mine), marginOf(working)];
  if (own === undefined || good === undefined || Math.abs(own - good) < 1) return [];
  return [
    {
      code: 'difference/margin',
      part: 'claims',
      member: 'nbf',
      mine: String(Math.round(own)),
      working: String(Math.round(good)),
      matters: own < good ? 'maybe' : 'no',
      evidence: { mine: Math.round(own), working: Math.round(good) },
      spec: 'RFC 7519 §4.1.5',
    },
  ];
}
