import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchMoment, greatestCount, parseBatchCount, parseStagger } from './batch-settings';

describe('the number of assertions', () => {
  test.each(['1', ' 1000 ', '100000', '007'])('is %j', (text) => {
    expect(parseBatchCount(text)).toBe(Number(text));
  });

  test.each(['', '0', '-1', '1.5', '1e3', '100001', '٣', 'Infinity', '1 000', '9'.repeat(5_000)])(
    'is not %.20j',
    (text) => {
      expect(() => parseBatchCount(text)).toThrow(
        expect.objectContaining({
          code: 'batch/count-not-whole',
          evidence: { found: text.trim().slice(0, 40), limit: greatestCount },
        }),
      );
    },
  );
});

describe('the stagger', () => {
  test.each([
    ['0', 0],
    ['1', 1000],
    [' 0.005 ', 5],
    ['0.29', 290],
    ['2.5', 2500],
    ['86400', 86_400_000],
  ])('%j is exact in milliseconds', (text, milliseconds) => {
    expect(parseStagger(text)).toBe(milliseconds);
  });

  test.each(['', '-1', '.5', '5.', '0.0001', '1,5', '1e1', '86400.001', '99999', 'NaN', '9'.repeat(5_000)])(
    'is not %.20j',
    (text) => {
      expect(() => parseStagger(text)).toThrow(
        expect.objectContaining({
          code: 'batch/stagger-not-seconds',
          evidence: { found: text.trim().slice(0, 40), limit: 86_400 },
        }),
      );
    },
  );
});

describe('the moment of an assertion (RFC 7519 §2: whole seconds)', () => {
  const stagger = fc.integer({ min: 0, max: 86_400_000 });
  const index = fc.nat({ max: greatestCount - 1 });

  test('is the second in which its turn comes, without the errors of binary fractions', () => {
    fc.assert(
      fc.property(stagger, index, (staggerMilliseconds, at) => {
        const exact = (BigInt(at) * BigInt(staggerMilliseconds)) / 1000n;
        const settings = { count: greatestCount, staggerMilliseconds };
        expect(batchMoment(1_700_000_000, at, settings)).toBe(1_700_000_000 + Number(exact));
      }),
    );
    expect(batchMoment(0, 100, { count: 101, staggerMilliseconds: 290 })).toBe(29);
  });
});
