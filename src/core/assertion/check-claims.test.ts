import { beforeAll, describe, expect, test } from 'vitest';
import { findingsOf, type Bend, type Expected } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';

let credential: ImportedFixture;

beforeAll(async () => {
  credential = await makeImportedCredential('RSA-2048');
});

type Row = readonly [fact: string, bend: Bend, expected: Expected];

const rows: readonly Row[] = [
  [
    'iss is REQUIRED (RFC 7523 §3, 1)',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"iss":null}' } },
    { code: 'iss/missing', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'sub is REQUIRED (RFC 7523 §3, 2)',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"sub":null}' } },
    { code: 'sub/missing', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'sub is the iss of client authentication',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"sub":"other"}' } },
    { code: 'iss/not-sub', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'iss is the sub of client authentication',
    { profile: 'adfs', settings: { claimsOverrides: '{"iss":"other"}' } },
    { code: 'iss/not-sub', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'both are the client ID',
    { profile: 'generic-oidc', settings: { claimsOverrides: '{"iss":"other","sub":"other"}' } },
    { code: 'iss/not-client-id', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'a client ID is a string',
    { profile: 'generic-oidc', settings: { claimsOverrides: '{"iss":1,"sub":1}' } },
    { code: 'iss/not-client-id', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'jti is REQUIRED (OpenID Connect Core 1.0 §9)',
    { profile: 'generic-oidc', settings: { claimsOverrides: '{"jti":null}' } },
    { code: 'jti/missing', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'Entra tolerates an assertion without jti',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"jti":null}' } },
    { code: 'jti/missing', severity: 'warning', path: 'claimsOverrides' },
  ],
  [
    'AD FS tolerates an assertion without jti',
    { profile: 'adfs', settings: { claimsOverrides: '{"jti":null}' } },
    { code: 'jti/missing', severity: 'warning', path: 'claimsOverrides' },
  ],
  [
    'jti is a string (RFC 7519 §4.1.7)',
    { profile: 'generic-oidc', settings: { claimsOverrides: '{"jti":1}' } },
    { code: 'jti/not-string', severity: 'error', path: 'claimsOverrides' },
  ],
];

describe('who, and once', () => {
  test.each(rows)('%s', (_, bend, expected) => {
    expect(findingsOf(credential, bend)).toEqual([expected]);
  });
});

test('claims that the standards do not name are nobody’s business', () => {
  const settings = { claimsOverrides: '{"iat":null,"nbf":null,"tenant":"contoso","x":{"y":[1]}}' };
  expect(findingsOf(credential, { profile: 'entra-v2', settings })).toEqual([]);
});
