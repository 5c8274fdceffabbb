import { describe, expect, test } from 'vitest';
import { parseCertificateName } from './certificate-name';
import { parseValidDays } from './valid-days';

const failing = (code: string, evidence: object = {}) =>
  expect.objectContaining({ code, evidence: expect.objectContaining(evidence) });

describe('a common name', () => {
  test('is the text without the blanks around it', () => {
    expect(parseCertificateName('  Müller 例 ')).toBe('Müller 例');
    expect(parseCertificateName('🔑'.repeat(64))).toHaveLength(128);
  });

  test('is not empty, and has at most 64 characters (RFC 5280 appendix A.1)', () => {
    expect(() => parseCertificateName(' ')).toThrow(failing('certificate/name-missing'));
    expect(() => parseCertificateName('x'.repeat(65))).toThrow(
      failing('certificate/name-too-long', { characters: 65, limit: 64 }),
    );
  });
});

describe('a validity', () => {
  test.each([
    ['1', 1],
    [' 365 ', 365],
    ['36500', 36_500],
  ])('%j is days', (text, days) => expect(parseValidDays(text)).toBe(days));

  test.each(['', '0', '-1', '1.5', '36501', '1e3', '0x10', 'a year', '٣'])('%j is none', (text) => {
    expect(() => parseValidDays(text)).toThrow(
      failing('certificate/days-not-whole', { found: text, limit: 36_500 }),
    );
  });
});
