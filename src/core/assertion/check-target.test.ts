import { beforeAll, describe, expect, test } from 'vitest';
import { findingsOf, mend, type Bend, type Expected } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { exampleClientId } from './settings.vectors';

let credential: ImportedFixture;

beforeAll(async () => {
  credential = await makeImportedCredential('RSA-2048');
});

type Row = readonly [fact: string, bend: Bend, expected: Expected];

const graphDefault = 'https://graph.microsoft.com/.default';

const rows: readonly Row[] = [
  [
    'v2.0 needs a scope',
    { profile: 'entra-v2', settings: { scope: '' } },
    { code: 'request/scope-missing', severity: 'error', path: 'scope' },
  ],
  [
    'v2.0 has no resource parameter (AADSTS901002)',
    { profile: 'entra-v2', settings: { scope: '', resource: 'https://graph.microsoft.com' } },
    { code: 'request/resource-on-v2', severity: 'error', path: 'scope', fix: graphDefault },
  ],
  [
    'a v1.0 parameter is no scope',
    { profile: 'entra-v2', settings: { scope: 'resource=https://vault.azure.net' } },
    {
      code: 'request/resource-on-v2',
      severity: 'error',
      path: 'scope',
      fix: 'https://vault.azure.net/.default',
    },
  ],
  [
    'client credentials ask for /.default (AADSTS1002012)',
    { profile: 'entra-v2', settings: { scope: 'https://graph.microsoft.com/Mail.Read' } },
    { code: 'request/scope-not-default', severity: 'error', path: 'scope', fix: graphDefault },
  ],
  [
    'a permission without a resource is one of Graph',
    { profile: 'entra-v2', settings: { scope: 'Mail.Read' } },
    { code: 'request/scope-not-default', severity: 'error', path: 'scope', fix: graphDefault },
  ],
  [
    "and of the cloud's own Graph",
    { profile: 'entra-v2', settings: { cloud: 'china', scope: 'Mail.Read' } },
    {
      code: 'request/scope-not-default',
      severity: 'error',
      path: 'scope',
      fix: 'https://microsoftgraph.chinacloudapi.cn/.default',
    },
  ],
  [
    'a resource is no scope',
    { profile: 'entra-v2', settings: { scope: 'https://graph.microsoft.com' } },
    { code: 'request/scope-not-default', severity: 'error', path: 'scope', fix: graphDefault },
  ],
  [
    'a permission of an application is not /.default',
    { profile: 'entra-v2', settings: { scope: `api://${exampleClientId}/access_as_app` } },
    {
      code: 'request/scope-not-default',
      severity: 'error',
      path: 'scope',
      fix: `api://${exampleClientId}/.default`,
    },
  ],
  [
    'a resource with a path keeps it: the last segment is the permission',
    { profile: 'entra-v2', settings: { scope: 'https://api.contoso.com/v2/orders.read' } },
    {
      code: 'request/scope-not-default',
      severity: 'error',
      path: 'scope',
      fix: 'https://api.contoso.com/v2/.default',
    },
  ],
  [
    'a client ID is no scope',
    { profile: 'entra-v2', settings: { scope: exampleClientId } },
    {
      code: 'request/scope-not-default',
      severity: 'error',
      path: 'scope',
      fix: `${exampleClientId}/.default`,
    },
  ],
  [
    '/.default is of a resource',
    { profile: 'entra-v2', settings: { scope: '/.default' } },
    { code: 'request/scope-not-default', severity: 'error', path: 'scope', fix: graphDefault },
  ],
  [
    'one request is for one resource',
    { profile: 'entra-v2', settings: { scope: `${graphDefault} https://vault.azure.net/.default` } },
    { code: 'request/scope-several', severity: 'error', path: 'scope', fix: graphDefault },
  ],
  [
    'v1.0 needs a resource',
    { profile: 'entra-v1', settings: { resource: '' } },
    { code: 'request/resource-missing', severity: 'error', path: 'resource' },
  ],
  [
    'v1.0 has no /.default',
    { profile: 'entra-v1', settings: { resource: graphDefault } },
    { code: 'request/scope-on-v1', severity: 'error', path: 'resource', fix: 'https://graph.microsoft.com' },
  ],
  [
    'v1.0 has no scope',
    { profile: 'entra-v1', settings: { resource: '', scope: graphDefault } },
    { code: 'request/scope-on-v1', severity: 'error', path: 'resource', fix: 'https://graph.microsoft.com' },
  ],
  [
    'AD FS has no /.default in its resource',
    { profile: 'adfs', settings: { resource: 'https://api.contoso.com/.default' } },
    { code: 'request/scope-on-v1', severity: 'error', path: 'resource', fix: 'https://api.contoso.com' },
  ],
];

describe('what the token is for', () => {
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
    [
      'a resource that ends in a slash has two before .default',
      { profile: 'entra-v2', settings: { scope: 'https://x.example//.default' } },
    ],
    [
      'an application may be named by its GUID',
      { profile: 'entra-v2', settings: { scope: `${exampleClientId}/.default` } },
    ],
    ['AD FS does not need a resource', { profile: 'adfs', settings: { resource: '' } }],
    [
      'what another server needed is not in the way',
      { profile: 'entra-v1', settings: { scope: 'api:read' } },
    ],
    [
      'a generic server may be asked for any scopes',
      { profile: 'generic-oidc', settings: { scope: 'api:read api:write' } },
    ],
  ])('%s', (_, bend) => {
    expect(findingsOf(credential, bend)).toEqual([]);
  });
});
