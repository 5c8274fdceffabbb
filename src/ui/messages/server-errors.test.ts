import { describe, expect, test } from 'vitest';
import { conclusionCodes } from '../../core/server-errors/conclusion';
import { knownErrors } from '../../core/server-errors/known-errors';
import { explainCause } from './error-causes';
import { explainConclusion } from './error-conclusions';
import { explainUnknownCode } from './server-errors';
import { duration, isoSeconds } from './times';

describe('sentences', () => {
  test('of every cause that the catalogue names end as sentences do', () => {
    for (const code of new Set(knownErrors.flatMap(({ causes }) => causes))) {
      const { what, next } = explainCause(code);
      expect(what, code).toMatch(/[.:)]$/);
      expect(next, code).toMatch(/[.)]$/);
    }
  });

  test('of every conclusion have no hole, even without evidence', () => {
    const values = {
      member: 'exp',
      sent: 1,
      printed: 2,
      seconds: 4711,
      now: 1_795_554_900,
      made: 1_795_550_000,
      exp: 1_795_550_600,
      lifetime: 600,
      hours: 9,
      start: 1,
      end: 2,
      foundStart: 1,
      foundEnd: 2,
      certificate: 'CN=x',
      mistake: 'x5t/hex-text',
      wanted: 'x5t',
      kid: '',
      iss: 'a',
      sub: 'b',
      clientId: 'c',
      appId: 'd',
      tenant: 'e',
      own: 'f',
      audience: 'g',
      endpoint: 'h',
      cloud: 'Global',
      keys: 1,
      thumbprints: 'AB',
      isSent: 'no',
      isLeaf: 'no',
      algorithm: 'SHA-1',
      reason: '',
      found: 1,
      isFromServer: '',
    };
    for (const code of conclusionCodes) {
      const told = explainConclusion({ code, confidence: 'likely', evidence: values, source: '' });
      expect(`${told.what} ${told.next}`, code).not.toMatch(/undefined|NaN|Infinity/);
      const bare = explainConclusion({ code, confidence: 'likely', evidence: {}, source: '' });
      expect(bare.what, code).not.toBe('');
    }
  });

  test('of a code that is not known here name it, and where Microsoft explains it', () => {
    expect(explainUnknownCode('AADSTS1234567')).toContain('AADSTS1234567 is not in this page’s catalogue');
    expect(explainUnknownCode('AADSTS1234567')).toContain('/error?code=1234567');
    expect(explainUnknownCode('MSIS1234')).not.toContain('login.microsoftonline.com');
    expect(explainUnknownCode(undefined)).toMatch(/^No code/);
  });

  test('tell durations and moments', () => {
    expect(duration(58)).toBe('58 s');
    expect(duration(4711)).toBe('1 h 18 min 31 s');
    expect(duration(3600)).toBe('1 h');
    expect(duration(90_000)).toBe('1 day 1 h');
    expect(duration(0)).toBe('0 s');
    expect(isoSeconds(1_795_554_900.3)).toBe('2026-11-24T21:15:00Z');
    expect(isoSeconds(1e20)).toBe('100000000000000000000');
    expect(isoSeconds('')).toBe('');
  });
});
