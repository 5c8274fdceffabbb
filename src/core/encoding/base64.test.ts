import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64';
import { rfc4648Vectors, rfc7515AppendixA1, rfc7515AppendixC } from './base64.vectors';
import { decodeBase64url, encodeBase64url, encodeBase64urlText } from './base64url';
import { decodeHex, encodeHex, encodeHexWithColons } from './hex';

const octets = fc.uint8Array({ maxLength: 300 });
const refusal = (code: string, evidence: object) => expect.objectContaining({ code, evidence }) as Error;

describe('base64 (RFC 4648 §4)', () => {
  test.each(rfc4648Vectors)('of $text is $base64', ({ text, base64 }) => {
    expect(encodeBase64(Buffer.from(text))).toBe(base64);
    expect(Buffer.from(decodeBase64(base64)).toString()).toBe(text);
  });

  test('is what Node writes, and decode(encode(x)) = x', () => {
    fc.assert(
      fc.property(octets, (x) => {
        expect(encodeBase64(x)).toBe(Buffer.from(x).toString('base64'));
        expect(decodeBase64(encodeBase64(x))).toEqual(new Uint8Array(x));
      }),
    );
  });

  test('of megabytes does not overflow the stack', () => {
    const large = new Uint8Array(3_000_001).fill(0xa5);
    expect(encodeBase64(large)).toBe(Buffer.from(large).toString('base64'));
  });

  test('may have white space anywhere (RFC 7468 §3)', () => {
    expect(Buffer.from(decodeBase64(' Zm9v\r\nYm Fy\t\n')).toString()).toBe('foobar');
    expect(Buffer.from(decodeBase64('Zm9vYg=\n=')).toString()).toBe('foob');
  });

  test.each([
    ['Zm9v!mFy', 4, '!'],
    ['-m9v', 0, '-'],
    ['Zm9_', 3, '_'],
    ['Zm9v\u200eYmFy', 4, '\u200e'],
    ['Zg==Zg==', 2, '='],
    ['Z=9v', 1, '='],
    ['=', undefined, undefined],
  ])('%j is refused, saying which character stands where', (text, offset, character) => {
    expect(() => decodeBase64(text)).toThrow(
      offset === undefined
        ? refusal('base64/invalid-padding', { characters: 0, padding: 1 })
        : refusal('base64/invalid-character', { offset, character }),
    );
  });

  test.each(['A', 'AAAAA', 'A==='])('%s: a lone character holds six bits, which are no octet', (text) => {
    expect(() => decodeBase64(text)).toThrow(expect.objectContaining({ code: 'base64/invalid-length' }));
  });

  test.each([
    ['Zg', 2, 0],
    ['Zg=', 2, 1],
    ['Zm8', 3, 0],
    ['Zm8==', 3, 2],
    ['Zm9v=', 4, 1],
    ['Zm9v====', 4, 4],
  ])('%s has not the padding that completes four characters', (text, characters, padding) => {
    expect(() => decodeBase64(text)).toThrow(refusal('base64/invalid-padding', { characters, padding }));
  });
});

describe('base64url (RFC 4648 §5, RFC 7515 §2)', () => {
  test('of the octets of RFC 7515 appendix C', () => {
    expect(encodeBase64url(Uint8Array.from(rfc7515AppendixC.octets))).toBe(rfc7515AppendixC.base64url);
    expect([...decodeBase64url(rfc7515AppendixC.base64url)]).toEqual(rfc7515AppendixC.octets);
  });

  test('of the header of RFC 7515 appendix A.1', () => {
    expect(encodeBase64urlText(rfc7515AppendixA1.header)).toBe(rfc7515AppendixA1.base64url);
  });

  test('is what Node writes, and decode(encode(x)) = x', () => {
    fc.assert(
      fc.property(octets, (x) => {
        expect(encodeBase64url(x)).toBe(Buffer.from(x).toString('base64url'));
        expect(decodeBase64url(encodeBase64url(x))).toEqual(new Uint8Array(x));
      }),
    );
  });

  test('of text is of its UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(encodeBase64urlText(text)).toBe(Buffer.from(text, 'utf8').toString('base64url'));
      }),
    );
  });

  test.each([
    ['A-z/4ME', 3, '/'],
    ['A+z_4ME', 1, '+'],
    ['A-z_4ME=', 7, '='],
    ['A-z_ 4ME', 4, ' '],
  ])('%s has a character of another alphabet', (text, offset, character) => {
    expect(() => decodeBase64url(text)).toThrow(refusal('base64/invalid-character', { offset, character }));
  });

  test('of a lone character is refused', () => {
    expect(() => decodeBase64url('AAAAA')).toThrow(
      expect.objectContaining({ code: 'base64/invalid-length' }),
    );
  });
});

describe('base16 (RFC 4648 §8)', () => {
  test.each(rfc4648Vectors)('of $text is $base16', ({ text, base16 }) => {
    expect(encodeHex(Buffer.from(text))).toBe(base16);
    expect(Buffer.from(decodeHex(base16)).toString()).toBe(text);
  });

  test('is what Node writes, in any case, and decode(encode(x)) = x', () => {
    fc.assert(
      fc.property(octets, (x) => {
        expect(encodeHex(x)).toBe(Buffer.from(x).toString('hex').toUpperCase());
        expect(encodeHexWithColons(x).replaceAll(':', '')).toBe(encodeHex(x));
        expect(decodeHex(encodeHex(x).toLowerCase())).toEqual(new Uint8Array(x));
      }),
    );
  });

  test('is refused with a character that is no digit, or an odd number of digits', () => {
    expect(() => decodeHex('AB:CD')).toThrow(refusal('hex/invalid-character', { offset: 2, character: ':' }));
    expect(() => decodeHex('０１')).toThrow(refusal('hex/invalid-character', { offset: 0, character: '０' }));
    expect(() => decodeHex('ABC')).toThrow(refusal('hex/odd-length', { characters: 3 }));
  });
});
