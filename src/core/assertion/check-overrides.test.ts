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
    'headerOverrides: an object half typed is not JSON',
    { profile: 'entra-v2', settings: { headerOverrides: '{"a":' } },
    { code: 'overrides/not-json', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'headerOverrides: an array is not an object',
    { profile: 'adfs', settings: { headerOverrides: '[]' } },
    { code: 'overrides/not-an-object', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'headerOverrides: null is not an object',
    { profile: 'generic-oidc', settings: { headerOverrides: 'null' } },
    { code: 'overrides/not-an-object', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'claimsOverrides: an object half typed is not JSON',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"a":' } },
    { code: 'overrides/not-json', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'claimsOverrides: an array is not an object',
    { profile: 'adfs', settings: { claimsOverrides: '[]' } },
    { code: 'overrides/not-an-object', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'claimsOverrides: null is not an object',
    { profile: 'generic-oidc', settings: { claimsOverrides: 'null' } },
    { code: 'overrides/not-an-object', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'claimsOverrides: an integer beyond 2⁵³ would be signed as another',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"n": 12345678901234567890, "s": "1e999"}' } },
    { code: 'overrides/number-rounded', severity: 'warning', path: 'claimsOverrides' },
  ],
  [
    'claimsOverrides: a number that no double holds would be signed as null',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"exp": 1e999}' } },
    { code: 'overrides/number-rounded', severity: 'error', path: 'claimsOverrides' },
  ],
];

describe('overrides', () => {
  test.each(rows)('%s', (_, bend, expected) => {
    expect(findingsOf(credential, bend)).toEqual([expected]);
  });
});
