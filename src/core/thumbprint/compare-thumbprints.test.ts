import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { pemToDer } from '../../../tools/openssl-fixtures';
import {
  hexOf,
  makeMistakenSubject,
  sha1,
  sha256,
  withColons,
  type MistakenSubject,
} from '../../../tools/thumbprint-fixtures';
import { parseCertificate } from '../x509/certificate';
import { compareThumbprints } from './compare-thumbprints';
import { knownDigestsOf, noKnownDigests, type KnownDigests } from './known-digests';
import { readDigestText } from './read-digest-text';
import type { ThumbprintReading } from './thumbprint-reading';

let subject: MistakenSubject;
let known: KnownDigests;

beforeAll(async () => {
  subject = makeMistakenSubject();
  const pems = [subject.pem, subject.chainPem];
  known = await knownDigestsOf(await Promise.all(pems.map((pem) => parseCertificate(pemToDer(pem)))));
});

function read(text: string, by: KnownDigests = noKnownDigests): ThumbprintReading {
  const { bytes, mistakes } = readDigestText(text, by);
  const digests = bytes && [20, 32].includes(bytes.length) ? [bytes] : [];
  return { origin: text === '' ? 'empty' : 'digest', digests, certificates: [], known: by, mistakes };
}

function certificate(): ThumbprintReading {
  const digests = [sha1(subject.der), sha256(subject.der)].map((digest) => new Uint8Array(digest));
  return { origin: 'certificate', digests, certificates: known.certificates, known, mistakes: [] };
}

const compare = (first: ThumbprintReading, second: ThumbprintReading) => {
  const { outcome, reason } = compareThumbprints(first, second) ?? {};
  return [outcome, reason];
};
const digest = createHash('sha1').update('any').digest();

describe('the same digest', () => {
  const right = [
    hexOf(digest),
    digest.toString('hex'),
    withColons(digest),
    digest.toString('base64'),
    digest.toString('base64url'),
  ];

  test('in two spellings is the same', () => {
    for (const first of right)
      for (const second of right)
        expect(compare(read(first), read(second))).toEqual(['same', 'comparison/same']);
  });

  test.each([
    ['x5t/hex-text', Buffer.from(hexOf(digest)).toString('base64url')],
    ['x5t/hex-text-with-newline', Buffer.from(`${hexOf(digest)}\n`).toString('base64url')],
    ['x5t/double-base64', Buffer.from(digest.toString('base64')).toString('base64')],
    ['x5t/hex-as-base64', Buffer.from(hexOf(digest), 'base64').toString('hex')],
    ['thumbprint/invisible-characters', `\u200e${hexOf(digest)}`],
  ])('after %s was undone is the same after repair', (code, text) => {
    for (const pair of [
      [read(text), read(hexOf(digest))],
      [read(digest.toString('base64')), read(text)],
    ] as const) {
      expect(compareThumbprints(...pair)).toMatchObject({ outcome: 'same after repair', repairs: [code] });
    }
  });

  test('of a certificate, by either of its digests', () => {
    for (const own of [sha1(subject.der), sha256(subject.der)])
      expect(compare(certificate(), read(hexOf(own)))).toEqual(['same', 'comparison/same']);
  });
});

describe('another digest', () => {
  test('is different, and by how much', () => {
    const mistyped = `${hexOf(digest).slice(0, -2)}00`;
    expect(compare(read(hexOf(digest)), read(mistyped))).toEqual(['different', 'comparison/few-octets']);
    expect(compareThumbprints(read(hexOf(digest)), read(mistyped))?.evidence).toMatchObject({
      differ: 1,
      place: 20,
    });
    expect(compare(read(hexOf(digest)), read(hexOf(sha1('b'))))).toEqual(['different', 'comparison/other']);
    expect(compare(read(hexOf(digest)), read(hexOf(sha256('any'))))).toEqual([
      'different',
      'comparison/other-kind',
    ]);
  });

  test('of the same certificate or its chain is related', () => {
    const related = [sha1(subject.chainDer), sha1(subject.pem), sha256(subject.spki)];
    for (const one of related) {
      expect(compare(certificate(), read(hexOf(one)))).toEqual(['different', 'comparison/related']);
      expect(compare(read(hexOf(one), known), read(hexOf(sha1(subject.der)), known))).toEqual([
        'different',
        'comparison/related',
      ]);
    }
    const kinds = compareThumbprints(
      read(hexOf(sha1(subject.der)), known),
      read(hexOf(sha256(subject.der)), known),
    );
    expect(kinds).toMatchObject({
      outcome: 'different',
      evidence: {
        firstAlgorithm: 'SHA-1',
        secondAlgorithm: 'SHA-256',
        first: 'certificate',
        second: 'certificate',
      },
    });
  });
});

test('what is no digest is different from all, and says which text it is', () => {
  const [right, wrong] = [read(hexOf(digest)), read('nothing')];
  for (const [first, second, which] of [
    [right, wrong, 'second'],
    [wrong, right, 'first'],
    [wrong, wrong, 'both'],
  ] as const)
    expect(compareThumbprints(first, second)).toMatchObject({
      outcome: 'different',
      reason: 'comparison/no-digest',
      evidence: { which },
    });
});

test('with an empty text there is nothing to compare', () => {
  expect(compareThumbprints(read(hexOf(digest)), read(''))).toBeUndefined();
});
