import { calculateJwkThumbprint, exportJWK, generateKeyPair, importX509, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { pemToDer } from '../../../tools/openssl-fixtures';
import {
  hexOf,
  makeMistakenSubject,
  mistakesInX5t,
  sha1,
  sha256,
  type MistakenSubject,
} from '../../../tools/thumbprint-fixtures';
import { knownDigestsOf, type KnownDigests } from '../thumbprint/known-digests';
import type { ThumbprintReading } from '../thumbprint/thumbprint-reading';
import { parseCertificate } from '../x509/certificate';
import { inspectThumbprint } from './inspect-thumbprint';

let subject: MistakenSubject;
let loaded: KnownDigests;
let other: MistakenSubject;

beforeAll(async () => {
  subject = makeMistakenSubject();
  other = makeMistakenSubject();
  const pems = [subject.pem, subject.chainPem];
  loaded = await knownDigestsOf(await Promise.all(pems.map((pem) => parseCertificate(pemToDer(pem)))));
});

const codesOf = ({ mistakes }: ThumbprintReading) => mistakes.map(({ code }) => code);
const errorsOf = ({ mistakes }: ThumbprintReading) =>
  mistakes.filter(({ severity }) => severity === 'error').map(({ code }) => code);
const hexesOf = ({ digests }: ThumbprintReading) => digests.map((digest) => hexOf(Buffer.from(digest)));
const bothOf = (der: Buffer) => [hexOf(sha1(der)), hexOf(sha256(der))];
const base64 = (der: Buffer) => der.toString('base64');
/** Nobody verifies what is signed here. */
const signer = generateKeyPair('ES256');

describe('a token', () => {
  async function signed(header: Readonly<Record<string, unknown>>): Promise<string> {
    return new SignJWT({ iss: 'daemon' })
      .setProtectedHeader({ alg: 'ES256', ...header })
      .sign((await signer).privateKey);
  }

  test.each(mistakesInX5t)('%s in its x5t: %s', async (code, how, make) => {
    const x5t = make(subject);
    const header = JSON.stringify({ alg: 'RS256', x5t });
    for (const text of [await signed({ x5t }), header, Buffer.from(header).toString('base64url')]) {
      const reading = await inspectThumbprint(text, loaded);
      expect(errorsOf(reading), how).toEqual([code]);
      expect(reading.member).toBe('x5t');
    }
  });

  test('whose members are right has no mistake, and both digests', async () => {
    const [x5t, x5tS256] = [sha1(subject.der), sha256(subject.der)].map((one) => one.toString('base64url'));
    const token = await signed({ x5t, 'x5t#S256': x5tS256 });
    for (const text of [
      token,
      `Bearer ${token}`,
      `client_assertion=${token}&grant_type=client_credentials`,
      JSON.stringify({ client_assertion: token }),
    ]) {
      const reading = await inspectThumbprint(text, loaded);
      expect(reading).toMatchObject({ origin: 'jwt', mistakes: [] });
      expect(hexesOf(reading)).toEqual(bothOf(subject.der));
    }
  });

  test('is judged by its own x5c, whatever is loaded', async () => {
    const x5c = [base64(subject.der), base64(subject.chainDer)];
    const stranger = await knownDigestsOf([await parseCertificate(pemToDer(other.pem))]);
    const right = await signed({ x5c, x5t: sha1(subject.der).toString('base64url') });
    expect((await inspectThumbprint(right, stranger)).mistakes).toEqual([]);
    const ofIssuer = await signed({
      x5c,
      x5t: sha1(subject.chainDer).toString('base64url'),
    });
    expect(errorsOf(await inspectThumbprint(ofIssuer, stranger))).toEqual(['x5t/of-chain-certificate']);
    const ofOther = await signed({ x5c, x5t: sha1(other.der).toString('base64url') });
    expect(errorsOf(await inspectThumbprint(ofOther, stranger))).toEqual(['x5t/other-certificate']);
  });

  test('whose header names no certificate is missing its x5t', async () => {
    expect(errorsOf(await inspectThumbprint(await signed({ kid: 'key 1' }), loaded))).toEqual([
      'x5t/missing',
    ]);
    expect(errorsOf(await inspectThumbprint('{"alg":"RS256"}', loaded))).toEqual(['x5t/missing']);
  });

  test('whose header is no JSON has no digest', async () => {
    const reading = await inspectThumbprint('eyJhbGciOiJSUzI1.e30.AAAA');
    expect(reading.origin).toBe('jwt');
    expect(codesOf(reading)).toEqual(['thumbprint/not-a-digest']);
  });
});

describe('a JWK', () => {
  test('without a certificate: its RFC 7638 thumbprint, and that it is not a certificate’s', async () => {
    const jwk = await exportJWK(await importX509(subject.pem, 'RS256', { extractable: true }));
    const reading = await inspectThumbprint(JSON.stringify(jwk), loaded);
    expect(codesOf(reading)).toEqual(['thumbprint/jwk-thumbprint']);
    expect(Buffer.from(reading.digests[0] ?? []).toString('base64url')).toBe(
      await calculateJwkThumbprint(jwk),
    );
    expect(reading.meaning).toMatchObject({ of: 'JWK', from: 'loaded' });
  });

  test('in a set: that which is loaded', async () => {
    const jwkOf = ({ der }: MistakenSubject) => ({
      kty: 'RSA',
      x5t: sha1(der).toString('base64url'),
    });
    const reading = await inspectThumbprint(JSON.stringify({ keys: [jwkOf(other), jwkOf(subject)] }), loaded);
    expect(hexesOf(reading)).toEqual([hexOf(sha1(subject.der))]);
    expect(codesOf(reading)).toEqual(['thumbprint/several']);
  });
});

describe('a keyCredential', () => {
  test('is judged by its key, or else by what is loaded', async () => {
    const customKeyIdentifier = sha1(subject.der).toString('base64');
    const key = base64(subject.der);
    for (const one of [
      { customKeyIdentifier, key },
      { customKeyIdentifier, key: null },
    ]) {
      const reading = await inspectThumbprint(JSON.stringify({ keyCredentials: [one] }), loaded);
      expect(reading).toMatchObject({ origin: 'key-credential', mistakes: [] });
      expect(hexesOf(reading)).toEqual([hexOf(sha1(subject.der))]);
    }
    const wrong = JSON.stringify({ customKeyIdentifier: sha1(subject.pem).toString('base64'), key });
    expect(errorsOf(await inspectThumbprint(wrong))).toEqual(['x5t/of-pem-text']);
  });

  test('with neither has nothing', async () => {
    const text = JSON.stringify({ customKeyIdentifier: null, key: null, usage: 'Verify' });
    expect(errorsOf(await inspectThumbprint(text))).toEqual(['x5t/missing']);
  });

  test('whose key is no certificate', async () => {
    const text = JSON.stringify({
      key: 'AAAA',
      usage: 'Verify',
      customKeyIdentifier: sha1('a').toString('base64'),
    });
    expect(codesOf(await inspectThumbprint(text))).toEqual(['thumbprint/unreadable-certificate']);
  });
});
