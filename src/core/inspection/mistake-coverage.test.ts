import { beforeAll, describe, expect, test } from 'vitest';
import { assertionMistakes } from '../../../tools/assertion-mistakes';
import { client, endpoints } from '../../../tools/assertion-styles';
import { hexOfSha1, hourInto, sha1Of, signJws, x5tOf } from '../../../tools/jws-fixtures';
import { makeCredential, openssl, type CredentialFixture } from '../../../tools/openssl-fixtures';
import { requestMistakes } from '../../../tools/request-mistakes';
import { readMaterial } from '../intake/read-material';
import { decodeCompact } from '../jose/decode-compact';
import { directEngine } from '../password-encryption/direct-engine';
import { diagnoseServerError } from '../server-errors/diagnose-server-error';
import { knownDigestsOf, type KnownDigests } from '../thumbprint/known-digests';
import { parseCertificate } from '../x509/certificate';
import { inspect } from './inspect';
import { inspectThumbprint } from './inspect-thumbprint';

/** Mistakes of facts/protocol.md §11 that are in no token: each at the door where it comes in. */
let credential: CredentialFixture;
let known: KnownDigests;
let now: number;
const proven = new Set([...assertionMistakes, ...requestMistakes].map(({ number }) => number));
const proves = (...numbers: number[]) => numbers.forEach((number) => proven.add(number));

beforeAll(async () => {
  credential = makeCredential('RSA-2048');
  known = await knownDigestsOf([await parseCertificate(new Uint8Array(credential.certificateDer))]);
  now = hourInto(credential);
});

const assertion = (bent: object = {}) =>
  signJws(
    { alg: 'RS256', typ: 'JWT', x5t: x5tOf(credential) },
    { aud: endpoints.v2, iss: client, sub: client, jti: 'j', nbf: now, exp: now + 600, ...bent },
    credential.keyPem,
  );

describe('a thumbprint as text', () => {
  const spaced = () => hexOfSha1(credential).replace(/..(?=.)/g, '$& ');
  const diagnosed = async (text: string) => {
    const { digests, mistakes } = await inspectThumbprint(text, known);
    return {
      hex: digests.map((one) => Buffer.from(one).toString('hex').toUpperCase()),
      codes: mistakes.map(({ code }) => code),
      errors: mistakes.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    };
  };

  test('11: U+200E of the Windows dialog, full-width digits', async () => {
    proves(11);
    const hidden = await diagnosed(`\u200e${spaced().toLowerCase()}`);
    expect(hidden).toMatchObject({
      hex: [hexOfSha1(credential)],
      codes: ['thumbprint/invisible-characters'],
    });
    const wide = spaced().replace(/[0-9A-F]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
    expect(await diagnosed(wide)).toMatchObject({
      hex: [hexOfSha1(credential)],
      codes: ['thumbprint/full-width-digits'],
    });
  });

  test('12: any spelling is read; a digit too few is said', async () => {
    proves(12);
    const hex = hexOfSha1(credential);
    const colons = spaced().replaceAll(' ', ':');
    for (const text of [
      spaced(),
      colons,
      hex.toLowerCase(),
      `0x${hex}`,
      `SHA1 Fingerprint=${colons}`,
      `sha1 Fingerprint=${colons}\n`,
    ])
      expect(await diagnosed(text), text).toMatchObject({ hex: [hex], errors: [] });
    expect((await diagnosed(hex.slice(1))).codes).toEqual(['thumbprint/odd-length']);
  });
});

test('20: the server’s clock and the client’s, by the error', async () => {
  proves(20);
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();
  const text = `AADSTS700024: Client assertion is not within its valid time range. Current time: ${at(now)}, assertion valid from ${at(now + 95)}, expiry time of assertion ${at(now + 695)}.`;
  const token = decodeCompact(assertion({ nbf: now + 95, exp: now + 695 }));
  const diagnosis = await diagnoseServerError(text, { assertion: token, certificates: known.certificates });
  expect(diagnosis?.conclusions[0]).toMatchObject({ code: 'error/clock-ahead' });
});

describe('a key or certificate in the wrong form', () => {
  const read = async (content: string | Buffer) => {
    const input = typeof content === 'string' ? content : new Uint8Array(content);
    const { materials, problems, locked } = await readMaterial(input, 'file', directEngine);
    return {
      kinds: materials.map(({ kind }) => kind),
      problems: problems.map(({ code }) => code),
      locked: locked.length,
    };
  };

  test('27: PKCS#1, SEC1 and encrypted keys and PFX are read', async () => {
    proves(27);
    const ec = makeCredential('P-256');
    const files = {
      'key.pem': credential.keyPem,
      'cert.pem': credential.certificatePem,
      'ec.pem': ec.keyPem,
    };
    const whole = { kinds: ['private-key'], problems: [], locked: 0 };
    expect(await read(openssl(['rsa', '-in', 'key.pem', '-traditional'], { files }))).toEqual(whole);
    expect(await read(openssl(['ec', '-in', 'ec.pem'], { files }))).toEqual(whole);
    const sealed = openssl(['pkcs8', '-topk8', '-in', 'key.pem', '-passout', 'pass:secret'], { files });
    expect(await read(sealed)).toEqual({ kinds: [], problems: [], locked: 1 });
    const pfx = openssl(
      ['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'cert.pem', '-passout', 'pass:secret'],
      { files },
    );
    expect(await read(pfx)).toEqual({ kinds: [], problems: [], locked: 1 });
  });

  test('28: a public key, a request or a symmetric key is no private key, and that is said', async () => {
    proves(28);
    const publicKey = openssl(['pkey', '-pubout'], { input: credential.keyPem }).toString();
    const request = openssl(['req', '-new', '-key', 'key.pem', '-subj', '/CN=a'], {
      files: { 'key.pem': credential.keyPem },
    });
    for (const text of [publicKey, request.toString()])
      expect(await read(text)).toEqual({ kinds: [], problems: ['intake/not-usable'], locked: 0 });
    expect((await read(credential.certificatePem)).kinds).toEqual(['certificate']);
    expect((await read(Buffer.from(sha1Of(credential)))).problems).toHaveLength(1);
  });
});

test('31: escaped slashes are the same JSON', async () => {
  proves(31);
  const claims = { aud: endpoints.v1, iss: client, sub: client, jti: 'j', nbf: now, exp: now + 600 };
  const escaped = JSON.stringify(claims).replaceAll('/', '\\/');
  const jwt = signJws({ alg: 'RS256', typ: 'JWT', x5t: x5tOf(credential) }, escaped, credential.keyPem);
  const { findings, signature } = await inspect(jwt, { now, certificates: known.certificates });
  expect([findings, signature?.outcome]).toEqual([[], 'valid']);
});

test('34: the certificate as base64 of its PEM in a keyCredential is still found', async () => {
  proves(34);
  const key = Buffer.from(credential.certificatePem).toString('base64');
  const text = JSON.stringify({ type: 'AsymmetricX509Cert', usage: 'Verify', key });
  const { origin, certificates } = await inspectThumbprint(text);
  expect([origin, certificates[0]?.thumbprints.sha1]).toEqual(['key-credential', hexOfSha1(credential)]);
});

test('each of the 36 mistakes is made and named: in a token, in a request, or here', () => {
  const all = Array.from({ length: 36 }, (_, index) => index + 1);
  expect(all.filter((number) => !proven.has(number))).toEqual([]);
  console.log(`mistakes of the catalogue proven ${all.filter((one) => proven.has(one)).length} / 36`);
});
