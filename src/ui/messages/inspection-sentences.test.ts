import { expect, test } from 'vitest';
import { explainFact } from './inspection-facts';
import { explainMistake } from './thumbprint-mistakes';

test('times in milliseconds are told as the moments that they are', () => {
  const evidence = { from: 1_795_554_900, until: 1_795_555_500, lifetime: 600, now: 1_795_554_960 };
  const told = explainFact({ code: 'fact/assertion-times', evidence: { ...evidence, unit: 'milliseconds' } });
  expect(told).toMatch(/^Read as milliseconds, it is valid from .*: 9 minutes left; 600 seconds in all\.$/);
  expect(explainFact({ code: 'fact/assertion-times', evidence })).toMatch(/^It is valid from /);
});

test('text in UTF-16 has two bytes a character, and is counted in bytes', () => {
  const evidence = { member: 'x5t', encoding: 'UTF-16', digits: 40, octets: 80, newline: '', separators: '' };
  const told = (code: 'x5t/hex-text' | 'x5t/hex-text-with-newline', changed: object = {}) =>
    explainMistake({ code, severity: 'error', evidence: { ...evidence, ...changed }, spec: '' }).what;
  expect(told('x5t/hex-text')).toContain('x5t is 80 bytes of text that spells a thumbprint');
  expect(told('x5t/hex-text', { encoding: 'ASCII', octets: 40 })).toContain('40 characters that spell');
  expect(told('x5t/hex-text-with-newline', { octets: 84, newline: 'CRLF' })).toContain('84 bytes of UTF-16');
});

test('a thumbprint that was mistyped is not called one of another certificate', () => {
  const evidence = { certificate: 'CN=daemon', certificates: 1, found: '', differ: 1, of: 20, place: 20 };
  const { what, next } = explainMistake({
    code: 'x5t/other-certificate',
    severity: 'warning',
    evidence,
    spec: '',
  });
  expect(what).toContain('in 1 of 20 bytes, first in byte 20: mistyped');
  expect(next).toMatch(/^Copy it once more/);
});
