import { beforeAll, describe, expect, test } from 'vitest';
import { pemToDer } from '../../../tools/openssl-fixtures';
import {
  hexOf,
  makeMistakenSubject,
  mistakesInX5t,
  sha1,
  sha256,
  withColons,
  type MistakenSubject,
} from '../../../tools/thumbprint-fixtures';
import { parseCertificate } from '../x509/certificate';
import { knownDigestsOf, type KnownDigests } from './known-digests';
import { wildMistakes, wildThumbprints } from './wild.vectors';
import type { MistakeCode, ThumbprintMember, ThumbprintMistake } from './thumbprint-mistake';
import { memberThumbprintMistakes, printedThumbprintMistakes } from './thumbprint-mistakes';

const subjects: { readonly subject: MistakenSubject; readonly known: KnownDigests }[] = [];
const codesOf = (mistakes: readonly ThumbprintMistake[]) => mistakes.map(({ code }) => code);
const octets = (bytes: Uint8Array) => new Uint8Array(bytes);
/** Of the leaf, whose digest alone is right. */
const x5tOf = ({ der }: MistakenSubject) => sha1(der).toString('base64url');

beforeAll(async () => {
  for (let count = 0; count < 3; count++) {
    const subject = makeMistakenSubject();
    const pems = [subject.pem, subject.chainPem];
    const certificates = await Promise.all(pems.map((pem) => parseCertificate(pemToDer(pem))));
    subjects.push({ subject, known: await knownDigestsOf(certificates, pems.join('')) });
  }
});

describe('a mistake in x5t is named first, and nothing else is claimed', () => {
  const named: boolean[] = [];

  test.each(mistakesInX5t)('%s: %s', (code, _how, make) => {
    for (const { subject, known } of subjects) {
      const text = make(subject);
      const { mistakes } = memberThumbprintMistakes('x5t', text, known);
      const errors = mistakes.filter(({ severity }) => severity === 'error');
      expect(codesOf(errors), text).toEqual([code]);
      expect(codesOf(mistakes), text).toEqual([code]);
      named.push(true);
      const { corrected } = mistakes[0] as ThumbprintMistake;
      if (corrected !== undefined) expect(corrected).toBe(x5tOf(subject));
    }
  });

  test('all of them', () => {
    const made = mistakesInX5t.length * subjects.length;
    console.log(`x5t: ${named.length} mistakes named of ${made} made`);
    expect(named).toHaveLength(made);
  });
});

describe('in x5t#S256', () => {
  const cases: readonly (readonly [MistakeCode, (subject: MistakenSubject) => string])[] = [
    ['x5t/sha1-in-x5t-s256', x5tOf],
    ['x5t/hex-text', ({ der }) => Buffer.from(hexOf(sha256(der))).toString('base64url')],
    ['x5t/hex-text', ({ der }) => Buffer.from(withColons(sha256(der))).toString('base64url')],
    ['x5t/hex-text-with-newline', ({ der }) => Buffer.from(`${hexOf(sha256(der))}\n`).toString('base64')],
    ['x5t/hex-as-base64', ({ der }) => hexOf(sha256(der))],
    ['x5t/double-base64', ({ der }) => Buffer.from(sha256(der).toString('base64url')).toString('base64url')],
    ['x5t/of-public-key', ({ spki }) => sha256(spki).toString('base64url')],
    ['x5t/of-pem-text', ({ pem }) => sha256(pem).toString('base64url')],
    ['x5t/of-chain-certificate', ({ chainDer }) => sha256(chainDer).toString('base64url')],
    ['x5t/other-certificate', () => sha256('another').toString('base64url')],
    ['thumbprint/truncated', ({ der }) => sha256(der).subarray(0, 30).toString('base64url')],
  ];

  test.each(cases)('%s is named, and its corrected value is the SHA-256 of the leaf', (code, make) => {
    for (const { subject, known } of subjects) {
      const { mistakes } = memberThumbprintMistakes('x5t#S256', make(subject), known);
      expect(codesOf(mistakes)).toEqual([code]);
      expect(mistakes[0]?.corrected).toBe(sha256(subject.der).toString('base64url'));
    }
  });

  test('its JWK thumbprint is of the public key', () => {
    for (const { known } of subjects) {
      const thumbprint = known.certificates[0]?.jwkThumbprint ?? '';
      const { mistakes } = memberThumbprintMistakes('x5t#S256', thumbprint, known);
      expect(codesOf(mistakes)).toEqual(['x5t/of-public-key']);
      expect(mistakes[0]?.evidence).toMatchObject({ of: 'JWK' });
    }
  });
});

