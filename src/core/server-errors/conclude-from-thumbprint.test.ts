import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import {
  assertionOf,
  codesOf,
  concluded,
  hexOf,
  iso,
  keyNotFound,
  now,
  us,
} from '../../../tools/server-error-fixtures';
import * as texts from './server-error-texts.vectors';

let daemon: ImportedFixture;
let other: ImportedFixture;

beforeAll(async () => {
  daemon = await makeImportedCredential('RSA-2048');
  other = await makeImportedCredential('RSA-2048', { subject: '/CN=other' });
});

const sha1 = ({ certificateDer }: ImportedFixture) => createHash('sha1').update(certificateDer).digest();

describe('the thumbprint that a server names', () => {
  test('of the loaded certificate: so it is the registration', async () => {
    const x5t = sha1(daemon).toString('base64url');
    const found = await concluded(keyNotFound(x5t), assertionOf({ x5t }), [daemon.certificate]);
    expect(codesOf(found)).toEqual(['error/thumbprint-is-right', 'error/of-this-assertion']);
    expect(found[0]?.confidence).toBe('certain');
  });

  test('of another certificate: the right value is told', async () => {
    const x5t = sha1(other).toString('base64url');
    const [first] = await concluded(keyNotFound(x5t), assertionOf({ x5t }), [daemon.certificate]);
    expect(first).toMatchObject({
      code: 'error/thumbprint-of-other-certificate',
      corrected: sha1(daemon).toString('base64url'),
    });
  });

  test('of another certificate that is loaded, too', async () => {
    const x5t = sha1(other).toString('base64url');
    const [first] = await concluded(keyNotFound(x5t), undefined, [daemon.certificate, other.certificate]);
    expect(first).toMatchObject({
      code: 'error/thumbprint-mistake',
      evidence: { mistake: 'x5t/of-chain-certificate' },
    });
  });

  const mistakes: readonly (readonly [string, (digest: Buffer, fixture: ImportedFixture) => string])[] = [
    ['x5t/hex-text', (digest) => Buffer.from(hexOf(digest)).toString('base64url')],
    ['x5t/hex-text-with-newline', (digest) => Buffer.from(`${hexOf(digest)}\n`).toString('base64url')],
    ['x5t/hex-as-base64', (digest) => digest.toString('hex')],
    ['x5t/double-base64', (digest) => Buffer.from(digest.toString('base64url')).toString('base64url')],
    [
      'x5t/of-pem-text',
      (_, { certificatePem }) => createHash('sha1').update(certificatePem).digest('base64url'),
    ],
    [
      'thumbprint/md5',
      (_, { certificateDer }) => createHash('md5').update(certificateDer).digest('base64url'),
    ],
  ];

  test.each(mistakes)('with the mistake %s', async (mistake, make) => {
    const x5t = make(sha1(daemon), daemon);
    const found = await concluded(keyNotFound(x5t), assertionOf({ x5t }), [daemon.certificate]);
    expect(codesOf(found)).toEqual(['error/thumbprint-mistake', 'error/of-this-assertion']);
    expect(found[0]?.evidence['mistake']).toBe(mistake);
    if (mistake !== 'thumbprint/md5') expect(found[0]?.corrected).toBe(sha1(daemon).toString('base64url'));
  });

  test('that is not the assertion’s on the page', async () => {
    const assertion = assertionOf({ x5t: sha1(daemon).toString('base64url') });
    const found = await concluded(keyNotFound(sha1(other).toString('base64url')), assertion);
    expect(codesOf(found)).toEqual(['error/of-other-assertion']);
    expect(found[0]?.evidence).toEqual({
      member: 'x5t',
      sent: hexOf(sha1(daemon)),
      printed: hexOf(sha1(other)),
    });
  });

  test.each([
    ['StackOverflow 79652135', texts.hexWithNewline, 'x5t/hex-text-with-newline'],
    ['passport-azure-ad 453', texts.hexAsBase64, 'x5t/hex-as-base64'],
    ['azure-activedirectory-library-for-dotnet 309', texts.hexText, 'x5t/hex-text'],
  ] as const)('%s, without any certificate', async (_, { x5t, text }, mistake) => {
    const found = await concluded(text, assertionOf({ x5t }));
    expect(codesOf(found)).toEqual(['error/thumbprint-mistake', 'error/of-this-assertion']);
    expect(found[0]?.evidence['mistake']).toBe(mistake);
  });

  test('in the error of a user’s assertion it is the server’s own key', async () => {
    expect(await concluded(texts.userAssertion, undefined, [daemon.certificate])).toEqual([]);
  });
});

