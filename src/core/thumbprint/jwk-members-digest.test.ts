import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { jwkMembersDigest } from './jwk-members-digest';

test.each(['RS256', 'ES256', 'ES384', 'EdDSA'])('of a key for %s, as jose computes it', async (alg) => {
  const { publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = { kid: 'other', alg, ...(await exportJWK(publicKey)) };
  const digest = await jwkMembersDigest(jwk);
  expect(Buffer.from(digest ?? []).toString('base64url')).toBe(await calculateJwkThumbprint(jwk));
});

test.each([
  {},
  { kty: 'oct', k: 'AA' },
  { kty: 'RSA', n: 'AQ' },
  { kty: 'EC', crv: 1, x: 'a', y: 'b' },
  { kty: 'constructor' },
])('of %j there is none', async (jwk) => {
  expect(await jwkMembersDigest(jwk)).toBeUndefined();
});