test('a digest that differs from the certificate’s in few octets was mistyped', () => {
  for (const { known } of subjects) {
    const hex = known.certificates[0]?.thumbprints.sha1 ?? '';
    const mistyped = Buffer.from(`${hex.slice(0, -1)}${hex.endsWith('0') ? '1' : '0'}`, 'hex');
    const near = memberThumbprintMistakes('x5t', mistyped.toString('base64url'), known).mistakes;
    expect(codesOf(near)).toEqual(['x5t/other-certificate']);
    expect(near[0]?.evidence).toMatchObject({ differ: 1, of: 20, place: 20 });
    const far = memberThumbprintMistakes('x5t', sha1('another').toString('base64url'), known).mistakes;
    expect(far[0]?.evidence).not.toHaveProperty('differ');
  }
});

describe('what servers take although the standard has it otherwise is a warning', () => {
  const spellings: readonly (readonly [MistakeCode, (digest: Buffer) => string])[] = [
    ['x5t/padded', (digest) => `${digest.toString('base64url')}=`],
    // MSAL Go writes StdEncoding.
    ['x5t/standard-base64', (digest) => digest.toString('base64')],
    ['x5t/non-canonical', (digest) => setUnusedBit(digest.toString('base64url'))],
  ];

  test.each(spellings)('%s', (code, spell) => {
    const digest = Buffer.from('fbefbefbefbefbefbefbefbefbefbefbefbefbef', 'hex');
    const { mistakes, bytes } = memberThumbprintMistakes('x5t', spell(digest));
    expect(mistakes.map((one) => [one.code, one.severity, one.corrected])).toEqual([
      [code, 'warning', digest.toString('base64url')],
    ]);
    expect(bytes).toEqual(octets(digest));
  });
});

/** Of twenty octets the last character has two bits that mean nothing. */
function setUnusedBit(x5t: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return x5t.slice(0, -1) + alphabet[alphabet.indexOf(x5t.slice(-1)) + 1];
}

describe('what is right has no mistake', () => {
  test('in any number of digests that nobody knows', () => {
    let falseErrors = 0;
    const count = 20_000;
    for (let index = 0; index < count; index++) {
      const [x5t, x5tS256] = [sha1(`${index}`), sha256(`${index}`)].map((digest) =>
        digest.toString('base64url'),
      );
      const found = [
        memberThumbprintMistakes('x5t', x5t as string),
        memberThumbprintMistakes('x5t#S256', x5tS256 as string),
        memberThumbprintMistakes('customKeyIdentifier', sha1(`${index}`).toString('base64')),
        printedThumbprintMistakes(octets(sha1(`${index}`))),
      ];
      falseErrors += found.filter(({ mistakes }) => mistakes.length > 0).length;
    }
    console.log(`members: ${falseErrors} false mistakes of ${count * 4} correct values`);
    expect(falseErrors).toBe(0);
  });

  test('in the digests of the leaf, and their meaning is known', () => {
    for (const { subject, known } of subjects) {
      const values: readonly (readonly [ThumbprintMember, string])[] = [
        ['x5t', x5tOf(subject)],
        ['x5t#S256', sha256(subject.der).toString('base64url')],
        ['customKeyIdentifier', sha1(subject.der).toString('base64')],
        ['customKeyIdentifier', sha256(subject.der).toString('base64')],
      ];
      for (const [member, text] of values) {
        const { mistakes, meaning } = memberThumbprintMistakes(member, text, known);
        expect(mistakes).toEqual([]);
        expect(meaning).toMatchObject({ of: 'certificate', certificate: 0 });
      }
    }
  });
});

