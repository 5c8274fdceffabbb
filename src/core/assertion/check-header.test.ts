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
    'Entra finds the key by x5t#S256',
    { profile: 'entra-v2', settings: { headerOverrides: '{"x5t#S256":null}' } },
    { code: 'x5t/missing', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'v1.0 finds the key by x5t',
    { profile: 'entra-v1', settings: { headerOverrides: '{"x5t":null}' } },
    { code: 'x5t/missing', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'AD FS finds the key by x5t',
    { profile: 'adfs', settings: { headerOverrides: '{"x5t":null}' } },
    { code: 'x5t/missing', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'a key without its certificate has no thumbprint',
    { profile: 'entra-v2', chain: [] },
    { code: 'x5t/missing', severity: 'error', path: 'credential' },
  ],
  [
    'a kid does not stand in for x5t#S256 with Entra',
    { profile: 'entra-v2', settings: { headerOverrides: '{"x5t#S256":null,"kid":"1"}' } },
    { code: 'kid/only', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'a kid does not stand in for x5t with AD FS',
    { profile: 'adfs', settings: { headerOverrides: '{"x5t":null,"kid":"1"}' } },
    { code: 'kid/only', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'x5t#S256 is the digest of the certificate (RFC 7515 §4.1.8)',
    { profile: 'entra-v2', settings: { headerOverrides: '{"x5t#S256":"A1bC2dE3fH4iJ5kL6mN7oP8qR9s"}' } },
    { code: 'x5t/other-certificate', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'x5t is the digest of the certificate (RFC 7515 §4.1.7)',
    { profile: 'adfs', settings: { headerOverrides: '{"x5t":"hOBcHZi846VCHSJbFAs26Go9VTQ"}' } },
    { code: 'x5t/other-certificate', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'an x5t that nobody asked for is still of the certificate',
    { profile: 'generic-oidc', settings: { headerOverrides: '{"x5t":"hOBcHZi846VCHSJbFAs26Go9VTQ"}' } },
    { code: 'x5t/other-certificate', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'an assertion MUST be signed (RFC 7523 §3)',
    { profile: 'entra-v2', settings: { headerOverrides: '{"alg":"none"}' } },
    { code: 'alg/none', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'nor in any other case',
    { profile: 'generic-oidc', settings: { headerOverrides: '{"alg":"NonE"}' } },
    { code: 'alg/none', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'Entra does not take ES256',
    { profile: 'entra-v2', settings: { headerOverrides: '{"alg":"ES256"}' } },
    { code: 'alg/not-accepted', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'AD FS does not take PS256',
    { profile: 'adfs', settings: { headerOverrides: '{"alg":"PS256"}' } },
    { code: 'alg/not-accepted', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'HS256 is no algorithm of a private key',
    { profile: 'generic-oidc', settings: { headerOverrides: '{"alg":"HS256"}' } },
    { code: 'alg/not-accepted', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'alg is case-sensitive (RFC 7515 §4.1.1)',
    { profile: 'generic-oidc', settings: { headerOverrides: '{"alg":"rs256"}' } },
    { code: 'alg/not-accepted', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'alg MUST be present (RFC 7515 §4.1.1)',
    { profile: 'generic-oidc', settings: { headerOverrides: '{"alg":null}' } },
    { code: 'alg/not-accepted', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'alg says how it was signed',
    { profile: 'entra-v2', settings: { headerOverrides: '{"alg":"RS256"}' } },
    { code: 'alg/key-mismatch', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'alg says how it was signed, by any server',
    { profile: 'generic-oidc', settings: { headerOverrides: '{"alg":"ES256"}' }, alg: 'PS384' },
    { code: 'alg/key-mismatch', severity: 'error', path: 'headerOverrides' },
  ],
  [
    'typ is JWT',
    { profile: 'entra-v2', settings: { headerOverrides: '{"typ":"at+jwt"}' } },
    { code: 'typ/not-expected', severity: 'warning', path: 'headerOverrides' },
  ],
  [
    'typ is a string',
    { profile: 'generic-oidc', settings: { headerOverrides: '{"typ":1}' } },
    { code: 'typ/not-expected', severity: 'warning', path: 'headerOverrides' },
  ],
  [
    'x5c is an array (RFC 7515 §4.1.6)',
    { profile: 'entra-v2', settings: { headerOverrides: '{"x5c":"MII"}' } },
    { code: 'x5c/string', severity: 'warning', path: 'headerOverrides' },
  ],
];

describe('the JOSE header', () => {
  test.each(rows)('%s', (_, bend, expected) => {
    expect(findingsOf(credential, bend)).toEqual([expected]);
  });
});

describe('nothing is questionable', () => {
  test.each<[fact: string, bend: Bend]>([
    [
      'typ is optional (RFC 7519 §5.1)',
      { profile: 'entra-v2', settings: { headerOverrides: '{"typ":null}' } },
    ],
    [
      'typ may be in lower case (RFC 7519 §5.1)',
      { profile: 'adfs', settings: { headerOverrides: '{"typ":"jwt"}' } },
    ],
    ['a kid beside the thumbprint', { profile: 'adfs', settings: { headerOverrides: '{"kid":"1"}' } }],
    ['a generic server needs no certificate', { profile: 'generic-oidc', chain: [] }],
    ['x5c with the chain', { profile: 'entra-v2', settings: { includeX5c: true } }],
  ])('%s', (_, bend) => {
    expect(findingsOf(credential, bend)).toEqual([]);
  });
});

test('typ client-authentication+jwt is what rfc7523bis writes, and no finding where the server is any', () => {
  const settings = { headerOverrides: '{"typ":"client-authentication+jwt"}' };
  expect(findingsOf(credential, { profile: 'generic-oidc', settings })).toEqual([]);
});
