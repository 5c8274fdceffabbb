import { beforeAll, describe, expect, test } from 'vitest';
import { draftBent, findingsOf } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import type { AssertionSettings } from './assertion-settings';

let leaf: ImportedFixture;

beforeAll(async () => {
  leaf = await makeImportedCredential('RSA-2048');
});

describe('what depends on grant and client authentication', () => {
  const entra = (settings: Partial<AssertionSettings>) =>
    findingsOf(leaf, { profile: 'entra-v2', settings }).map(({ code }) => code);
  const onBehalf = { grant: 'on-behalf-of', userAssertion: 'user.access.token' } as const;

  test('a delegated scope is for users, not for client credentials', () => {
    const scope = 'https://graph.microsoft.com/User.Read';
    expect(entra({ scope })).toEqual(['request/scope-not-default']);
    expect(entra({ ...onBehalf, scope })).toEqual([]);
    expect(entra({ ...onBehalf, scope: '' })).toEqual(['request/scope-missing']);
    expect(entra({ grant: 'refresh-token', refreshToken: 'r', scope: '' })).toEqual([]);
  });

  test('common is a tenant where no assertion is addressed to it, and the grant is for any', () => {
    const refresh = { grant: 'refresh-token', refreshToken: 'r', tenant: 'common' } as const;
    expect(entra(refresh)).toEqual(['request/common-endpoint']);
    expect(entra({ ...refresh, authentication: 'client-secret', clientSecret: 's' })).toEqual([]);
    expect(
      entra({ ...onBehalf, tenant: 'common', authentication: 'client-secret', clientSecret: 's' }),
    ).toEqual(['request/common-endpoint']);
    expect(entra({ grant: 'device-code', deviceCode: 'd', tenant: 'organizations' })).toEqual([]);
  });

  test('without an assertion nothing is said of key, certificate, header and claims', () => {
    const draft = draftBent(leaf, {
      profile: 'adfs',
      settings: { authentication: 'windows-integrated', lifetime: 'x', headerOverrides: '{' },
      chain: [],
    });
    expect(draft).toMatchObject({ header: {}, claims: {}, algorithm: undefined, findings: [] });
  });

  test('AD FS wants a resource to act on behalf of a user', () => {
    const settings = { grant: 'on-behalf-of', userAssertion: 'u', resource: '', scope: 'openid' } as const;
    expect(findingsOf(leaf, { profile: 'adfs', settings }).map(({ code }) => code)).toEqual([
      'request/resource-missing',
    ]);
  });
});
