import { describe, expect, test } from 'vitest';
import { validSettings } from '../assertion/settings.vectors';
import type { AssertionSettings } from '../assertion/assertion-settings';
import { serverProfiles } from '../profiles/server-profiles';
import { secretSettingNames } from '../profiles/setting-names';
import { buildTokenRequest } from '../request/token-request';
import { sequenceOfGrant, type Sequence } from './sequence-of-grant';

const compact = 'eyJhbGciOiJQUzI1NiJ9.eyJpc3MiOiJkYWVtb24ifQ.AAAA';
const signed = { compact, claims: { iss: 'daemon', exp: 1_700_000_000 } };

const filled = Object.fromEntries(secretSettingNames.map((name) => [name, `secret of ${name}`]));

function settingsFor(id: keyof typeof validSettings, more: Partial<AssertionSettings>): AssertionSettings {
  return { ...validSettings[id], ...filled, ...more } as AssertionSettings;
}

const combinations = serverProfiles.flatMap((profile) =>
  profile.grants.flatMap((grant) =>
    profile.clientAuthentications
      .filter(({ id }) => grant.authentications?.value.includes(id) ?? true)
      .map((authentication) => ({ profile, grant: grant.id, authentication: authentication.id })),
  ),
);

const arrows = ({ messages }: Sequence) => messages.map(({ id, from, to }) => `${id}: ${from} → ${to}`);
const profileOf = (id: string) => serverProfiles.find((one) => one.id === id) ?? serverProfiles[0];

describe('the sequence of a grant', () => {
  test.each(combinations)('$profile.id, $grant, $authentication', ({ profile, grant, authentication }) => {
    const settings = settingsFor(profile.id, { grant, authentication });
    const { parties, messages } = sequenceOfGrant(profile, settings, signed);
    expect(new Set(messages.flatMap(({ from, to }) => [from, to]))).toEqual(new Set(parties));
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
    const request = buildTokenRequest(profile, settings, 'https://as.example.com/token', compact);
    const sent = messages.find(({ id }) => id === (profile.bearerHeaders ? 'api-request' : 'token-request'));
    expect(sent?.values.map(({ name, value }) => [name, value])).toEqual(
      request.headers ?? request.parameters,
    );
    for (const { value, isSecret } of messages.flatMap(({ values }) => values))
      expect(isSecret).toBe(value?.includes('secret of') ?? false);
    expect(messages.some(({ id }) => id === 'sign')).toBe(authentication === 'signed-assertion');
  });

  test('client credentials (RFC 6749 §4.4): sign, ask, get, use', () => {
    const profile = profileOf('entra-v2');
    if (!profile) throw new Error('no profile');
    const sequence = sequenceOfGrant(
      profile,
      settingsFor('entra-v2', { grant: 'client-credentials' }),
      signed,
    );
    expect(arrows(sequence)).toEqual([
      'sign: client → client',
      'token-request: client → authorization-server',
      'token: authorization-server → client',
      'api-request: client → api',
      'api-response: api → client',
    ]);
    expect(sequence.messages[0]?.values).toEqual([
      { name: 'iss', value: 'daemon', isSecret: false },
      { name: 'exp', value: '1700000000', isSecret: false },
    ]);
  });

  test.each([
    [
      'entra-v2',
      'authorization-code',
      undefined,
      'authorize: user → authorization-server|code: authorization-server → client',
    ],
    ['entra-v2', 'on-behalf-of', undefined, 'user-token: caller → client'],
    [
      'entra-v2',
      'device-code',
      undefined,
      'device-request: client → authorization-server|device-code: authorization-server → client|user-code: client → user|approve: user → authorization-server',
    ],
    [
      'adfs',
      'client-credentials',
      'windows-integrated',
      'token-request: client → authorization-server|challenge: authorization-server → client|negotiate: client → authorization-server',
    ],
    ['entra-federated', 'client-credentials', undefined, 'external-jwt: issuer → client'],
    ['google', 'jwt-bearer', undefined, 'sign: client → client|token-request: client → authorization-server'],
    ['generic-oidc', 'saml-bearer', undefined, 'assertion: issuer → client'],
    ['github-app', 'none', undefined, 'sign: client → client|api-request: client → api'],
  ] as const)('%s, %s begins as its standard has it', (id, grant, authentication, expected) => {
    const profile = profileOf(id);
    if (!profile) throw new Error('no profile');
    const sequence = sequenceOfGrant(profile, settingsFor(id, { grant, authentication }), signed);
    expect(arrows(sequence).join('|').startsWith(expected)).toBe(true);
  });

  test('what is made on the way has no value yet, and what was not typed is not sent', () => {
    const profile = profileOf('entra-v2');
    if (!profile) throw new Error('no profile');
    const { messages } = sequenceOfGrant(profile, { ...settingsFor('entra-v2', {}), scope: '' });
    const request = messages.find(({ id }) => id === 'token-request');
    expect(request?.values.map(({ name }) => name)).toEqual([
      'grant_type',
      'client_id',
      'client_assertion_type',
      'client_assertion',
    ]);
    expect(request?.values.at(-1)?.value).toBeUndefined();
    expect(messages.find(({ id }) => id === 'token')?.values).toEqual([
      { name: 'access_token', value: undefined, isSecret: false },
    ]);
  });
});
