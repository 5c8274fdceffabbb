import { describe, expect, test } from 'vitest';
import { parseErrorTime } from './parse-error-time';

const at = (iso: string) => Date.parse(iso) / 1000;

describe('a time in an error', () => {
  test.each([
    ['2026-11-24T21:15:00Z', '2026-11-24T21:15:00Z', true],
    ['2026-11-24 21:15:00Z', '2026-11-24T21:15:00Z', true],
    ['2026-11-24T21:15:00+09:00', '2026-11-24T12:15:00Z', true],
    ['2026-11-24T21:15:00+0900', '2026-11-24T12:15:00Z', true],
    ['2026-11-24T21:15:00-05:00', '2026-11-25T02:15:00Z', true],
    ['2026-11-24 21:15:00', '2026-11-24T21:15:00Z', false],
    ['11/24/2026 9:15:00 PM', '2026-11-24T21:15:00Z', false],
    ['11/24/2026 9:15:00 AM', '2026-11-24T09:15:00Z', false],
    ['11/24/2026 12:15:00 AM', '2026-11-24T00:15:00Z', false],
    ['11/24/2026 12:15:00 PM', '2026-11-24T12:15:00Z', false],
    ['06/29/2021 21:13:15', '2021-06-29T21:13:15Z', false],
    ['24/11/2026 21:15:00', '2026-11-24T21:15:00Z', false],
    ['08/03/2016', '2016-08-03T00:00:00Z', false],
    ['Tue, 24 Nov 2026 21:15:00 GMT', '2026-11-24T21:15:00Z', true],
    ['24 Nov 2026 21:15:00', '2026-11-24T21:15:00Z', false],
  ])('%s', (text, iso, hasZone) => {
    expect(parseErrorTime(text)).toEqual({ text, seconds: at(iso), hasZone });
  });

  test('keeps ten millionths of a second', () => {
    expect(parseErrorTime('2024-12-07T12:09:18.3149355Z')?.seconds).toBeCloseTo(
      at('2024-12-07T12:09:18Z') + 0.3149355,
      5,
    );
  });

  test.each([
    '',
    'yesterday',
    '2026-13-24T21:15:00Z',
    '2026-11-24T25:15:00Z',
    '02/30/2026',
    '13/13/2026',
    '99/99/9999 99:99:99',
    '31 Foo 2026 00:00:00',
  ])('“%s” is none', (text) => {
    expect(parseErrorTime(text)).toBeUndefined();
  });
});
