import { createHash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  importPKCS8,
  jwtVerify,
  SignJWT,
  type JSONWebKeySet,
} from 'jose';
import { describe, expect, test } from 'vitest';
import type { FixtureKey } from '../../../tools/openssl-fixtures';
import { makeRegistration } from '../../../tools/registration-fixtures';
import { formatJwkSet } from './jwk-set';

const cases: readonly (readonly [FixtureKey, string, string | undefined])[] = [
  ['RSA-2048', 'RS256', undefined],
  ['RSA-2048', 'PS256', undefined],
  ['P-256', 'ES256', 'ES256'],
  ['P-384', 'ES384', 'ES384'],
  ['Ed25519', 'EdDSA', 'EdDSA'],
];

describe.each(cases)('a JWK Set of %s', (key, alg, named) => {
  test(`is one with which jose verifies what OpenSSL’s key signed by ${alg}`, async () => {
    const { parameters, credential } = await makeRegistration(key);
    const set = JSON.parse(formatJwkSet(parameters)) as JSONWebKeySet;
    const [jwk] = set.keys;
    const privateKey = await importPKCS8(credential.keyPem, alg);
    const jwt = await new SignJWT({ sub: 'x' })
      .setProtectedHeader({ alg, kid: String(jwk?.kid) })
      .sign(privateKey);
    const { payload } = await jwtVerify(jwt, createLocalJWKSet(set));
    expect(payload.sub).toBe('x');
    expect(jwk?.alg).toBe(named);
  });

  test('names key and certificate as RFC 7517 has it', async () => {
    const { parameters, credential } = await makeRegistration(key);
    const [jwk] = (JSON.parse(formatJwkSet(parameters)) as JSONWebKeySet).keys;
    const digest = (name: string) => createHash(name).update(credential.certificateDer).digest('base64url');
    expect(jwk).toMatchObject({
      use: 'sig',
      kid: await calculateJwkThumbprint(jwk ?? {}),
      x5t: digest('sha1'),
      'x5t#S256': digest('sha256'),
      x5c: [credential.certificateDer.toString('base64')],
    });
    for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'])
      expect(jwk).not.toHaveProperty(member);
  });
});

describe('a JWK Set', () => {
  test('has the key ID that assertions carry, where there is one', async () => {
    const { parameters } = await makeRegistration();
    const [jwk] = (JSON.parse(formatJwkSet({ ...parameters, kid: 'my "key"' })) as JSONWebKeySet).keys;
    expect(jwk?.kid).toBe('my "key"');
  });

  test('is not made of a key that no JWK is for', async () => {
    const { parameters } = await makeRegistration();
    const publicKey = { keyType: 'other', name: 'DSA', spkiSha256: '' } as const;
    const chain = [{ ...parameters.chain[0], publicKey }] as const;
    expect(() => formatJwkSet({ ...parameters, chain })).toThrow(
      expect.objectContaining({ code: 'key/unsupported-algorithm', evidence: { name: 'DSA' } }),
    );
  });
});
