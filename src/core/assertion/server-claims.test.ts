import { createHash, createPublicKey } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftBent, findingsOf, profileOf } from '../../../tools/assertion-fixtures';
import { importFixture, type ImportedFixture } from '../../../tools/credential-fixtures';
import { makeChain } from '../../../tools/openssl-fixtures';
import type { ProfileId } from '../profiles/server-profile';
import { buildTokenRequest } from '../request/token-request';
import type { AssertionSettings } from './assertion-settings';
import { exampleClientId, exampleTenant, rfcClientId, validSettings } from './settings.vectors';

let leaf: ImportedFixture;
const jti = '2f6d6a3e-8f8b-4d3a-9c5e-6b7a8c9d0e1f';
const now = 1_800_000_000;
const sharepoint = `00000003-0000-0ff1-ce00-000000000000/sharepoint.contoso.com:8443@${exampleTenant}`;
const issuerId = '11112222-bbbb-3333-cccc-4444dddd5555';

beforeAll(async () => {
  leaf = await importFixture(makeChain().leaf);
});

function client(aud: string, id: string, lifetime = 600) {
  return { aud, exp: now + lifetime, iss: id, sub: id, nbf: now - 300, jti, iat: now };
}

type Row = readonly [ProfileId, header: object, claims: object, source: string];

/** Written down from the documents, not from the profiles. The key is RSA; thumbprints are filled in below. */
const rows: readonly Row[] = [
  [
    'entra-external-id',
    { alg: 'PS256', typ: 'JWT', 'x5t#S256': '' },
    client('https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/token', exampleClientId),
    'CiamAuthority.cs; protocol.md §2, §6',
  ],
  [
    'azure-ad-b2c',
    { alg: 'PS256', typ: 'JWT', 'x5t#S256': '' },
    client(
      'https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_signupsignin/oauth2/v2.0/token',
      exampleClientId,
    ),
    'protocol.md §2, §6',
  ],
  [
    'sharepoint-high-trust',
    { alg: 'RS256', typ: 'JWT', x5t: '' },
    {
      aud: sharepoint,
      iss: `${issuerId}@${exampleTenant}`,
      nbf: now - 300,
      exp: now + 600,
      nameid: `${exampleClientId}@${exampleTenant}`,
    },
    'protocol.md §4.2',
  ],
  [
    'rfc7523bis',
    { alg: 'RS256', typ: 'client-authentication+jwt' },
    client('https://as.example.com', rfcClientId),
    'protocol.md §9',
  ],
  ['fapi-2', { alg: 'PS256', typ: 'JWT' }, client('https://as.example.com', rfcClientId), 'protocol.md §8'],
  [
    'okta',
    { alg: 'RS256', typ: 'JWT', kid: 'key-1' },
    client('https://contoso.okta.com/oauth2/v1/token', rfcClientId),
    'protocol.md §8',
  ],
  [
    'auth0',
    { alg: 'RS256', typ: 'JWT' },
    client('https://contoso.eu.auth0.com/', rfcClientId, 60),
    'protocol.md §8',
  ],
  [
    'keycloak',
    { alg: 'RS256', typ: 'JWT' },
    client('https://sso.example.com/realms/main', 'daemon'),
    'protocol.md §8',
  ],
  [
    'pingone',
    { alg: 'RS256', typ: 'JWT' },
    client(`https://auth.pingone.com/${exampleTenant}/as/token`, exampleClientId),
    'protocol.md §8',
  ],
  [
    'smart-backend',
    { alg: 'RS384', typ: 'JWT', kid: 'key-1' },
    client('https://ehr.example.com/token', 'https://bili-monitor.example.com', 300),
    'protocol.md §8',
  ],
  [
    'epic',
    { alg: 'RS384', typ: 'JWT', kid: 'key-1' },
    client('https://fhir.epic.com/interconnect-fhir-oauth/oauth2/token', exampleClientId, 300),
    'protocol.md §8',
  ],
  [
    'google',
    { alg: 'RS256', typ: 'JWT' },
    {
      iss: 'daemon@project.iam.gserviceaccount.com',
      scope: 'https://www.googleapis.com/auth/devstorage.read_only',
      aud: 'https://oauth2.googleapis.com/token',
      exp: now + 600,
      iat: now,
    },
    'protocol.md §8',
  ],
  [
    'salesforce',
    { alg: 'RS256' },
    { iss: '3MVG99OxTyEMCQ3g', sub: 'user@contoso.com', aud: 'https://login.salesforce.com', exp: now + 180 },
    'protocol.md §8',
  ],
  [
    'github-app',
    { alg: 'RS256', typ: 'JWT' },
    { iat: now - 60, exp: now + 600, iss: 'Iv23li8kSYYPJtwNFUGt' },
    'protocol.md §8',
  ],
];

