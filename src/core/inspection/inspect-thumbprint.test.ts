import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeKeyPem, pemToDer } from '../../../tools/openssl-fixtures';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';
import {
  hexOf,
  makeMistakenSubject,
  sha1,
  sha256,
  type MistakenSubject,
} from '../../../tools/thumbprint-fixtures';
import { knownDigestsOf, type KnownDigests } from '../thumbprint/known-digests';
import type { ThumbprintReading } from '../thumbprint/thumbprint-reading';
import { wildMistakes, wildThumbprints } from '../thumbprint/wild.vectors';
import { parseCertificate } from '../x509/certificate';
import { inspectThumbprint } from './inspect-thumbprint';

let subject: MistakenSubject;
let loaded: KnownDigests;

beforeAll(async () => {
  subject = makeMistakenSubject();
  const pems = [subject.pem, subject.chainPem];
  loaded = await knownDigestsOf(await Promise.all(pems.map((pem) => parseCertificate(pemToDer(pem)))));
});

const codesOf = ({ mistakes }: ThumbprintReading) => mistakes.map(({ code }) => code);
const errorsOf = ({ mistakes }: ThumbprintReading) =>
  mistakes.filter(({ severity }) => severity === 'error').map(({ code }) => code);
const hexesOf = ({ digests }: ThumbprintReading) => digests.map((digest) => hexOf(Buffer.from(digest)));
const bothOf = (der: Buffer) => [hexOf(sha1(der)), hexOf(sha256(der))];
const base64 = (der: Buffer) => der.toString('base64');
describe('a certificate', () => {
  const writings: readonly (readonly [how: string, write: (subject: MistakenSubject) => string])[] = [
    ['PEM', ({ pem }) => pem],
    ['PEM with escaped newlines', ({ pem }) => pem.replaceAll('\n', '\\n')],
    ['PEM on one line', ({ pem }) => pem.replaceAll('\n', ' ')],
    ['DER in base64', ({ der }) => base64(der)],
    ['DER in base64url', ({ der }) => der.toString('base64url')],
    ['DER in base64, in lines', ({ der }) => base64(der).replace(/.{64}/g, '$&\r\n')],
    ['DER in hex', ({ der }) => hexOf(der)],
    ['base64 of PEM', ({ pem }) => Buffer.from(pem).toString('base64')],
    ['a JWK with x5c alone', ({ der }) => JSON.stringify({ kty: 'RSA', x5c: [base64(der)] })],
    [
      'a keyCredential',
      ({ der }) => JSON.stringify({ type: 'AsymmetricX509Cert', usage: 'Verify', key: base64(der) }),
    ],
  ];

  test.each(writings)(
    '%s: the digests that OpenSSL and Node compute, and no mistake',
    async (_how, write) => {
      const reading = await inspectThumbprint(write(subject), loaded);
      expect(hexesOf(reading)).toEqual(bothOf(subject.der));
      expect(reading.mistakes).toEqual([]);
      expect(reading.meaning).toMatchObject({ from: 'loaded', of: 'certificate', certificate: 0 });
    },
  );

  test('a bundle: the first is meant, and it is said that there are more', async () => {
    const reading = await inspectThumbprint(subject.pem + subject.chainPem);
    expect(codesOf(reading)).toEqual(['thumbprint/several']);
    expect(hexesOf(reading)).toEqual(bothOf(subject.der));
    expect(reading.certificates).toHaveLength(2);
  });

  test('cut off: that it cannot be read', async () => {
    for (const text of [subject.pem.slice(0, 600), base64(subject.der).slice(0, 600)])
      expect(codesOf(await inspectThumbprint(text))).toEqual(['thumbprint/unreadable-certificate']);
  });
});

describe('a text', () => {
  test.each(wildThumbprints)('from the wild, $source: right', async ({ hex, x5t }) => {
    for (const text of [x5t, JSON.stringify({ x5t })]) {
      const reading = await inspectThumbprint(text);
      expect(hexesOf(reading)).toEqual([hex]);
      expect(reading.mistakes).toEqual([]);
    }
  });

  test.each(wildMistakes)('from the wild, $source: $code', async ({ text, code, meant }) => {
    const readings = await Promise.all(
      [text, JSON.stringify({ x5t: text })].map((one) => inspectThumbprint(one)),
    );
    for (const reading of readings) {
      expect(codesOf(reading)).toEqual([code]);
      expect(hexesOf(reading)).toEqual([meant]);
    }
  });

  test('that is a digest of something else than what is loaded: a warning, since it need not be', async () => {
    const reading = await inspectThumbprint(sha1('other').toString('base64url'), loaded);
    expect(reading.mistakes.map(({ code, severity }) => [code, severity])).toEqual([
      ['x5t/other-certificate', 'warning'],
    ]);
    expect(hexesOf(reading)).toEqual([hexOf(sha1('other'))]);
  });

  test('that is a digest of what is loaded: of what', async () => {
    const reading = await inspectThumbprint(sha1(subject.pem).toString('base64url'), loaded);
    expect(errorsOf(reading)).toEqual(['x5t/of-pem-text']);
    expect(reading.mistakes[0]?.corrected).toBe(sha1(subject.der).toString('base64url'));
    expect(reading.meaning).toMatchObject({ of: 'text' });
  });

  test('with a private key is not looked into', async () => {
    const keyPem = makeKeyPem('P-256');
    const reading = await inspectThumbprint(keyPem);
    expect(reading).toMatchObject({ origin: 'private-key', digests: [] });
    expect(JSON.stringify(reading)).not.toContain(keyPem.slice(40, 80));
  });

  test('that is empty or too long', async () => {
    expect(await inspectThumbprint(' \n')).toMatchObject({ origin: 'empty', mistakes: [] });
    expect(codesOf(await inspectThumbprint('A'.repeat(5_000_000)))).toEqual(['thumbprint/too-long']);
  });

  test('of any kind gets an answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (text) => {
        expect((await inspectThumbprint(text)).mistakes).toBeDefined();
      }),
    );
  });

  test('made to take long does not', async () => {
    const nested = '['.repeat(100_000);
    const jwts = 'eyJhbGciOi.'.repeat(18_000);
    const parts = [
      '.',
      'ey',
      'ey-',
      'ey.',
      '{"x5t":',
      '-----BEGIN ',
      'AADSTS7 ',
      "client: '",
      'M',
      '\ud800',
      '<b>',
      '"',
    ];
    const repeated = parts.map((part) => part.repeat(Math.floor(200_000 / part.length)));
    const started = processorMilliseconds();
    for (const text of [nested, `{"a":${nested}`, jwts, ...repeated]) await inspectThumbprint(text, loaded);
    expect(processorMilliseconds() - started).toBeLessThan(5_000);
  });
});
