import { constants, createPublicKey, verify } from 'node:crypto';
import { compactVerify, importSPKI } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { openssl, type FixtureKey } from '../../../tools/openssl-fixtures';
import { encodeBase64urlText } from '../encoding/base64url';
import { signingKeyOf } from '../keys/signing-key';
import { findAlgorithm, type JwsAlg, type SignatureAlgorithm } from '../keys/algorithms';
import { signInput } from './sign-input';

const header = (alg: string) => `{"alg":"${alg}"}`;
const payload = '{"iss":"joe","note":"Grüße 🔑"}';

const algorithms: readonly [JwsAlg, FixtureKey, octets: number][] = [
  ['RS256', 'RSA-2048', 256],
  ['RS384', 'RSA-2048', 256],
  ['RS512', 'RSA-2048', 256],
  ['PS256', 'RSA-2048', 256],
  ['PS384', 'RSA-2048', 256],
  ['PS512', 'RSA-2048', 256],
  ['ES256', 'P-256', 64],
  ['ES384', 'P-384', 96],
  ['ES512', 'P-521', 132],
  ['EdDSA', 'Ed25519', 64],
];

const fixtures = new Map<FixtureKey, ImportedFixture>();

beforeAll(async () => {
  for (const key of new Set(algorithms.map(([, key]) => key))) {
    fixtures.set(key, await makeImportedCredential(key));
  }
});

async function sign(alg: JwsAlg, key: FixtureKey) {
  const { privateKey, keyPem } = fixtures.get(key) as ImportedFixture;
  const signingInput = [header(alg), payload].map(encodeBase64urlText).join('.');
  const jws = { signingInput, ...(await signInput(signingInput, signingKeyOf(privateKey, alg))) };
  return { jws, publicKeyPem: openssl(['pkey', '-pubout'], { input: keyPem }).toString() };
}

describe('a JWS in compact serialization (RFC 7515 §7.1)', () => {
  test.each(algorithms)('%s with a key of OpenSSL is verified by jose', async (alg, key) => {
    const { jws, publicKeyPem } = await sign(alg, key);
    const verified = await compactVerify(
      `${jws.signingInput}.${jws.signature}`,
      await importSPKI(publicKeyPem, alg),
      { algorithms: [alg] },
    );
    expect(new TextDecoder().decode(verified.payload)).toBe(payload);
    expect(verified.protectedHeader).toEqual({ alg });
  });

  test.each(algorithms)(
    '%s is verified by node:crypto with parameters of RFC 7518 spelt out',
    async (alg, key) => {
      const { jws, publicKeyPem } = await sign(alg, key);
      const bits = Number(alg.slice(2));
      const parameters = {
        RS: { padding: constants.RSA_PKCS1_PADDING },
        // An explicit length: with RSA_PSS_SALTLEN_AUTO any salt would do.
        PS: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: bits / 8 },
        ES: { dsaEncoding: 'ieee-p1363' as const },
        Ed: {},
      }[alg.slice(0, 2) as 'RS' | 'PS' | 'ES' | 'Ed'];
      const signature = Buffer.from(jws.signature, 'base64url');
      const publicKey = { key: createPublicKey(publicKeyPem), ...parameters };
      const hash = alg === 'EdDSA' ? null : `sha${bits}`;
      expect(verify(hash, Buffer.from(jws.signingInput), publicKey, signature)).toBe(true);
      expect(verify(hash, Buffer.from(`${jws.signingInput}A`), publicKey, signature)).toBe(false);
    },
  );

  test.each(algorithms)('the signature of %s with %s has %i octets', async (alg, key, octets) => {
    const { jws } = await sign(alg, key);
    expect(jws.signatureLength).toBe(octets);
    expect(Buffer.from(jws.signature, 'base64url')).toHaveLength(octets);
  });

  test('the signing input is ASCII(BASE64URL(UTF8(header)) || "." || BASE64URL(payload))', async () => {
    const { jws } = await sign('RS256', 'RSA-2048');
    const encoded = [header('RS256'), payload].map((text) => Buffer.from(text, 'utf8').toString('base64url'));
    expect(jws.signingInput).toBe(encoded.join('.'));
    expect(jws.signature).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  test('RSASSA-PKCS1-v1_5 is deterministic: two signatures are one, and OpenSSL makes the same', async () => {
    const [one, two] = [await sign('RS256', 'RSA-2048'), await sign('RS256', 'RSA-2048')];
    expect(one.jws.signature).toBe(two.jws.signature);
    const { keyPem } = fixtures.get('RSA-2048') as ImportedFixture;
    const byOpenssl = openssl(['dgst', '-sha256', '-sign', 'key.pem'], {
      files: { 'key.pem': keyPem },
      input: one.jws.signingInput,
    });
    expect(one.jws.signature).toBe(byOpenssl.toString('base64url'));
  });

  test('RSASSA-PSS salts every signature anew', async () => {
    const [one, two] = [await sign('PS256', 'RSA-2048'), await sign('PS256', 'RSA-2048')];
    expect(one.jws.signature).not.toBe(two.jws.signature);
  });

  test('a key that the engine cannot sign with is refused with the name of the algorithm', async () => {
    const { privateKey } = fixtures.get('RSA-2048') as ImportedFixture;
    const { signingKey } = signingKeyOf(privateKey, 'RS256');
    const algorithm = findAlgorithm('ES256') as SignatureAlgorithm;
    await expect(signInput('e30.e30', { algorithm, signingKey })).rejects.toMatchObject({
      code: 'signature/refused-by-engine',
      evidence: { alg: 'ES256', engineSays: 'InvalidAccessError' },
    });
  });
});