describe('values found in the wild', () => {
  test.each(wildThumbprints)('$source: right', ({ hex, x5t }) => {
    const { mistakes, bytes } = memberThumbprintMistakes('x5t', x5t);
    expect(mistakes).toEqual([]);
    expect(bytes).toEqual(octets(Buffer.from(hex, 'hex')));
  });

  test.each(wildMistakes)('$source: $code', ({ text, code, meant }) => {
    const { mistakes, bytes } = memberThumbprintMistakes('x5t', text);
    expect(codesOf(mistakes)).toEqual([code]);
    expect(mistakes[0]?.corrected).toBe(Buffer.from(meant, 'hex').toString('base64url'));
    expect(bytes).toEqual(octets(Buffer.from(meant, 'hex')));
  });

  test('passport-azure-ad 453: what the server printed leads back to the hex', () => {
    const printed = Buffer.from('144137D7B0B7D39D80038035E3503D037D35EFAF05DBA001EB8D43E7C0F4', 'hex');
    const { mistakes } = printedThumbprintMistakes(octets(printed));
    expect(codesOf(mistakes)).toEqual(['x5t/hex-as-base64']);
    expect(mistakes[0]?.corrected).toBe(
      Buffer.from('FEE317C3052AA4A141A9A301768F26AB641D58D0', 'hex').toString('base64url'),
    );
  });

  test('StackOverflow 79652135: hex with its newline, and five characters twice', () => {
    const text = 'REI1RREI1RDM2MTM1MDJFQjBEQTE3NkU2RDc3MkYxMUQ5OTdFQTc5MTlDQgo';
    const printed =
      '444235451108D510CCD8C4CCD4C0C91508C11104C4DCD914D910DCDCC918C4C510E4E4DD1504DCE4C4E50D0828';
    const read = [
      memberThumbprintMistakes('x5t', text),
      printedThumbprintMistakes(octets(Buffer.from(printed, 'hex'))),
    ];
    for (const { mistakes, bytes } of read) {
      expect(codesOf(mistakes)).toEqual(['x5t/hex-text-with-newline']);
      expect(hexOf(Buffer.from(bytes ?? []))).toBe(Buffer.from(text.slice(5), 'base64').toString().trim());
    }
  });

  test('seed 001: the unused bits of the last character are set', () => {
    const { mistakes } = memberThumbprintMistakes('x5t', 'W-Kt0b4B7RkK34cdXVR91e_nf9x');
    expect(codesOf(mistakes)).toEqual(['x5t/non-canonical']);
    expect(mistakes[0]?.corrected).toBe('W-Kt0b4B7RkK34cdXVR91e_nf9w');
  });

  test('the documentation’s x5t#S256 of 2025 is as long as a SHA-1', () => {
    for (const text of ['A1bC2dE3fH4iJ5kL6mN7oP8qR9s', 'gx8tGysyjcRqKjFPnd7RFwvwZI0'])
      expect(codesOf(memberThumbprintMistakes('x5t#S256', text).mistakes)).toContain('x5t/sha1-in-x5t-s256');
  });
});

describe('what AADSTS700027 prints', () => {
  test('is judged as the decoded x5t, for every mistake whose octets are not those of a right one', () => {
    for (const [code, how, make] of mistakesInX5t) {
      const { subject, known } = subjects[0] as (typeof subjects)[number];
      const sent = Buffer.from(make(subject), 'base64url');
      const isLost = code === 'x5t/missing' || how.includes('as it is') || code.startsWith('thumbprint/');
      if (isLost) continue;
      const { mistakes } = printedThumbprintMistakes(octets(sent), known);
      expect(codesOf(mistakes), how).toEqual([code]);
    }
  });

  test('with 32 octets may have been an x5t#S256: a warning', () => {
    const { mistakes } = printedThumbprintMistakes(octets(sha256('any')));
    expect(mistakes.map(({ code, severity }) => [code, severity])).toEqual([
      ['x5t/sha256-in-x5t', 'warning'],
    ]);
  });
});

test('what is longer than any thumbprint is not looked at', () => {
  const { mistakes, bytes } = memberThumbprintMistakes('x5t', 'A'.repeat(5_000_000));
  expect(codesOf(mistakes)).toEqual(['x5t/impossible-length']);
  expect(bytes).toBeUndefined();
});
