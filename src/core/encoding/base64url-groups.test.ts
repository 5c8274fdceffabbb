import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base64urlGroups, charactersOfOctets, countGroups } from './base64url-groups';
import { encodeHexPairs } from './hex-pairs';

const octetsWithSpan = fc.uint8Array({ minLength: 1, maxLength: 60 }).chain((octets) =>
  fc.tuple(fc.constant(octets), fc.nat(octets.length - 1), fc.nat(octets.length - 1)).map(([, a, b]) => ({
    octets,
    own: { from: Math.min(a, b), to: Math.max(a, b) + 1 },
  })),
);
const all = { from: 0, to: Infinity };

describe('three octets in four characters (RFC 4648 §4)', () => {
  test('bits of other octets are counted in the first and in the last character', () => {
    fc.assert(
      fc.property(octetsWithSpan, ({ own }) => {
        const { from, to, bitsBefore, bitsAfter } = charactersOfOctets(own);
        expect((to - from) * 6).toBe(bitsBefore + (own.to - own.from) * 8 + bitsAfter);
        expect(from * 6 + bitsBefore).toBe(own.from * 8);
        expect([0, 2, 4]).toContain(bitsBefore);
        expect([0, 2, 4]).toContain(bitsAfter);
      }),
    );
  });

  test('groups are what Node encodes, octet by octet and character by character', () => {
    fc.assert(
      fc.property(octetsWithSpan, ({ octets, own }) => {
        const encoded = Buffer.from(octets).toString('base64url');
        const groups = base64urlGroups(octets, encoded, own, all);
        expect(groups).toHaveLength(countGroups(own));
        for (const group of groups) {
          const values = group.octets.map(({ value }) => value);
          const characters = group.characters.map(({ character }) => character).join('');
          expect(characters).toBe(Buffer.from(values).toString('base64url'));
          const bits = group.characters.map((one) => one.bits).join('');
          expect(Number.parseInt(bits.slice(0, values.length * 8), 2)).toBe(
            Number.parseInt(Buffer.from(values).toString('hex'), 16),
          );
        }
      }),
    );
  });

  test('own bits are those of own octets, and own characters those with own bits', () => {
    fc.assert(
      fc.property(octetsWithSpan, ({ octets, own }) => {
        const groups = base64urlGroups(octets, Buffer.from(octets).toString('base64url'), own, all);
        const characters = groups.flatMap((group) => group.characters);
        expect(characters.reduce((sum, one) => sum + one.own.to - one.own.from, 0)).toBe(
          (own.to - own.from) * 8,
        );
        const { from, to, bitsBefore, bitsAfter } = charactersOfOctets(own);
        const carrying = characters.filter((one) => one.own.to > one.own.from);
        expect(carrying.map(({ at }) => at)).toEqual(
          Array.from({ length: to - from }, (_, index) => from + index),
        );
        expect(carrying[0]?.own.from).toBe(bitsBefore);
        expect(carrying.at(-1)?.own.to).toBe(6 - bitsAfter);
      }),
    );
  });

  test('some of them are those between', () => {
    const octets = new Uint8Array(30);
    const encoded = Buffer.from(octets).toString('base64url');
    const whole = base64urlGroups(octets, encoded, { from: 4, to: 30 }, all);
    expect(base64urlGroups(octets, encoded, { from: 4, to: 30 }, { from: 2, to: 5 })).toEqual(
      whole.slice(2, 5),
    );
    expect(countGroups({ from: 7, to: 7 })).toBe(0);
  });

  test('octets in pairs of digits are those of Node', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (octets) => {
        expect(encodeHexPairs(octets).replaceAll(' ', '').toLowerCase()).toBe(
          Buffer.from(octets).toString('hex'),
        );
      }),
    );
  });
});
