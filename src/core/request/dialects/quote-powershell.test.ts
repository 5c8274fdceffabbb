import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotePowershell } from './quote-powershell';

/**
 * A single-quoted literal as PowerShell's own scanner reads one (PowerShell/PowerShell, tokenizer.cs,
 * ScanStringLiteral, and SpecialChars: U+0027, U+2018 to U+201B are all single quotes): a quote ends it, unless
 * another one of any of those kinds follows, of which the first counts.
 */
function scanLiteral(source: string): { value: string; rest: string } {
  const isQuote = (character: string | undefined) => /^['\u2018\u2019\u201a\u201b]$/.test(character ?? '');
  let value = '';
  let at = 1;
  for (; at < source.length; at++) {
    if (isQuote(source[at])) {
      if (!isQuote(source[at + 1])) break;
      value += source[at++];
    } else value += source[at];
  }
  return { value, rest: source.slice(at + 1) };
}

const hostile = fc
  .array(fc.constantFrom("'", '‘', '’', '‚', '‛', '"', '$(', ')', '`', ';', '\n', '#', '@', 'a', '🔑'))
  .map((parts) => parts.join(''));

describe('quotePowershell', () => {
  test('makes one literal of any text, and nothing is left over', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        expect(scanLiteral(quotePowershell(text))).toEqual({ value: text, rest: '' });
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["it's", "'it''s'"],
    ['’; Remove-Item x; ‘', "'’’; Remove-Item x; ‘‘'"],
    ['', "''"],
  ])('%j is %s', (text, quoted) => {
    expect(quotePowershell(text)).toBe(quoted);
  });
});
