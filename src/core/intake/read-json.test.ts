import { createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeChain, makeCredential, pemToDer, type CredentialFixture } from '../../../tools/openssl-fixtures';
import { makePfx } from '../../../tools/password-fixtures';
import { certificateLine, keyLine, read, tell, tellOpened } from '../../../tools/reading-fixtures';

let rsa: CredentialFixture;
let ec: CredentialFixture;
let rsaKey: string;
let ecKey: string;
let rsaCertificate: string;
let ecCertificate: string;

beforeAll(() => {
  rsa = makeCredential('RSA-2048');
  ec = makeCredential('P-256');
  [rsaKey, ecKey] = [keyLine(rsa.keyPem), keyLine(ec.keyPem)];
  [rsaCertificate, ecCertificate] = [certificateLine(rsa.certificatePem), certificateLine(ec.certificatePem)];
});

const jwkOf = (pem: string): JsonWebKey => createPrivateKey(pem).export({ format: 'jwk' });
const publicJwkOf = (pem: string): JsonWebKey => createPublicKey(pem).export({ format: 'jwk' });
const base64Of = ({ certificateDer }: CredentialFixture) => certificateDer.toString('base64');
const clean = (...found: readonly string[]) => ({ found, repairs: [], problems: [], locked: [] });
/** Where each was, and what was wrong with the rest. */
async function placesIn(json: unknown) {
  const { materials, problems } = await read(JSON.stringify(json));
  return {
    found: materials.map(({ kind, source }) => `${kind} ${source.entry ?? ''}`),
    problems: problems.map(({ code, evidence }) => `${code} ${String(evidence['entry'] ?? '')}`),
  };
}

describe('a JWK', () => {
  test('is the key that OpenSSL knows it as, in a file and pasted', async () => {
    const json = JSON.stringify(jwkOf(rsa.keyPem), null, 2);
    expect(await tell(json)).toEqual(clean(rsaKey));
    expect(await tell(Buffer.from(json))).toEqual(clean(rsaKey));
    expect(await tell(JSON.stringify(jwkOf(ec.keyPem)))).toEqual(clean(ecKey));
  });

  test.each(['ES384', 'ES512', 'EdDSA', 'PS256'])('of jose, for %s, is that key', async (alg) => {
    const { privateKey } = await generateKeyPair(alg, { extractable: true });
    const jwk = await exportJWK(privateKey);
    const pem = createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' }).export({
      format: 'pem',
      type: 'pkcs8',
    });
    expect(await tell(JSON.stringify({ ...jwk, alg, kid: 'daemon', use: 'sig' }))).toEqual(
      clean(keyLine(pem)),
    );
  });

  test('brings the certificates of its x5c', async () => {
    const { leaf, intermediatePem, rootPem } = makeChain();
    const x5c = [leaf.certificatePem, intermediatePem, rootPem].map((pem) =>
      Buffer.from(pemToDer(pem)).toString('base64'),
    );
    const lines = [leaf.certificatePem, intermediatePem, rootPem].map(certificateLine);
    expect(await tell(JSON.stringify({ ...jwkOf(leaf.keyPem), x5c }))).toEqual(
      clean(keyLine(leaf.keyPem), ...lines),
    );
    expect(await tell(JSON.stringify({ ...publicJwkOf(leaf.keyPem), x5c }))).toEqual(clean(...lines));
    expect(await tell(JSON.stringify(x5c))).toEqual(clean(...lines));
    expect((await placesIn({ x5c })).found).toEqual(x5c.map((_, index) => `certificate x5c[${index}]`));
  });

  test('with CRT values that are not the primes’ own is mended', async () => {
    const told = await tell(JSON.stringify({ ...jwkOf(rsa.keyPem), dp: 'AQ' }));
    expect(told).toEqual({ ...clean(rsaKey), repairs: ['repair/crt-recomputed'] });
  });

  test('that is malformed or symmetric is a problem, with its place', async () => {
    const { d, ...withoutD } = jwkOf(ec.keyPem);
    const keys = [
      { ...withoutD, d: `${String(d)}!` },
      { kty: 'oct', k: 'c2VjcmV0' },
      { ...withoutD, d, crv: 'P-384' },
    ];
    expect(await placesIn({ keys })).toEqual({
      found: [],
      problems: ['jwk/malformed keys[0]', 'key/unsupported-algorithm keys[1]', 'jwk/malformed keys[2]'],
    });
  });
});

describe('a JWK Set', () => {
  test('brings every private key in it, with its place', async () => {
    const keys = [jwkOf(rsa.keyPem), jwkOf(ec.keyPem)];
    expect(await tell(JSON.stringify({ keys }))).toEqual(clean(rsaKey, ecKey));
    expect((await placesIn({ keys })).found).toEqual(['private-key keys[0]', 'private-key keys[1]']);
  });

  test('names the public ones beside the private', async () => {
    const keys = [publicJwkOf(ec.keyPem), jwkOf(rsa.keyPem)];
    expect(await placesIn({ keys })).toEqual({
      found: ['private-key keys[1]'],
      problems: ['intake/not-usable keys[0]'],
    });
    const { problems } = await read(JSON.stringify({ keys }));
    expect(problems[0]?.evidence['format']).toBe('public-jwk');
  });

  test('with a certificate for each key gives both pairs', async () => {
    const keys = [rsa, ec].map((one) => ({ ...jwkOf(one.keyPem), x5c: [base64Of(one)] }));
    expect(await tell(JSON.stringify({ keys }))).toEqual(clean(rsaKey, rsaCertificate, ecKey, ecCertificate));
  });
});

