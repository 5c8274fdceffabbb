import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBase64urlText } from '../encoding/base64url';
import { charactersOf, encodeJsonObject, splitByMembers, type JsonObject } from './json-members';

const jsonObject = fc
  .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { maxKeys: 6 })
  .map((object) => object as JsonObject);

describe('a JSON object as text (RFC 8259 §4)', () => {
  test('is what JSON.stringify writes', () => {
    fc.assert(
      fc.property(jsonObject, (object) => {
        expect(encodeJsonObject(object).text).toBe(JSON.stringify(object));
      }),
    );
  });

  test('has its members where they are said to stand', () => {
    fc.assert(
      fc.property(jsonObject, (object) => {
        const { text, members } = encodeJsonObject(object);
        expect(members.map(({ name }) => name)).toEqual(Object.keys(object));
        for (const { name, start, nameEnd, end } of members) {
          expect(JSON.parse(text.slice(start, nameEnd))).toBe(name);
          expect(text[nameEnd]).toBe(':');
          expect(text.slice(nameEnd + 1, end)).toBe(JSON.stringify(object[name]));
        }
      }),
    );
  });

  test('without members is {}', () => {
    expect(encodeJsonObject({})).toEqual({ text: '{}', members: [] });
  });
});

describe('the base64url characters of a member (RFC 4648 §5)', () => {
  /** The octets that any bit of characters [from, to) goes into. */
  const decoded = (encoded: string, from: number, to: number) => {
    const alignedFrom = from - (from % 4);
    const octets = Buffer.from(encoded.slice(alignedFrom, to + ((4 - (to % 4)) % 4)), 'base64url');
    return { octets, first: (alignedFrom / 4) * 3 };
  };

  test('carry every octet of the member', () => {
    fc.assert(
      fc.property(jsonObject, (object) => {
        const { text, members } = encodeJsonObject(object);
        const encoded = encodeBase64urlText(text);
        const octets = Buffer.from(text, 'utf8');
        for (const member of members) {
          const { from, to } = charactersOf(member, text);
          const first = Buffer.byteLength(text.slice(0, member.start));
          const past = first + Buffer.byteLength(text.slice(member.start, member.end));
          const found = decoded(encoded, from, to);
          expect(found.octets.subarray(first - found.first, past - found.first)).toEqual(
            octets.subarray(first, past),
          );
          expect(to).toBeLessThanOrEqual(encoded.length);
        }
      }),
    );
  });

  test('are no more than it needs: the first and the last of them hold bits of it', () => {
    fc.assert(
      fc.property(jsonObject, (object) => {
        const { text, members } = encodeJsonObject(object);
        for (const member of members) {
          const { from, to } = charactersOf(member, text);
          const firstBit = Buffer.byteLength(text.slice(0, member.start)) * 8;
          const pastBit = Buffer.byteLength(text.slice(0, member.end)) * 8;
          // Character n holds bits 6n to 6n + 5.
          expect(from).toBe(Math.floor(firstBit / 6));
          expect(to - 1).toBe(Math.floor((pastBit - 1) / 6));
        }
      }),
    );
  });

  test('of {"alg":"RS256"} are those that decode to "alg":"RS256"', () => {
    const { text, members } = encodeJsonObject({ alg: 'RS256' });
    expect(members.map((member) => charactersOf(member, text))).toEqual([{ from: 1, to: 19 }]);
  });
});

describe('the pieces of an encoded segment', () => {
  test('are the whole of it, each with the members whose characters it holds', () => {
    fc.assert(
      fc.property(jsonObject, (object) => {
        const json = encodeJsonObject(object);
        const encoded = encodeBase64urlText(json.text);
        const pieces = splitByMembers(encoded, json);
        expect(pieces.map(({ characters }) => characters).join('')).toBe(encoded);
        let at = 0;
        for (const { characters, members } of pieces) {
          expect(characters).not.toBe('');
          const holding = json.members.flatMap((member, index) => {
            const { from, to } = charactersOf(member, json.text);
            return from < at + characters.length && to > at ? [index] : [];
          });
          expect(members).toEqual(holding);
          at += characters.length;
        }
      }),
    );
  });

  test('share a character where two members share its six bits', () => {
    const json = encodeJsonObject({ a: 1, b: 2 });
    const pieces = splitByMembers(encodeBase64urlText(json.text), json);
    expect(pieces.map(({ members }) => members)).toEqual([[], [0], [], [1], []]);
    expect(pieces.map(({ characters }) => characters).join('')).toBe(
      Buffer.from('{"a":1,"b":2}').toString('base64url'),
    );
  });
});
