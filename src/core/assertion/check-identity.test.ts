import { beforeAll, describe, expect, test } from 'vitest';
import { findingsOf, mend, type Bend, type Expected } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { exampleClientId, exampleTenant } from './settings.vectors';

let credential: ImportedFixture;

beforeAll(async () => {
  credential = await makeImportedCredential('RSA-2048');
});

type Row = readonly [fact: string, bend: Bend, expected: Expected];

const rows: readonly Row[] = [
  [
    'Entra needs a tenant',
    { profile: 'entra-v2', settings: { tenant: '' } },
    { code: 'request/tenant-missing', severity: 'error', path: 'tenant' },
  ],
  ...['common', 'organizations', 'consumers', 'Common'].map((tenant): Row => [
    `client credentials cannot use the tenant ${tenant} (AADSTS50059)`,
    { profile: 'entra-v2', settings: { tenant } },
    { code: 'request/common-endpoint', severity: 'error', path: 'tenant' },
  ]),
  [
    'common is no tenant for v1.0 either',
    { profile: 'entra-v1', settings: { tenant: 'common' } },
    { code: 'request/common-endpoint', severity: 'error', path: 'tenant' },
  ],
  [
    'a pasted token endpoint is no tenant, and holds it',
    {
      profile: 'entra-v2',
      settings: { tenant: `https://login.microsoftonline.com/${exampleTenant}/oauth2/v2.0/token` },
    },
    { code: 'request/tenant-is-authority', severity: 'error', path: 'tenant', fix: exampleTenant },
  ],
  [
    'a host of the sign-in service is no tenant, though it is a domain',
    { profile: 'entra-v2', settings: { tenant: 'login.microsoftonline.com' } },
    { code: 'request/tenant-is-authority', severity: 'error', path: 'tenant' },
  ],
  [
    'an address without its scheme is no tenant, and holds it',
    { profile: 'entra-v2', settings: { tenant: `login.microsoftonline.com/${exampleTenant}/oauth2` } },
    { code: 'request/tenant-is-authority', severity: 'error', path: 'tenant', fix: exampleTenant },
  ],
  [
    'a pasted authority is no tenant, and holds it',
    { profile: 'entra-v1', settings: { tenant: 'https://login.windows.net/contoso.onmicrosoft.com' } },
    {
      code: 'request/tenant-is-authority',
      severity: 'error',
      path: 'tenant',
      fix: 'contoso.onmicrosoft.com',
    },
  ],
  [
    'a path with /oauth2/ in it is no tenant, and holds it',
    { profile: 'entra-v2', settings: { tenant: '/contoso.com/oauth2/token' } },
    { code: 'request/tenant-is-authority', severity: 'error', path: 'tenant', fix: 'contoso.com' },
  ],
  [
    'a pasted endpoint of common holds no tenant',
    {
      profile: 'entra-v2',
      settings: { tenant: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' },
    },
    { code: 'request/tenant-is-authority', severity: 'error', path: 'tenant' },
  ],
  [
    'an address elsewhere holds no tenant',
    { profile: 'entra-v2', settings: { tenant: 'https://example.com/x' } },
    { code: 'request/tenant-is-authority', severity: 'error', path: 'tenant' },
  ],
  [
    'a tenant is a GUID or a domain',
    { profile: 'entra-v2', settings: { tenant: 'contoso' } },
    { code: 'request/tenant-malformed', severity: 'error', path: 'tenant' },
  ],
  [
    'a GUID in braces is no tenant, and holds it',
    { profile: 'entra-v2', settings: { tenant: `{${exampleTenant}}` } },
    { code: 'request/tenant-malformed', severity: 'error', path: 'tenant', fix: exampleTenant },
  ],
  [
    'a client has an identifier (RFC 6749 §2.2)',
    { profile: 'generic-oidc', settings: { clientId: '' } },
    { code: 'request/client-id-missing', severity: 'error', path: 'clientId' },
  ],
  [
    'Entra has GUIDs for client identifiers',
    { profile: 'entra-v2', settings: { clientId: 'my-daemon' } },
    { code: 'request/client-id-malformed', severity: 'error', path: 'clientId' },
  ],
  [
    'an application ID URI is no client ID, and holds it',
    { profile: 'entra-v1', settings: { clientId: `api://${exampleClientId}` } },
    { code: 'request/client-id-malformed', severity: 'error', path: 'clientId', fix: exampleClientId },
  ],
  [
    'AD FS needs its token endpoint',
    { profile: 'adfs', settings: { tokenEndpoint: '' } },
    { code: 'request/token-endpoint-missing', severity: 'error', path: 'tokenEndpoint' },
  ],
  [
    'a generic server needs its token endpoint, even where the audience is the issuer',
    { profile: 'generic-oidc', settings: { tokenEndpoint: '' } },
    { code: 'request/token-endpoint-missing', severity: 'error', path: 'tokenEndpoint' },
  ],
  [
    'a host alone is no endpoint, and AD FS has one at a known path',
    { profile: 'adfs', settings: { tokenEndpoint: 'adfs.contoso.com' } },
    {
      code: 'request/token-endpoint-malformed',
      severity: 'error',
      path: 'tokenEndpoint',
      fix: 'https://adfs.contoso.com/adfs/oauth2/token',
    },
  ],
  [
    'an endpoint is absolute',
    { profile: 'generic-oidc', settings: { tokenEndpoint: '/token' } },
    { code: 'request/token-endpoint-malformed', severity: 'error', path: 'tokenEndpoint' },
  ],
  [
    'an endpoint is of http or https',
    { profile: 'generic-oidc', settings: { tokenEndpoint: 'ftp://as.example.com/token' } },
    { code: 'request/token-endpoint-malformed', severity: 'error', path: 'tokenEndpoint' },
  ],
  [
    'an endpoint has no fragment (RFC 6749 §3.2)',
    { profile: 'generic-oidc', settings: { tokenEndpoint: 'https://as.example.com/token#x' } },
    { code: 'request/token-endpoint-malformed', severity: 'error', path: 'tokenEndpoint' },
  ],
  [
    'an endpoint has no password in it',
    { profile: 'generic-oidc', settings: { tokenEndpoint: 'https://user:secret@as.example.com/token' } },
    { code: 'request/token-endpoint-malformed', severity: 'error', path: 'tokenEndpoint' },
  ],
  [
    'an endpoint has TLS (RFC 6749 §3.2)',
    { profile: 'adfs', settings: { tokenEndpoint: 'http://adfs.contoso.com/adfs/oauth2/token' } },
    {
      code: 'aud/http',
      severity: 'error',
      path: 'tokenEndpoint',
      fix: 'https://adfs.contoso.com/adfs/oauth2/token',
    },
  ],
  [
    'the endpoint of AD FS does not end in a slash',
    { profile: 'adfs', settings: { tokenEndpoint: 'https://adfs.contoso.com/adfs/oauth2/token/' } },
    {
      code: 'aud/trailing-slash',
      severity: 'warning',
      path: 'tokenEndpoint',
      fix: 'https://adfs.contoso.com/adfs/oauth2/token',
    },
  ],
  [
    'the endpoint of AD FS has a known path',
    { profile: 'adfs', settings: { tokenEndpoint: 'https://adfs.contoso.com/adfs' } },
    {
      code: 'request/token-endpoint-unexpected',
      severity: 'warning',
      path: 'tokenEndpoint',
      fix: 'https://adfs.contoso.com/adfs/oauth2/token',
    },
  ],
  [
    'an issuer is a URL (RFC 8414 §2)',
    { profile: 'generic-oidc', settings: { issuer: 'as.example.com' } },
    { code: 'request/issuer-malformed', severity: 'error', path: 'issuer' },
  ],
  [
    'an issuer has no query (RFC 8414 §2)',
    { profile: 'generic-oidc', settings: { issuer: 'https://as.example.com/?a=b' } },
    { code: 'request/issuer-malformed', severity: 'error', path: 'issuer' },
  ],
  [
    'a discovery document is not the issuer, and its address holds it',
    {
      profile: 'generic-oidc',
      settings: { issuer: 'https://as.example.com/.well-known/openid-configuration' },
    },
    { code: 'request/issuer-malformed', severity: 'error', path: 'issuer', fix: 'https://as.example.com' },
  ],
];

describe('who asks, and where', () => {
  test.each(rows)('%s', (_, bend, expected) => {
    expect(findingsOf(credential, bend)).toEqual([expected]);
  });

  const withFix = rows.filter(([, , { fix }]) => fix !== undefined);
  test.each(withFix)('%s: mended by the fix', (_, bend) => {
    expect(findingsOf(credential, mend(credential, bend))).toEqual([]);
  });
});

const unobjectionable: readonly (readonly [fact: string, bend: Bend])[] = [
  ['a tenant may be a verified domain', { profile: 'entra-v2', settings: { tenant: 'contoso.com' } }],
  [
    'a GUID may be in upper case',
    { profile: 'entra-v2', settings: { clientId: exampleClientId.toUpperCase() } },
  ],
  ...[
    'http://localhost:3000/token',
    'http://127.0.0.1/token',
    'http://[::1]:8080/token',
    'http://as.localhost/token',
  ].map(
    (tokenEndpoint) =>
      [
        `${tokenEndpoint} is on loopback, without a wire`,
        { profile: 'generic-oidc', settings: { tokenEndpoint } },
      ] as const,
  ),
  ['an issuer is optional', { profile: 'generic-oidc', settings: { issuer: '' } }],
];

describe('nothing is questionable', () => {
  test.each(unobjectionable)('%s', (_, bend) => {
    expect(findingsOf(credential, bend)).toEqual([]);
  });

  test.each([
    'http://localhost.example.com/token',
    'http://127.0.0.1.example.com/token',
    'http://0.0.0.0/token',
  ])('but %s is not loopback', (tokenEndpoint) => {
    const [finding] = findingsOf(credential, { profile: 'generic-oidc', settings: { tokenEndpoint } });
    expect(finding?.code).toBe('aud/http');
  });
});