describe('what Microsoft writes', () => {
  const keyCredential = (one: CredentialFixture) => ({
    customKeyIdentifier: 'q2Vh',
    displayName: 'CN=daemon',
    key: base64Of(one),
    keyId: '00001111-aaaa-2222-bbbb-3333cccc4444',
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
  });

  test.each<[string, (credentials: readonly object[]) => object]>([
    [
      'keyCredentials of Microsoft Graph',
      (keyCredentials) => ({ '@odata.context': 'https://graph', keyCredentials }),
    ],
    ['the collection alone', (keyCredentials) => keyCredentials],
    ['its value', (value) => ({ value })],
    [
      'an application manifest',
      (keyCredentials) => ({ id: '1', web: { redirectUris: [] }, keyCredentials, tags: [] }),
    ],
    ['a list of applications', (keyCredentials) => ({ value: [{ appId: '1', keyCredentials }] })],
  ])('%s: the certificates in it', async (_, wrap) => {
    const json = JSON.stringify(wrap([keyCredential(rsa), keyCredential(ec)]), null, 2);
    expect(await tell(json)).toEqual(clean(rsaCertificate, ecCertificate));
  });

  test('a manifest whose octets Graph left out is named', async () => {
    const keyCredentials = [{ ...keyCredential(rsa), key: null }, keyCredential(ec)];
    expect(await tell(JSON.stringify({ keyCredentials }))).toEqual(clean(ecCertificate));
    const { problems } = await read(JSON.stringify({ keyCredentials: keyCredentials.slice(0, 1) }));
    expect(problems).toMatchObject([{ code: 'intake/not-usable', evidence: { format: 'key-credentials' } }]);
  });

  test('az keyvault secret show: a PFX without password, one with, PEM, and a JWK in a string', async () => {
    const secret = (value: string, contentType: string) =>
      JSON.stringify({
        attributes: { enabled: true },
        contentType,
        id: 'https://v.vault.azure.net/secrets/s/1',
        value,
      });
    const pfx = (password: string) =>
      Buffer.from(makePfx({ password, keyPem: rsa.keyPem, certificates: rsa.certificatePem })).toString(
        'base64',
      );
    expect(await tell(secret(pfx(''), 'application/x-pkcs12'))).toEqual(clean(rsaKey, rsaCertificate));
    const locked = secret(pfx('secret'), 'application/x-pkcs12');
    expect(await tell(locked)).toEqual({ ...clean(), locked: ['pkcs12'] });
    expect(await tellOpened(locked, 'secret')).toEqual(clean(rsaKey, rsaCertificate));
    const pem = secret(rsa.keyPem + rsa.certificatePem, 'application/x-pem-file');
    expect(await tell(pem)).toEqual(clean(rsaKey, rsaCertificate));
    expect(await tell(secret(JSON.stringify(jwkOf(ec.keyPem)), ''))).toEqual(clean(ecKey));
  });

  test('az keyvault certificate show: the certificate beside its policy', async () => {
    const json = JSON.stringify({
      cer: base64Of(rsa),
      kid: 'https://v',
      policy: { keyProperties: { kty: 'RSA' } },
      x509Thumbprint: 'AA==',
    });
    expect(await tell(json)).toEqual(clean(rsaCertificate));
  });
});

describe('other JSON', () => {
  test('of a service account, with the key in PEM', async () => {
    const account = {
      type: 'service_account',
      private_key_id: 'abc',
      private_key: rsa.keyPem,
      client_email: 'a@b',
    };
    expect(await tell(JSON.stringify(account, null, 2))).toEqual(clean(rsaKey));
    expect((await placesIn(account)).found).toEqual(['private-key private_key']);
  });

  test('of configuration, with base64 of PEM, DER in lines and DER without its padding', async () => {
    const lines = base64Of(rsa).replace(/.{64}/g, '$&\n');
    expect(await tell(JSON.stringify({ a: { b: [lines] } }))).toEqual(clean(rsaCertificate));
    const wrapped = JSON.stringify({ a: Buffer.from(ec.keyPem).toString('base64') });
    expect(await tell(wrapped)).toEqual({ ...clean(ecKey), repairs: ['repair/base64-of-text'] });
  });

  test('in JSON quotes once more, and inside of base64', async () => {
    const json = JSON.stringify(jwkOf(ec.keyPem));
    expect(await tell(JSON.stringify(json))).toEqual({ ...clean(ecKey), repairs: ['repair/quotes'] });
    const base64 = Buffer.from(json).toString('base64');
    expect(await tell(base64)).toEqual({ ...clean(ecKey), repairs: ['repair/base64-of-text'] });
  });

  test('whose only key is locked or broken says so, not that it is JSON', async () => {
    expect((await tell(JSON.stringify({ key: base64Of(rsa).slice(0, 400) }))).problems).toEqual([
      'der/truncated',
    ]);
    const half = rsa.keyPem.slice(0, 300);
    expect((await tell(JSON.stringify({ key: half }))).problems).toEqual(['pem/no-end']);
  });
});
