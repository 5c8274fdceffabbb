import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCompact } from '../jose/decode-compact';
import { diagnoseServerError } from './diagnose-server-error';
import { parseServerError } from './parse-server-error';

const many = (text: string, characters = 5_000_000) => text.repeat(Math.ceil(characters / text.length));

describe('a hostile text', () => {
  test.each([
    ['AADSTS700027', many('AADSTS700027 ')],
    ['reasons', many('[Reason - ')],
    ['thumbprints', many("Thumbprint of key used by client: 'AB")],
    ['hex', `Thumbprint of key used by client: '${many('AB')}`],
    ['keys', many('Configured keys: [')],
    ['found keys', many("Found key 'Start=")],
    ['diagnostics', many('2000010;reason="')],
    ['times', many('Timestamp: 2026-')],
    ['dates', many('Date: 1/1/2026 ')],
    ['backslashes', many('\\')],
    ['escapes', many('\\u005c')],
    ['entities', many('&amp;')],
    ['redirects', many('error_description=%2')],
    ['tenants', many('in the tenant named a')],
    ['quotation marks', many("Tenant '")],
    ['blanks', many(' ')],
    ['dots', '.'.repeat(100_000)],
    ['deep JSON', many('{"error":', 1_000_000)],
    ['lone surrogates', many('\ud800 AADSTS700024 ')],
    ['HTML', '<img src=x onerror=alert(1)>AADSTS700024'.repeat(100)],
  ])('of %s is read to its limit', (_, text) => {
    expect(() => parseServerError(text)).not.toThrow();
  });

  test('of any kind', async () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'AADSTS700027',
        'AADSTS700024',
        '[Reason - The key was not found.,',
        'Current time: ',
        "Found key 'Start=",
        ', End=',
        "Thumbprint of key used by client: '",
        "AB'",
        'MSIS9622',
        '2026-11-24T21:15:00Z',
        '99/99/9999',
        ' expiry ',
        'assertion valid from ',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), fc.json(), async (parts, claims) => {
        const encode = (text: string) => Buffer.from(text).toString('base64url');
        const assertion = decodeCompact(`${encode(claims)}.${encode(claims)}.x`);
        await diagnoseServerError(parts.join(' '), { assertion });
      }),
      { numRuns: 150 },
    );
  });
});
