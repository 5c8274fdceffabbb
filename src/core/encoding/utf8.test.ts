import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8, lendUtf8 } from './utf8';

const anyText = fc.string({ unit: 'binary', maxLength: 50 });
const lengths = [0, 1, 2_730, 2_731, 8_191, 8_192, 8_193, 100_000];

describe('UTF-8 (RFC 3629), as Node writes it', () => {
  test.each([
    ['encoded', encodeUtf8],
    ['lent', (text: string) => lendUtf8(text, (octets) => octets.slice())],
  ])('%s', (_, encode) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(Buffer.from(encode(text))).toEqual(Buffer.from(text, 'utf8'));
      }),
    );
    for (const length of lengths)
      for (const character of ['a', 'ß', '€', '🔑']) {
        const text = character.repeat(length);
        expect(Buffer.from(encode(text)).equals(Buffer.from(text, 'utf8')), `${length} ${character}`).toBe(
          true,
        );
      }
  });

  test('lent octets are zero when they are given back, also where their user fails', () => {
    let lent = new Uint8Array();
    expect(lendUtf8('a token', (octets) => (lent = octets).length)).toBe(7);
    expect([...lent]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    const failing = () =>
      lendUtf8('another', (octets) => {
        lent = octets;
        throw new Error('refused');
      });
    expect(failing).toThrow('refused');
    expect([...lent]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test.each(['a'.repeat(8_193), '€'.repeat(2_731)])('nothing is left of a text that does not fit', (text) => {
    let memory = new Uint8Array();
    lendUtf8('short', ({ buffer }) => (memory = new Uint8Array(buffer)));
    let lent = new Uint8Array();
    expect(lendUtf8(text, (octets) => (lent = octets).length)).toBe(8_193);
    expect(lent.buffer).not.toBe(memory.buffer);
    for (const octets of [memory, lent]) expect(octets.every((octet) => octet === 0)).toBe(true);
  });

  test('what is no UTF-8 is no text', () => {
    expect(decodeUtf8(Uint8Array.of(0xc3, 0x28))).toBeUndefined();
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
  });
});
