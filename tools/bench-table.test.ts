import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { betweenMarks, containers, goals, growths, putBetweenMarks, rowsOf, signatures } from './bench-table';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the benchmark in README.md', () => {
  test('has the rows that the command makes', () => {
    expect(rowsOf(betweenMarks(readme))).toEqual({
      'Signatures a second': [...signatures],
      'Opening, ms': [...containers],
      Growth: [...growths],
      Goal: [...goals],
    });
  });

  test('names the machine', () => {
    expect(betweenMarks(readme)).toMatch(/^\S.* threads?.*Chromium \d+.*\d{4}-\d{2}-\d{2}/);
  });

  test('is replaced as a whole, and nothing else is', () => {
    const written = putBetweenMarks(readme, 'a $& table');
    expect(betweenMarks(written)).toBe('a $& table');
    expect(putBetweenMarks(written, betweenMarks(readme))).toBe(readme);
  });
});
