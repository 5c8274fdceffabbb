import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openssl } from '../../../tools/openssl-fixtures';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';
import { makeMistakenSubject, wide, withColons } from '../../../tools/thumbprint-fixtures';
import { readDigestText } from './read-digest-text';
import type { MistakeCode, ThumbprintMistake } from './thumbprint-mistake';
import { wildMistakes, wildThumbprints } from './wild.vectors';

const codesOf = (mistakes: readonly ThumbprintMistake[]) => mistakes.map(({ code }) => code);
const hexOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex');
const upper = (digest: Buffer) => digest.toString('hex').toUpperCase();
const pairs = (digest: Buffer): readonly string[] => upper(digest).match(/../g) ?? [];

/** Of anything: octets that are near zero, which generators prefer, are no digest of any certificate. */
const digests = fc
  .tuple(fc.constantFrom('sha1', 'sha256'), fc.string())
  .map(([algorithm, content]) => createHash(algorithm).update(content).digest());

/** How tools and people write a digest, and what is said of it although it is right. */
type Spelling = readonly [how: string, spell: (digest: Buffer) => string, notes?: readonly MistakeCode[]];
const spellings: readonly Spelling[] = [
  ['upper-case hex', upper, ['x5t/hex-as-base64']],
  ['lower-case hex', (digest) => digest.toString('hex'), ['x5t/hex-as-base64']],
  ['hex with 0x', (digest) => `0x${upper(digest)}`],
  ['hex with colons', withColons],
  ['hex with blanks', (digest) => pairs(digest).join(' ')],
  ['hex with hyphens', (digest) => pairs(digest).join('-')],
  ['hex with no-break spaces', (digest) => pairs(digest).join('\u00a0')],
  [
    'hex as C writes it',
    (digest) =>
      pairs(digest)
        .map((pair) => `0x${pair}`)
        .join(', '),
  ],
  [
    'escaped octets',
    (digest) =>
      pairs(digest)
        .map((pair) => `\\x${pair}`)
        .join(''),
  ],
  ['hex on two lines', (digest) => withColons(digest).replace(/^(.{24})/, '$1\n')],
  ['OpenSSL 1', (digest) => `SHA1 Fingerprint=${withColons(digest)}`],
  ['OpenSSL 3', (digest) => `sha256 Fingerprint=${withColons(digest)}\n`],
  ['PowerShell', (digest) => `Thumbprint : ${upper(digest)}`],
  ['certutil', (digest) => `Cert Hash(sha1): ${digest.toString('hex')}`],
  ['keytool', (digest) => `\t SHA1: ${withColons(digest)}`],
  ['base64', (digest) => digest.toString('base64')],
  ['base64 without padding', (digest) => digest.toString('base64').replace(/=+$/, '')],
  ['base64url', (digest) => digest.toString('base64url')],
  ['base64url with padding', (digest) => `${digest.toString('base64url')}=`],
  ['in quotes', (digest) => `"${digest.toString('base64url')}",`],
  ['amid words', (digest) => `The certificate ${upper(digest)} of the daemon!`],
];
/** Notes on how it is written; base64 may well be what is wanted. */
const notesOnSpelling: readonly MistakeCode[] = ['x5t/padded', 'x5t/standard-base64'];

describe('every spelling of a digest', () => {
  test.each(spellings.map(([how, spell, notes = []]) => [how, spell, notes] as const))(
    '%s: the same octets, and no false mistake',
    (_how, spell, notes) => {
      fc.assert(
        fc.property(digests, (digest) => {
          const { bytes, mistakes } = readDigestText(spell(digest));
          expect(hexOf(bytes)).toBe(digest.toString('hex'));
          expect(mistakes.filter(({ severity }) => severity !== 'note')).toEqual([]);
          const others = codesOf(mistakes).filter((code) => !notesOnSpelling.includes(code));
          expect(others).toEqual(notes);
        }),
      );
    },
  );

  test('plain base64url has no notes either', () => {
    fc.assert(
      fc.property(digests, (digest) => {
        expect(readDigestText(digest.toString('base64url')).mistakes).toEqual([]);
      }),
    );
  });

  test('as OpenSSL prints it', () => {
    const { pem, der } = makeMistakenSubject();
    for (const algorithm of ['sha1', 'sha256']) {
      const printed = openssl(['x509', '-noout', '-fingerprint', `-${algorithm}`], { input: pem }).toString();
      const dumped = openssl(['dgst', `-${algorithm}`], { input: der }).toString();
      const expected = createHash(algorithm).update(der).digest('hex');
      for (const text of [printed, dumped]) expect(hexOf(readDigestText(text).bytes), text).toBe(expected);
    }
  });
});

