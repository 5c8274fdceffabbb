import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../jose/json-members';
import { claimTimes, tokenMoment } from './claim-times';

describe('claimTimes', () => {
  test('are those of the claims that are times, in their order', () => {
    expect(claimTimes({ exp: 1_600, aud: '1', nbf: 700, x: 3, auth_time: '650' })).toEqual([
      { name: 'exp', seconds: 1_600, unit: 'seconds' },
      { name: 'nbf', seconds: 700, unit: 'seconds' },
      { name: 'auth_time', seconds: 650, unit: 'seconds' },
    ]);
  });

  test('milliseconds are told by their size', () => {
    expect(claimTimes({ exp: 1_700_000_000_000 })).toEqual([
      { name: 'exp', seconds: 1_700_000_000, unit: 'milliseconds' },
    ]);
  });

  test('what no calendar holds, and what is no number, is left out', () => {
    expect(claimTimes({ exp: 1e300, iat: -1e300, nbf: 'tomorrow', auth_time: null })).toEqual([]);
  });
});

describe('tokenMoment', () => {
  const cases: readonly (readonly [title: string, claims: JsonObject, moment: number | undefined])[] = [
    ['when it was issued', { iat: 1_000, nbf: 700, exp: 1_600 }, 1_000],
    ['when it begins, where nothing says when it was issued', { nbf: 700, exp: 1_600 }, 700],
    ['the last second before it ends, where nothing else is known', { exp: 1_600 }, 1_599],
    ['not before it begins', { iat: 600, nbf: 700, exp: 1_600 }, 700],
    ['not after its end', { iat: 2_000, nbf: 700, exp: 1_600 }, 700],
    ['of strings, as MSAL.NET writes them', { nbf: '700', exp: '1600' }, 700],
    ['of floats, whole seconds', { iat: 1_000.9, exp: 1_600.5 }, 1_000],
    ['of milliseconds, seconds', { iat: 1_700_000_000_000, exp: 1_700_000_600_000 }, 1_700_000_000],
    ['none, where it names none', { iat: 'today', aud: 'x' }, undefined],
  ];

  test.each(cases)('%s', (_, claims, moment) => {
    expect(tokenMoment(claims)).toBe(moment);
  });
});
