import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locateMembers } from './locate-members';

const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), {
  maxKeys: 6,
  noNullPrototype: true,
});
const all = Infinity;

describe('members of an object in its text (RFC 8259 §4)', () => {
  test.each([undefined, 1, '\t \n'])('are found with white space of any kind: %j', (space) => {
    fc.assert(
      fc.property(object, (value) => {
        const text = ` ${JSON.stringify(value, null, space)}\r\n`;
        const found = locateMembers(text, all);
        expect(found.map(({ name }) => name)).toEqual(Object.keys(value));
        for (const { name, start, nameEnd, valueStart, end } of found) {
          expect(JSON.parse(text.slice(start, nameEnd))).toBe(name);
          expect(text.slice(nameEnd, valueStart)).toMatch(/^\s*:\s*$/);
          expect(JSON.stringify(JSON.parse(text.slice(valueStart, end)))).toBe(JSON.stringify(value[name]));
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        }
      }),
    );
  });

  test('are found when a name is there twice, is written with escapes, or looks like a brace', () => {
    const text = '{"a":1,"\\u0061" : [{"a":"}"}],"}":"{\\"a\\":","é" : "\\\\" }';
    expect(locateMembers(text, all).map(({ name, start, end }) => [name, text.slice(start, end)])).toEqual([
      ['a', '"a":1'],
      ['a', '"\\u0061" : [{"a":"}"}]'],
      ['}', '"}":"{\\"a\\":"'],
      ['é', '"é" : "\\\\"'],
    ]);
  });

  test('are none of an empty object', () => {
    expect([...locateMembers('{}', all), ...locateMembers(' { } ', all)]).toEqual([]);
  });

  test('are no more than were asked for', () => {
    const text = `{${Array.from({ length: 50 }, (_, index) => `"m${index}":${index}`).join()}}`;
    expect(locateMembers(text, 7).map(({ name }) => name)).toEqual([
      'm0',
      'm1',
      'm2',
      'm3',
      'm4',
      'm5',
      'm6',
    ]);
  });

  test('of a text that is no JSON are some or none, and nothing is thrown for what JSON.parse would take', () => {
    const text = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(locateMembers(text, all)).toHaveLength(1);
  });
});
