import { beforeAll, describe, expect, test } from 'vitest';
import { draftBent, findingsOf, profileOf } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { serverProfiles } from '../profiles/server-profiles';
import type { AssertionSettings } from './assertion-settings';
import { isAbsence } from './finding';
import { chooseRequest } from './request-choice';
import { ruledTimes } from './ruled-times';
import { emptySettings, validSettings } from './settings.vectors';

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

/** Whatever a user has, beside what the server's default grant needs. */
const ofUser: Partial<AssertionSettings> = {
  authorizationCode: 'code',
  redirectUri: 'https://app.example/cb',
  codeVerifier: 'verifier',
  refreshToken: 'refresh',
  userAssertion: 'user.access.token',
  username: 'user@contoso.com',
  userPassword: 'password',
  deviceCode: 'device',
  clientSecret: 'secret',
  subject: 's-1-5-21-1-2-3-4',
};

describe('complete settings have no findings, with any grant and client authentication', () => {
  test.each(serverProfiles.map(({ id }) => id))('%s', (id) => {
    const profile = profileOf(id);
    for (const { id: grant } of profile.grants) {
      for (const { id: authentication } of chooseRequest(profile, { grant }).authentications) {
        const typed = { ...ofUser, ...notEmpty(validSettings[id]), grant, authentication };
        expect([grant, authentication, findingsOf(leaf, { profile: id, settings: typed })]).toEqual([
          grant,
          authentication,
          [],
        ]);
        const { findings } = draftBent(leaf, {
          profile: id,
          settings: { ...emptySettings, ...ruledTimes(profile), grant, authentication },
        });
        expect(findings.filter((finding) => !isAbsence(finding))).toEqual([]);
        expect(findings.length).toBeGreaterThan(0);
      }
    }
  });
});

function notEmpty(settings: AssertionSettings): Partial<AssertionSettings> {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== '' && value !== undefined),
  );
}
