import { beforeAll, describe, expect, test } from 'vitest';
import { findingsOf, mend, type Bend, type Expected } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { exampleTenant, validSettings } from './settings.vectors';

let credential: ImportedFixture;

beforeAll(async () => {
  credential = await makeImportedCredential('RSA-2048');
});

type Row = readonly [fact: string, bend: Bend, expected: Expected];

const endpoint = (tenant = exampleTenant) => `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
const adfsEndpoint = validSettings.adfs.tokenEndpoint;

const rows: readonly Row[] = [
  [
    'aud is REQUIRED (RFC 7523 §3, 3)',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"aud":null}' } },
    { code: 'aud/missing', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'an empty aud is none',
    { profile: 'adfs', settings: { audience: '' } },
    { code: 'aud/missing', severity: 'error', path: 'audience', fix: adfsEndpoint },
  ],
  [
    'Entra refuses an array (AADSTS50027)',
    { profile: 'entra-v2', settings: { claimsOverrides: JSON.stringify({ aud: [endpoint()] }) } },
    { code: 'aud/array', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'RFC 7519 §4.1.3 allows an array',
    { profile: 'generic-oidc', settings: { claimsOverrides: '{"aud":["https://as.example.com"]}' } },
    { code: 'aud/array', severity: 'warning', path: 'claimsOverrides' },
  ],
  [
    'aud is text',
    { profile: 'adfs', settings: { claimsOverrides: '{"aud":1}' } },
    { code: 'aud/not-token-endpoint', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'common is no tenant to be addressed (AADSTS700023)',
    { profile: 'entra-v2', settings: { audience: endpoint('common') } },
    { code: 'aud/common-endpoint', severity: 'error', path: 'audience', fix: endpoint() },
  ],
  [
    'organizations is no tenant to be addressed (AADSTS700023)',
    { profile: 'entra-v2', settings: { audience: endpoint('organizations') } },
    { code: 'aud/common-endpoint', severity: 'error', path: 'audience', fix: endpoint() },
  ],
  [
    'consumers is no tenant to be addressed (AADSTS700023)',
    { profile: 'entra-v2', settings: { audience: endpoint('consumers') } },
    { code: 'aud/common-endpoint', severity: 'error', path: 'audience', fix: endpoint() },
  ],
  [
    'another tenant is another audience',
    { profile: 'entra-v2', settings: { audience: endpoint('11112222-bbbb-3333-cccc-4444dddd5555') } },
    { code: 'aud/other-tenant', severity: 'error', path: 'audience', fix: endpoint() },
  ],
  [
    'a domain may be the same tenant as a GUID, which only the server knows',
    { profile: 'entra-v2', settings: { audience: endpoint('contoso.com') } },
    { code: 'aud/other-tenant', severity: 'warning', path: 'audience', fix: endpoint() },
  ],
  [
    'the v1.0 endpoint is not the v2.0 endpoint',
    {
      profile: 'entra-v2',
      settings: { audience: `https://login.microsoftonline.com/${exampleTenant}/oauth2/token` },
    },
    { code: 'aud/version-mismatch', severity: 'error', path: 'audience', fix: endpoint() },
  ],
  [
    'the v2.0 endpoint is not the v1.0 endpoint',
    { profile: 'entra-v1', settings: { tenant: exampleTenant, audience: endpoint() } },
    {
      code: 'aud/version-mismatch',
      severity: 'error',
      path: 'audience',
      fix: `https://login.microsoftonline.com/${exampleTenant}/oauth2/token`,
    },
  ],
  [
    'a cloud is not another cloud',
    {
      profile: 'entra-v2',
      settings: { audience: `https://login.microsoftonline.us/${exampleTenant}/oauth2/v2.0/token` },
    },
    { code: 'aud/other-cloud', severity: 'error', path: 'audience', fix: endpoint() },
  ],
  [
    'nor the other way',
    { profile: 'entra-v2', settings: { cloud: 'us-government', audience: endpoint() } },
    {
      code: 'aud/other-cloud',
      severity: 'error',
      path: 'audience',
      fix: `https://login.microsoftonline.us/${exampleTenant}/oauth2/v2.0/token`,
    },
  ],
  [
    'the v2.0 issuer has been seen to work (MSAL.NET #2184)',
    {
      profile: 'entra-v2',
      settings: { audience: `https://login.microsoftonline.com/${exampleTenant}/v2.0` },
    },
    { code: 'aud/not-token-endpoint', severity: 'warning', path: 'audience', fix: endpoint() },
  ],
  [
    'V2.0/token without oauth2 was once a mistake of the documentation',
    {
      profile: 'entra-v2',
      settings: { audience: `https://login.microsoftonline.com/${exampleTenant}/V2.0/token` },
    },
    { code: 'aud/not-token-endpoint', severity: 'error', path: 'audience', fix: endpoint() },
  ],
  [
    'a query makes it another address',
    { profile: 'entra-v2', settings: { audience: `${endpoint()}?x=1` } },
    { code: 'aud/not-token-endpoint', severity: 'error', path: 'audience', fix: endpoint() },
  ],
  [
    'a port makes it another server',
    {
      profile: 'entra-v2',
      settings: { audience: `https://login.microsoftonline.com:8443/${exampleTenant}/oauth2/v2.0/token` },
    },
    { code: 'aud/not-token-endpoint', severity: 'error', path: 'audience', fix: endpoint() },
  ],
  [
    'another host is no endpoint of Entra',
    { profile: 'entra-v2', settings: { audience: 'https://graph.microsoft.com' } },
    { code: 'aud/not-token-endpoint', severity: 'error', path: 'audience', fix: endpoint() },
  ],
  [
    'the issuer is no audience for AD FS (MSAL.NET #1708)',
    { profile: 'adfs', settings: { audience: 'https://adfs.contoso.com/adfs' } },
    { code: 'aud/not-token-endpoint', severity: 'error', path: 'audience', fix: adfsEndpoint },
  ],
  [
    'without an issuer the audience is the token endpoint',
    { profile: 'generic-oidc', settings: { issuer: '', audience: 'https://as.example.com' } },
    {
      code: 'aud/not-token-endpoint',
      severity: 'warning',
      path: 'audience',
      fix: 'https://as.example.com/token',
    },
  ],
  [
    'with an issuer the token endpoint MUST NOT be the audience (rfc7523bis), and is with older servers',
    { profile: 'generic-oidc', settings: { audience: 'https://as.example.com/token' } },
    { code: 'aud/not-issuer', severity: 'warning', path: 'audience', fix: 'https://as.example.com' },
  ],
  [
    'another server is not the issuer',
    { profile: 'generic-oidc', settings: { audience: 'https://as.example.org' } },
    { code: 'aud/not-issuer', severity: 'error', path: 'audience', fix: 'https://as.example.com' },
  ],
  [
    'strings are compared as they stand: a slash is a difference',
    { profile: 'generic-oidc', settings: { audience: 'https://as.example.com/' } },
    { code: 'aud/trailing-slash', severity: 'error', path: 'audience', fix: 'https://as.example.com' },
  ],
  [
    'a slash is a difference to Entra',
    { profile: 'entra-v2', settings: { audience: `${endpoint()}/` } },
    { code: 'aud/trailing-slash', severity: 'error', path: 'audience', fix: endpoint() },
  ],
  [
    'an audience is of https',
    { profile: 'entra-v2', settings: { audience: endpoint().replace('https:', 'http:') } },
    { code: 'aud/http', severity: 'error', path: 'audience', fix: endpoint() },
  ],
];

describe('the audience', () => {
  test.each(rows)('%s', (_, bend, expected) => {
    expect(findingsOf(credential, bend)).toEqual([expected]);
  });

  const withFix = rows.filter(([, , { fix }]) => fix !== undefined);
  test.each(withFix)('%s: mended by the fix', (_, bend) => {
    expect(findingsOf(credential, mend(credential, bend))).toEqual([]);
  });
});

describe('nothing is questionable', () => {
  test.each<[fact: string, bend: Bend]>([
    ['the same audience typed by hand', { profile: 'entra-v2', settings: { audience: endpoint() } }],
    [
      'another name of the same cloud',
      {
        profile: 'entra-v2',
        settings: { audience: endpoint().replace('microsoftonline.com', 'windows.net') },
      },
    ],
    [
      'a GUID in upper case',
      { profile: 'entra-v2', settings: { audience: endpoint(exampleTenant.toUpperCase()) } },
    ],
    ['the token endpoint where no issuer is known', { profile: 'generic-oidc', settings: { issuer: '' } }],
  ])('%s', (_, bend) => {
    expect(findingsOf(credential, bend)).toEqual([]);
  });
});
