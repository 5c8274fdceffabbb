/** Claims of a token as facts name them: texts and times, whatever JSON has in their place. RFC 7519 §4.1. */
import type { JsonObject } from '../jose/json-members';
import { numericDate } from './inspect-times';

/** The first of these claims that is there, as text; empty: none. */
export function claimText(claims: JsonObject, ...names: string[]): string {
  for (const name of names) {
    const value = claims[name];
    if (typeof value === 'string' && value !== '') return value;
    if (value !== undefined && value !== null && value !== '') return JSON.stringify(value);
  }
  return '';
}

export interface ValidTimes {
  readonly from?: number;
  readonly until?: number;
}

/** NumericDates. */
export function validTimes(claims: JsonObject): ValidTimes {
  const from = numericDate(claims['nbf']) ?? numericDate(claims['iat']);
  const until = numericDate(claims['exp']);
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}
