import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanLiteral } from '../../../../tools/powershell-scanner';
import { quotePowershell } from './quote-powershell';

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
