import { unescape } from 'node:querystring';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentEncode } from './percent';
import { decodeUtf8, encodeUtf8 } from './utf8';

const anyText = fc.string({ unit: 'binary' });

describe('percent-encoding (RFC 3986 §2)', () => {
  test('leaves the unreserved characters, and nothing else', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
    const kept = ascii.filter((character) => percentEncode(character) === character).join('');
    expect(kept).toBe('-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~');
  });

  test.each([
    [' ', '%20'],
    ['+', '%2B'],
    ['%', '%25'],
    ['ä', '%C3%A4'],
    ['☃', '%E2%98%83'],
    ['🔑', '%F0%9F%94%91'],
    ["!'()*", '%21%27%28%29%2A'],
  ])('of %j is %s', (text, encoded) => {
    expect(percentEncode(text)).toBe(encoded);
  });

  test('is undone by decodeURIComponent, by node:querystring, and by a form decoder', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const encoded = percentEncode(text);
        expect(decodeURIComponent(encoded)).toBe(text);
        expect(unescape(encoded)).toBe(text);
        expect(new URLSearchParams(`a=${encoded}`).get('a')).toBe(text);
      }),
    );
  });

  test('is what encodeURIComponent writes, but for five characters that shells know', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = text.replace(/[!'()*]/g, '');
        expect(percentEncode(plain)).toBe(encodeURIComponent(plain));
      }),
    );
  });

  test('of a lone surrogate is that of U+FFFD, as in every encoder', () => {
    expect(percentEncode('a\ud800b')).toBe('a%EF%BF%BDb');
    expect(new URLSearchParams({ a: 'a\ud800b' }).toString()).toBe('a=a%EF%BF%BDb');
  });
});

describe('UTF-8 (RFC 3629)', () => {
  test('is what Node writes, and decode(encode(x)) = x', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(Buffer.from(encodeUtf8(text))).toEqual(Buffer.from(text, 'utf8'));
        expect(decodeUtf8(encodeUtf8(text))).toBe(text);
      }),
    );
  });

  test('keeps a byte order mark, so that it can be reported', () => {
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe('\ufeffA');
  });

  test.each([
    ['a continuation without a start', [0x80]],
    ['an overlong form', [0xc0, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['more than U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['an end too soon', [0xe2, 0x98]],
    ['Latin-1', [0x4d, 0xfc, 0x6c]],
  ])('is not %s', (_, octets) => {
    expect(decodeUtf8(Uint8Array.from(octets))).toBeUndefined();
  });
});
