/** The times that a token names, whatever they are written as. RFC 7519 §2, §4.1.4–4.1.6; OpenID Connect Core 1.0 §2. */
import type { JsonObject } from '../jose/json-members';
import { numericDate } from './inspect-times';

export interface ClaimTime {
  readonly name: string;
  /** NumericDate. */
  readonly seconds: number;
  /** What the number was, by its size. */
  readonly unit: 'seconds' | 'milliseconds';
}

const names = ['iat', 'nbf', 'exp', 'auth_time'];
/** Past this many seconds, in the year 5138, it is milliseconds that somebody wrote. */
const largestSeconds = 1e11;
/** `Date` counts no further, either way. */
const farthest = 8.64e12;

/** In the order of the claims set. */
export function claimTimes(claims: JsonObject): readonly ClaimTime[] {
  return Object.entries(claims).flatMap(([name, value]): ClaimTime[] => {
    const number = names.includes(name) ? numericDate(value) : undefined;
    if (number === undefined) return [];
    const unit = number > largestSeconds ? 'milliseconds' : 'seconds';
    const seconds = unit === 'seconds' ? number : number / 1000;
    return Math.abs(seconds) < farthest ? [{ name, seconds, unit }] : [];
  });
}

/**
 * The moment for which a token was made: to judge an old one as its server did.
 * @returns a NumericDate at which it is valid if it ever is; undefined where it names no time
 */
export function tokenMoment(claims: JsonObject): number | undefined {
  const times = claimTimes(claims);
  const secondsOf = (name: string) => times.find((time) => time.name === name)?.seconds;
  const [issued, begins, ends] = [secondsOf('iat'), secondsOf('nbf'), secondsOf('exp')];
  const made = Math.max(issued ?? -Infinity, begins ?? -Infinity);
  const beforeEnd = (moment: number | undefined) =>
    moment !== undefined && Number.isFinite(moment) && !(ends !== undefined && moment >= ends);
  const moment = [made, begins, issued, ends === undefined ? undefined : ends - 1].find(beforeEnd);
  return moment === undefined ? undefined : Math.floor(moment);
}