describe('a mistake is named', () => {
  const mistakes: readonly (readonly [MistakeCode, how: string, make: (digest: Buffer) => string])[] = [
    ['x5t/hex-text', 'hex encoded', (digest) => Buffer.from(upper(digest)).toString('base64url')],
    [
      'x5t/hex-text',
      'hex with colons encoded',
      (digest) => Buffer.from(withColons(digest)).toString('base64'),
    ],
    ['x5t/hex-text', 'hex of the hex', (digest) => Buffer.from(upper(digest)).toString('hex')],
    ['x5t/hex-text-with-newline', 'echo', (digest) => Buffer.from(`${upper(digest)}\n`).toString('base64')],
    ['x5t/double-base64', 'twice', (digest) => Buffer.from(digest.toString('base64')).toString('base64')],
    [
      'x5t/hex-as-base64',
      'as the server prints it',
      (digest) => Buffer.from(upper(digest), 'base64').toString('hex'),
    ],
    ['thumbprint/invisible-characters', 'U+200E', (digest) => `\u200e${upper(digest)}`],
    ['thumbprint/invisible-characters', 'amid', (digest) => pairs(digest).join('\u200b')],
    ['thumbprint/full-width-digits', 'wide', (digest) => wide(upper(digest))],
  ];

  test.each(mistakes)('%s: %s; and the digest that was meant is read', (code, _how, make) => {
    fc.assert(
      fc.property(digests, (digest) => {
        const { bytes, mistakes: found } = readDigestText(make(digest));
        expect(codesOf(found.filter(({ severity }) => severity !== 'note'))).toEqual([code]);
        expect(hexOf(bytes)).toBe(digest.toString('hex'));
      }),
    );
  });

  const withoutDigest: readonly (readonly [MistakeCode, how: string, make: (digest: Buffer) => string])[] = [
    ['thumbprint/odd-length', 'a digit short', (digest) => upper(digest).slice(1)],
    ['thumbprint/odd-length', 'with colons', (digest) => withColons(digest).slice(1)],
    ['thumbprint/truncated', 'an octet short', (digest) => upper(digest).slice(2)],
    ['thumbprint/truncated', 'base64url cut', (digest) => digest.toString('base64url').slice(0, 24)],
    [
      'x5t/impossible-length',
      'two of them',
      (digest) => Buffer.concat([digest, digest]).toString('base64url'),
    ],
    ['x5t/impossible-length', 'SHA-512', (digest) => createHash('sha512').update(digest).digest('hex')],
  ];

  test.each(withoutDigest)('%s: %s; and there is no digest', (code, _how, make) => {
    fc.assert(
      fc.property(digests, (digest) => {
        const { bytes, mistakes: found } = readDigestText(make(digest));
        expect(codesOf(found)).toEqual([code]);
        expect([20, 32]).not.toContain(bytes?.length);
      }),
    );
  });

  test('MD5, however it is written', () => {
    fc.assert(
      fc.property(fc.string(), (content) => {
        const md5 = createHash('md5').update(content).digest();
        const hex = md5.toString('hex');
        const written = [hex, upper(md5), withColons(md5), md5.toString('base64'), md5.toString('base64url')];
        const mistaken = [Buffer.from(hex).toString('base64url'), Buffer.from(hex, 'base64').toString('hex')];
        for (const text of [...written, ...mistaken])
          expect(codesOf(readDigestText(text).mistakes), text).toContain('thumbprint/md5');
      }),
    );
  });

  test('two thumbprints: the first is read, and it is said that there are more', () => {
    const text =
      'SHA1: 84E05C1D98BCE3A5421D225B140B36E86A3D5534\nSHA1: 5292850026FADB09700E7D6C1BCB1CD1F3270BCC';
    const { bytes, mistakes } = readDigestText(text);
    expect(codesOf(mistakes)).toEqual(['thumbprint/several']);
    expect(hexOf(bytes)).toBe('84e05c1d98bce3a5421d225b140b36e86a3d5534');
  });

  test('27 hex digits are base64url and as likely hex that was cut', () => {
    expect(codesOf(readDigestText('84E05C1D98BCE3A5421D225B140').mistakes)).toContain('thumbprint/ambiguous');
  });
});

describe('what is no thumbprint', () => {
  test.each([
    '0e49ef1f-ca07-45f1-b4c0-ac9409d3e576',
    'certificate',
    'not a thumbprint!',
    '12345678',
    '<b>84E05C</b>',
    '\ud800\ud800',
    '{"a":',
    '=',
    ':::::',
  ])('%j', (text) => {
    const { bytes, mistakes } = readDigestText(text);
    expect(codesOf(mistakes)).toEqual(['thumbprint/not-a-digest']);
    expect(bytes).toBeUndefined();
  });

  test('long texts, in little time', () => {
    const parts = [
      '.',
      ' :',
      'a:',
      '8',
      '84 ',
      '84:E',
      'x5t=',
      'x5t:"',
      '=',
      '\u200e',
      '\uff10',
      '-',
      ' ',
      '\n',
    ];
    const started = processorMilliseconds();
    for (const part of parts) {
      const { bytes } = readDigestText(part.repeat(Math.floor(200_000 / part.length)));
      expect([20, 32]).not.toContain(bytes?.length);
    }
    expect(processorMilliseconds() - started).toBeLessThan(5_000);
  });

  test('any text gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(readDigestText(text).mistakes).toBeDefined();
      }),
    );
  });
});

describe('values found in the wild', () => {
  test.each(wildThumbprints)('$source', ({ hex, x5t }) => {
    for (const text of [hex, x5t]) expect(hexOf(readDigestText(text).bytes)).toBe(hex.toLowerCase());
    expect(readDigestText(x5t).mistakes).toEqual([]);
  });

  test.each(wildMistakes)('$source: $code', ({ text, code, meant }) => {
    const { bytes, mistakes } = readDigestText(text);
    expect(codesOf(mistakes)).toEqual([code]);
    expect(mistakes[0]?.corrected).toBe(Buffer.from(meant, 'hex').toString('base64url'));
    expect(hexOf(bytes)).toBe(meant.toLowerCase());
  });

  test.each(wildMistakes)('$source, labelled as x5t: an error or a warning', ({ text, code, meant }) => {
    const { member, bytes, mistakes } = readDigestText(`"x5t": "${text}",`);
    expect(member).toBe('x5t');
    expect(codesOf(mistakes)).toEqual([code]);
    expect(mistakes[0]?.severity).not.toBe('note');
    expect(hexOf(bytes)).toBe(meant.toLowerCase());
  });
});