describe('header and claims, as each server wants them', () => {
  test.each(rows)('%s', (profile, header, claims) => {
    const draft = draftBent(leaf, { profile, now });
    const thumbprints = leaf.certificate.thumbprints;
    const filled = Object.entries(header).map(([name, value]) => [
      name,
      name === 'x5t' || name === 'x5t#S256' ? thumbprints[name] : (value as string),
    ]);
    expect(JSON.stringify(draft.header)).toBe(JSON.stringify(Object.fromEntries(filled)));
    expect(JSON.stringify(draft.claims)).toBe(JSON.stringify(claims));
  });

  test('snowflake names the account, the user and the SHA-256 of the public key, as node:crypto computes it', () => {
    const spki = createPublicKey(leaf.certificatePem).export({ type: 'spki', format: 'der' });
    const digest = createHash('sha256').update(spki).digest('base64');
    const { claims } = draftBent(leaf, { profile: 'snowflake', now });
    expect(claims).toEqual({
      iss: `XY12345.DAEMON.SHA256:${digest}`,
      sub: 'XY12345.DAEMON',
      iat: now,
      exp: now + 600,
    });
  });

  test('google acts for a user where one is named', () => {
    const { claims } = draftBent(leaf, { profile: 'google', settings: { subject: 'user@contoso.com' }, now });
    expect(Object.keys(claims)).toEqual(['iss', 'sub', 'scope', 'aud', 'exp', 'iat']);
    expect(claims['sub']).toBe('user@contoso.com');
  });
});

describe('SharePoint’s token for a user and an app (sp-dev-docs, high trust)', () => {
  function outerOf(subject: string) {
    const profile = profileOf('sharepoint-high-trust');
    const settings: AssertionSettings = { ...validSettings[profile.id], grant: 'user-and-app', subject };
    const draft = draftBent(leaf, { profile: profile.id, settings, now });
    expect(draft.claims['trustedfordelegation']).toBe('true');
    const request = buildTokenRequest(
      profile,
      settings,
      draft.tokenEndpoint ?? '',
      'a.b.c',
      draft.outerClaims,
    );
    const [, bearer = ''] = /^Bearer (.*)$/.exec(request.headers?.[0]?.[1] ?? '') ?? [];
    const [header = '', claims = '', signature] = bearer.split('.');
    expect(signature).toBe('');
    return [header, claims].map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown);
  }

  test('is not signed, and holds the actor token, which is', () => {
    const [header, claims] = outerOf('S-1-5-21-2127521184-1604012920-1887927527-66602');
    expect(header).toEqual({ typ: 'JWT', alg: 'none' });
    expect(claims).toEqual({
      aud: sharepoint,
      iss: `${exampleClientId}@${exampleTenant}`,
      nbf: now - 300,
      exp: now + 600,
      nameid: 's-1-5-21-2127521184-1604012920-1887927527-66602',
      nii: 'urn:office:idp:activedirectory',
      actortoken: 'a.b.c',
    });
  });

  test('names a user by UPN in a claim of its own', () => {
    const [, claims] = outerOf('User@contoso.com');
    expect(claims).toMatchObject({ upn: 'user@contoso.com' });
    expect(claims).not.toHaveProperty('nameid');
  });
});

describe('what a server of its own rules refuses', () => {
  test.each([
    ['auth0', { audience: 'https://contoso.eu.auth0.com' }, 'aud/trailing-slash', 'audience'],
    ['auth0', { audience: 'https://contoso.eu.auth0.com/oauth/token' }, 'aud/not-expected', 'audience'],
    ['google', { claimsOverrides: '{"iss":"other@x.example"}' }, 'iss/not-expected', 'claimsOverrides'],
    ['google', { claimsOverrides: '{"iss":null}' }, 'iss/missing', 'claimsOverrides'],
    ['salesforce', { claimsOverrides: '{"sub":"other"}' }, 'sub/not-expected', 'claimsOverrides'],
    ['salesforce', { claimsOverrides: '{"sub":null}' }, 'sub/missing', 'claimsOverrides'],
    ['okta', { keyId: '' }, 'request/setting-missing', 'keyId'],
    ['okta', { lifetime: '3601' }, 'exp/too-long', 'lifetime'],
    ['smart-backend', { lifetime: '301' }, 'exp/too-long', 'lifetime'],
    ['github-app', { lifetime: '601' }, 'exp/too-long', 'lifetime'],
    ['sharepoint-high-trust', { site: 'team site' }, 'request/site-malformed', 'site'],
    ['entra-external-id', { tenant: exampleTenant }, 'request/tenant-malformed', 'tenant'],
    ['azure-ad-b2c', { authorizationCode: '' }, 'request/setting-missing', 'authorizationCode'],
    ['entra-federated', { externalJwt: '' }, 'request/setting-missing', 'externalJwt'],
    ['sharepoint-acs', { clientSecret: '' }, 'request/setting-missing', 'clientSecret'],
    ['rfc7523bis', { headerOverrides: '{"typ":"JWT"}' }, 'typ/not-expected', 'headerOverrides'],
  ] as const)('%s, %j: %s', (profile, settings, code, path) => {
    const found = findingsOf(leaf, { profile, settings }).map((one) => [one.code, one.path]);
    expect(found).toEqual([[code, path]]);
  });
});
