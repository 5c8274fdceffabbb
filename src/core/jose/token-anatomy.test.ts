import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCompact } from './decode-compact';
import { signatureParts } from './signature-parts';
import { buildTokenAnatomy, type SegmentAnatomy, type TokenAnatomy } from './token-anatomy';

const object = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), {
  maxKeys: 6,
  noNullPrototype: true,
});
/** As a writer that is not ours may have it: indented, and any character of it escaped. */
const objectText = fc
  .tuple(object, fc.constantFrom(undefined, 1, '\t'), fc.boolean())
  .map(([value, space, escaped]) => {
    const text = JSON.stringify(value, null, space);
    return escaped ? text.replace(/[^\x00-\x7f]/g, escapeUnit) : text;
  });
const escapeUnit = (unit: string) =>
  Array.from(
    { length: unit.length },
    (_, at) => `\\u${unit.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');

function anatomyOf(
  header: string,
  claims: string,
  signature: Buffer = Buffer.from('signature'),
): TokenAnatomy {
  const encoded = [header, claims].map((text) => Buffer.from(text).toString('base64url'));
  return buildTokenAnatomy(decodeCompact([...encoded, signature.toString('base64url')].join('.')));
}

function segmentOf(anatomy: TokenAnatomy, index: number): SegmentAnatomy {
  const segment = anatomy.segments[index];
  if (!segment) throw new Error('no such segment');
  return segment;
}

describe('a token taken apart', () => {
  test('the characters of a member, decoded with their group by Node, hold its text', () => {
    fc.assert(
      fc.property(objectText, objectText, (header, claims) => {
        const anatomy = anatomyOf(header, claims);
        for (const [index, text] of [header, claims].entries()) {
          const segment = segmentOf(anatomy, index);
          expect(segment.text).toBe(text);
          for (const { name, value, octets, characters } of segment.parts) {
            const start = characters.from - (characters.from % 4);
            const decoded = Buffer.from(segment.encoded.slice(start, characters.to + 3), 'base64url');
            const member = Buffer.from(text).subarray(octets.from, octets.to);
            expect(decoded.includes(member)).toBe(true);
            const [parsed] = Object.entries(JSON.parse(`{${member.toString()}}`) as object);
            expect(parsed).toEqual([name, JSON.parse(value)]);
            expect(
              anatomy.compact.slice(segment.offset + characters.from, segment.offset + characters.to),
            ).toBe(segment.encoded.slice(characters.from, characters.to));
          }
        }
      }),
    );
  });

  test('pieces of octets, of text and of characters are the whole of each segment', () => {
    fc.assert(
      fc.property(objectText, objectText, (header, claims) => {
        const anatomy = anatomyOf(header, claims);
        for (const segment of anatomy.segments) {
          const { octetPieces, characterPieces, bytes, encoded, text } = segment;
          expect(
            octetPieces
              .map(({ hex }) => hex.replaceAll(' ', ''))
              .join('')
              .toLowerCase(),
          ).toBe(Buffer.from(bytes).toString('hex'));
          expect(octetPieces.map((piece) => piece.text).join('')).toBe(text ?? '');
          expect(characterPieces.map(({ characters }) => characters).join('')).toBe(encoded);
        }
      }),
    );
  });

  test('each piece of characters names exactly the parts that have bits in each of its characters', () => {
    fc.assert(
      fc.property(objectText, (claims) => {
        const { parts, characterPieces } = segmentOf(anatomyOf('{}', claims), 1);
        let at = 0;
        for (const piece of characterPieces) {
          for (let left = piece.characters.length; left > 0; left--) {
            const carried = parts.flatMap(({ octets }, part) =>
              octets.from * 8 < at * 6 + 6 && at * 6 < octets.to * 8 ? [part] : [],
            );
            expect(piece.parts).toEqual(carried);
            at++;
          }
        }
      }),
    );
  });

  test('a member that begins within a group of three shares its first character with the comma', () => {
    // Octets 0–12: {"a":1,"b":2}. "b" begins at octet 7, bit 56; character 9 has bits 54 to 59.
    const { parts, characterPieces } = segmentOf(anatomyOf('{}', '{"a":1,"b":2}'), 1);
    expect(parts.map(({ octets, characters }) => ({ octets, characters }))).toEqual([
      { octets: { from: 1, to: 6 }, characters: { from: 1, to: 8, bitsBefore: 2, bitsAfter: 0 } },
      { octets: { from: 7, to: 12 }, characters: { from: 9, to: 16, bitsBefore: 2, bitsAfter: 0 } },
    ]);
    expect(characterPieces.map(({ parts: carried }) => carried)).toEqual([[], [0], [], [1], []]);
  });

  test('r and s of ES256 share the character in the middle: four bits and two', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const signature = sign('sha256', Buffer.from('text'), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    const { parts, characterPieces } = segmentOf(anatomyOf('{"alg":"ES256"}', '{}', signature), 2);
    expect(parts.map(({ name, characters }) => [name, characters])).toEqual([
      ['r', { from: 0, to: 43, bitsBefore: 0, bitsAfter: 2 }],
      ['s', { from: 42, to: 86, bitsBefore: 4, bitsAfter: 4 }],
    ]);
    expect(characterPieces.map(({ characters, parts: carried }) => [characters.length, carried])).toEqual([
      [42, [0]],
      [1, [0, 1]],
      [43, [1]],
    ]);
  });

  test.each([
    ['RS256', 256, ['signature']],
    ['ES512', 132, ['r', 's']],
    ['EdDSA', 64, ['R', 'S']],
    ['ES256', 71, ['signature']],
    ['none', 0, []],
  ] as const)('%s with %i octets is made of %j', (alg, octets, names) => {
    expect(signatureParts(alg, octets).map(({ name }) => name)).toEqual(names);
  });
});

describe('whatever is pasted', () => {
  test.each([
    ['no token', 'hello'],
    ['segments that are no base64url', '$$$.$$$.$$$'],
    ['segments that are no JSON', 'aGVsbG8.aGVsbG8.aGVsbG8'],
    ['octets that are no UTF-8', '_w._w._w'],
    ['nothing', ''],
    ['a JWE', 'e30.e30.e30.e30.e30'],
    ['a hundred thousand dots', '.'.repeat(100_000)],
  ])('%s has no members', (_, pasted) => {
    const { segments } = buildTokenAnatomy(decodeCompact(pasted));
    expect(segments.flatMap(({ name, parts }) => (name === 'signature' ? [] : parts))).toEqual([]);
  });

  test('a claims set of five million octets in a hundred thousand members is shown in part', () => {
    const members = Array.from({ length: 100_000 }, (_, index) => `"m${index}":"${'x'.repeat(40)}"`);
    const { parts, octetPieces, characterPieces, unshown, bytes } = segmentOf(
      anatomyOf('{}', `{${members.join()}}`),
      1,
    );
    expect(parts).toHaveLength(200);
    expect(octetPieces.reduce((sum, { octets }) => sum + octets.to - octets.from, unshown)).toBe(
      bytes.length,
    );
    expect(unshown).toBe(bytes.length - 16_384);
    expect(characterPieces.map(({ characters }) => characters).join('')).toHaveLength(21_846);
  });

  test('standard base64 with padding is taken apart all the same', () => {
    const encoded = Buffer.from('{"a":"??>>"}').toString('base64');
    const { parts } = segmentOf(buildTokenAnatomy(decodeCompact(`${encoded}.${encoded}.`)), 1);
    expect(parts.map(({ name, value }) => [name, value])).toEqual([['a', '"??>>"']]);
  });
});
