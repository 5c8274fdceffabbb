import { beforeAll, describe, expect, test } from 'vitest';
import { findingsOf, type Bend, type Expected } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';

let credential: ImportedFixture;

beforeAll(async () => {
  credential = await makeImportedCredential('RSA-2048');
});

type Row = readonly [fact: string, bend: Bend, expected: Expected];

/** `openssl x509` dates the fixtures from this minute on, so that a fixed time would lie outside their validity. */
const now = Math.floor(Date.now() / 1000) + 3600;

const rows: readonly Row[] = [
  [
    'exp is REQUIRED (RFC 7523 §3, 4)',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"exp":null}' } },
    { code: 'exp/missing', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'the current time MUST be before exp (RFC 7519 §4.1.4)',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"exp":1}' } },
    { code: 'exp/past', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'a lifetime of nothing is over at once',
    { profile: 'generic-oidc', settings: { lifetime: '0' } },
    { code: 'exp/past', severity: 'error', path: 'lifetime' },
  ],
  [
    'ten minutes are the documented limit of Entra, which it does not enforce',
    { profile: 'entra-v2', settings: { lifetime: '601' } },
    { code: 'exp/too-long', severity: 'warning', path: 'lifetime' },
  ],
  [
    'an hour is what servers commonly allow',
    { profile: 'generic-oidc', settings: { lifetime: '3601' } },
    { code: 'exp/too-long', severity: 'warning', path: 'lifetime' },
  ],
  [
    'exp is in seconds',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"exp":1800000000000}' } },
    { code: 'exp/milliseconds', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'the current time MUST be after or equal to nbf (RFC 7519 §4.1.5)',
    { profile: 'entra-v2', settings: { notBeforeOffset: '-60' } },
    { code: 'nbf/future', severity: 'error', path: 'notBeforeOffset' },
  ],
  [
    'nbf is before exp',
    { profile: 'generic-oidc', settings: { notBeforeOffset: '-600' } },
    { code: 'nbf/after-exp', severity: 'error', path: 'notBeforeOffset' },
  ],
  [
    'nbf is in seconds',
    { profile: 'entra-v2', settings: { claimsOverrides: '{"nbf":1800000000000}' } },
    { code: 'nbf/milliseconds', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'a lifetime is a number of seconds',
    { profile: 'entra-v2', settings: { lifetime: 'ten minutes' } },
    { code: 'exp/not-seconds', severity: 'error', path: 'lifetime' },
  ],
  [
    'an empty lifetime is no number',
    { profile: 'entra-v2', settings: { lifetime: '' } },
    { code: 'exp/not-seconds', severity: 'error', path: 'lifetime' },
  ],
  [
    'a lifetime has no fraction',
    { profile: 'adfs', settings: { lifetime: '0.5' } },
    { code: 'exp/not-seconds', severity: 'error', path: 'lifetime' },
  ],
  [
    'an offset is a number of seconds',
    { profile: 'entra-v2', settings: { notBeforeOffset: '5m' } },
    { code: 'nbf/not-seconds', severity: 'error', path: 'notBeforeOffset' },
  ],
  [
    'MSAL.NET sends exp as text, and Entra takes it',
    { profile: 'entra-v2', settings: { claimsOverrides: `{"exp":"${now + 600}"}` }, now: now },
    { code: 'time/string', severity: 'warning', path: 'claimsOverrides' },
  ],
  [
    'a NumericDate is a number (RFC 7519 §2)',
    { profile: 'generic-oidc', settings: { claimsOverrides: `{"exp":"${now + 600}"}` }, now: now },
    { code: 'time/string', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'nbf, too',
    { profile: 'adfs', settings: { claimsOverrides: `{"nbf":"${now - 60}"}` }, now: now },
    { code: 'time/string', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'a text that is no number is one mistake, tolerated nowhere',
    { profile: 'entra-v2', settings: { claimsOverrides: `{"exp":"tomorrow"}` }, now: now },
    { code: 'time/string', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'neither is true a number',
    { profile: 'entra-v2', settings: { claimsOverrides: `{"nbf":true}` }, now: now },
    { code: 'time/string', severity: 'error', path: 'claimsOverrides' },
  ],
  [
    'MSAL Python sends fractions (RFC 7519 §2 allows them)',
    { profile: 'entra-v2', settings: { claimsOverrides: `{"exp":${now + 599.5}}` }, now: now },
    { code: 'time/float', severity: 'note', path: 'claimsOverrides' },
  ],
];

describe('NumericDates around now', () => {
  test.each(rows)('%s', (_, bend, expected) => {
    expect(findingsOf(credential, bend)).toEqual([expected]);
  });
});

test('MSAL Python sends no nbf, and Entra takes it', () => {
  expect(
    findingsOf(credential, { profile: 'entra-v2', settings: { claimsOverrides: '{"nbf":null}' } }),
  ).toEqual([]);
});

test('half a number says so once: the times made from it are not judged', () => {
  const codes = findingsOf(credential, {
    profile: 'entra-v2',
    settings: { lifetime: '-', notBeforeOffset: '' },
  });
  expect(codes.map(({ code }) => code)).toEqual(['exp/not-seconds', 'nbf/not-seconds']);
});

describe('both times at once', () => {
  test.each([
    ['strings, as MSAL.NET writes them', '{"exp":"4102444800","nbf":"1"}', 'time/string'],
    ['fractions, as MSAL Python writes them', '{"exp":4102444800.5,"nbf":1.5}', 'time/float'],
  ])('are a finding each: %s', (_, claimsOverrides, code) => {
    const found = findingsOf(credential, { profile: 'entra-v2', settings: { claimsOverrides } });
    expect(found.filter((one) => one.code === code)).toHaveLength(2);
  });
});
