import { compactVerify, importX509, jwtVerify } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftBent } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { validSettings } from './settings.vectors';
import { signAssertion } from './sign-assertion';

let credential: ImportedFixture;

beforeAll(async () => {
  credential = await makeImportedCredential('RSA-2048');
});

describe('a client assertion (RFC 7523 §2.2)', () => {
  test.each(['entra-v2', 'entra-v1', 'adfs', 'generic-oidc'] as const)(
    'for %s is a JWT to jose',
    async (profile) => {
      const draft = draftBent(credential, { profile });
      const alg = draft.algorithm?.alg ?? 'RS256';
      const assertion = await signAssertion(draft.header, draft.claims, alg, credential.privateKey);
      const publicKey = await importX509(credential.certificatePem, alg);
      const { clientId, issuer } = validSettings[profile];
      const { payload, protectedHeader } = await jwtVerify(assertion.compact, publicKey, {
        algorithms: [alg],
        audience: issuer || (draft.tokenEndpoint as string),
        issuer: clientId,
        subject: clientId,
        typ: 'JWT',
        currentDate: new Date((draft.claims['iat'] as number) * 1000),
        maxTokenAge: 600,
        requiredClaims: ['jti', 'exp', 'nbf', 'iat'],
      });
      expect(payload).toEqual(draft.claims);
      expect(protectedHeader).toEqual(draft.header);
    },
  );

  test('shows the texts that were signed: the segments decode to them', async () => {
    const settings = { claimsOverrides: '{"name":"Grüße 🔑","url":"https:\\/\\/x"}' };
    const draft = draftBent(credential, { profile: 'generic-oidc', settings });
    const assertion = await signAssertion(draft.header, draft.claims, 'PS384', credential.privateKey);
    const [header, claims, signature] = assertion.compact.split('.') as [string, string, string];
    expect(Buffer.from(header, 'base64url').toString('utf8')).toBe(assertion.header.text);
    expect(Buffer.from(claims, 'base64url').toString('utf8')).toBe(assertion.claims.text);
    expect(assertion.claims.text).toContain('"name":"Grüße 🔑","url":"https://x"');
    expect(Buffer.from(signature, 'base64url')).toHaveLength(assertion.signatureLength);
    const encoded = [draft.header, draft.claims].map((one) =>
      Buffer.from(JSON.stringify(one), 'utf8').toString('base64url'),
    );
    expect([header, claims]).toEqual(encoded);
  });

  test('may say alg none on purpose, and is signed with the key all the same', async () => {
    const draft = draftBent(credential, {
      profile: 'entra-v2',
      settings: { headerOverrides: '{"alg":"none"}' },
    });
    const assertion = await signAssertion(draft.header, draft.claims, 'PS256', credential.privateKey);
    expect(JSON.parse(assertion.header.text)).toMatchObject({ alg: 'none' });
    expect(assertion.signatureLength).toBe(256);
    const publicKey = await importX509(credential.certificatePem, 'PS256');
    await expect(compactVerify(assertion.compact, publicKey)).rejects.toThrow();
  });

  test('is not made with a key of another algorithm', async () => {
    await expect(signAssertion({}, {}, 'ES256', credential.privateKey)).rejects.toMatchObject({
      code: 'signature/refused-by-engine',
      evidence: { alg: 'ES256' },
    });
  });
});