describe('a thumbprint that the server does not name', () => {
  const s256 = ({ certificateDer }: ImportedFixture) => createHash('sha256').update(certificateDer).digest();
  const rest = { alg: 'PS256' };

  test('because there is a kid alone', async () => {
    const [first] = await concluded(texts.withoutThumbprint, assertionOf({ kid: 'x' }), [daemon.certificate]);
    expect(first).toMatchObject({
      code: 'error/thumbprint-not-sent',
      confidence: 'certain',
      evidence: { member: '', wanted: 'x5t', kid: 'yes' },
      corrected: sha1(daemon).toString('base64url'),
    });
  });

  test('because x5t#S256 is a SHA-1', async () => {
    const header = { ...rest, 'x5t#S256': sha1(daemon).toString('base64url') };
    const [first] = await concluded(texts.withoutThumbprint, assertionOf(header), [daemon.certificate]);
    expect(first).toMatchObject({
      code: 'error/thumbprint-not-sent',
      confidence: 'certain',
      evidence: { mistake: 'x5t/sha1-in-x5t-s256' },
      corrected: s256(daemon).toString('base64url'),
    });
  });

  test('learn 5915574: because x5t#S256 is standard base64', async () => {
    const header = { ...rest, 'x5t#S256': s256(daemon).toString('base64') };
    const found = await concluded(texts.withoutThumbprint, assertionOf(header), [daemon.certificate]);
    const told = found.find(({ code }) => code === 'error/thumbprint-not-sent');
    expect(told?.corrected).toBe(s256(daemon).toString('base64url'));
  });

  test('although there is an x5t: it is the error of another assertion', async () => {
    const assertion = assertionOf({ x5t: sha1(daemon).toString('base64url') });
    expect(codesOf(await concluded(texts.withoutThumbprint, assertion))).toContain(
      'error/of-other-assertion',
    );
  });
});

describe('the key that a server found', () => {
  const expired = (from: number, until: number, timestamp: number) =>
    `AADSTS700027: The certificate with identifier used to sign the client assertion is expired on application. [Reason - The key used is expired., Thumbprint of key used by client: '${hexOf(sha1(daemon))}', Found key 'Start=${us(from)}, End=${us(until)}']. Timestamp: ${iso(timestamp).replace('T', ' ').replace('.000', '')}`;

  test('of the loaded certificate, after its end', async () => {
    const { notBefore, notAfter } = daemon.certificate;
    const text = expired(notBefore, notAfter, notAfter / 1000 + 4711);
    const found = await concluded(text, undefined, [daemon.certificate]);
    expect(codesOf(found)).toEqual([
      'error/found-key-expired',
      'error/thumbprint-is-right',
      'error/found-key-is-certificate',
    ]);
    expect(found[0]?.evidence['seconds']).toBe(4711);
  });

  test('before its beginning: a clock was ahead', async () => {
    const { notBefore, notAfter } = daemon.certificate;
    const text = expired(notBefore, notAfter, notBefore / 1000 - 7200);
    expect(codesOf(await concluded(text))[0]).toBe('error/found-key-not-started');
  });

  test('with other dates than the loaded certificate’s: another one was registered', async () => {
    const { notBefore, notAfter } = daemon.certificate;
    const text = expired(notBefore - 86_400_000 * 400, notAfter - 86_400_000 * 400, now);
    const found = await concluded(text, undefined, [daemon.certificate]);
    expect(codesOf(found).slice(0, 2)).toEqual(['error/found-key-expired', 'error/found-key-differs']);
    expect(found[1]?.confidence).toBe('likely');
  });

  test('azure-docs of 2017: neither key is the one that was sent', async () => {
    const found = await concluded(texts.expiredKeyOf2017, undefined, [daemon.certificate]);
    expect(found.find(({ code }) => code === 'error/configured-keys')?.evidence).toMatchObject({
      keys: 1,
      isSent: 'no',
      isLeaf: 'no',
    });
  });
});
