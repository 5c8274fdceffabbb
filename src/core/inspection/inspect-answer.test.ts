import { describe, expect, test } from 'vitest';
import { makeCredential } from '../../../tools/openssl-fixtures';
import { entraAccessToken, entraIdToken, issued } from '../../../tools/server-tokens';
import { inspect } from './inspect';

const context = { now: issued + 60, certificates: [] };
const codes = (facts: readonly { readonly code: string }[]) => facts.map(({ code }) => code);

describe('a token response', () => {
  const body = {
    token_type: 'Bearer',
    expires_in: 3599,
    refresh_token: 'a-secret-that-is-not-shown',
    access_token: entraAccessToken({ appidacr: '1' }),
    id_token: entraIdToken(),
  };

  test('has its access token taken apart', async () => {
    const { kind, token, facts, findings } = await inspect(JSON.stringify(body, undefined, 2), context);
    expect(kind).toBe('token-response');
    expect(token?.claims.object?.['appidacr']).toBe('1');
    expect(codes(facts).slice(0, 3)).toEqual([
      'fact/token-response',
      'fact/token-response-part',
      'fact/access-token',
    ]);
    expect(findings.map(({ code }) => code)).toEqual(['access-token/weak-client-authentication']);
    expect(JSON.stringify(facts)).not.toContain('a-secret');
  });

  test('is found behind the header fields of a response', async () => {
    const text = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}`;
    expect((await inspect(text, context)).kind).toBe('token-response');
  });

  test('with an opaque token has nothing to take apart', async () => {
    const { kind, token } = await inspect(
      '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"example"}',
      context,
    );
    expect([kind, token]).toEqual(['token-response', undefined]);
  });
});

describe('an error is handed on as it stands', () => {
  test.each([
    [
      'JSON',
      '{"error":"invalid_client","error_description":"AADSTS700027: Client assertion failed signature validation."}',
      'Microsoft Entra ID',
    ],
    [
      'JSON of a resource',
      '{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}',
      'an authorization server or an API',
    ],
    [
      'an Entra text',
      'AADSTS700024: Client assertion is not within its valid time range.',
      'Microsoft Entra ID',
    ],
    ['an AD FS text', 'MSIS9622: Client authentication failed.', 'AD FS'],
    [
      'Exchange’s diagnostics',
      'x-ms-diagnostics: 2000010;reason="The access token is acquired using an authentication method that is too weak to allow access for this application. Presented auth strength was 1, required is 2.";error_category="insufficient_auth_strength"',
      'Exchange',
    ],
    [
      'a challenge',
      'WWW-Authenticate: Bearer error="invalid_token", error_description="expired"',
      'an API (WWW-Authenticate)',
    ],
    ['a redirect', 'https://app.example/cb?error=access_denied&error_description=no', 'a redirect'],
    [
      'a response',
      'HTTP/1.1 400 Bad Request\r\n\r\n{"error":"invalid_grant"}',
      'an authorization server or an API',
    ],
  ])('%s', async (_, text, source) => {
    const inspection = await inspect(`\n${text}\n`, context);
    expect(inspection.kind).toBe('error-response');
    expect(inspection.errorText).toBe(text);
    expect(inspection.facts).toEqual([{ code: 'fact/error-response', evidence: { source } }]);
  });
});

describe('other things', () => {
  test('a certificate: what it is, and how a header names it', async () => {
    const { certificatePem } = makeCredential('RSA-1024');
    const { kind, certificates, facts, findings } = await inspect(certificatePem, context);
    expect(kind).toBe('certificate');
    expect(facts[0]?.code).toBe('fact/certificate');
    expect(facts[0]?.evidence).toMatchObject({ x5t: certificates[0]?.thumbprints.x5t, key: 'RSA 1024' });
    expect(findings.map(({ code }) => code)).toContain('certificate/weak-key');
  });

  test('a private key is not read, and nothing of it is returned', async () => {
    const { keyPem } = makeCredential('RSA-2048');
    for (const text of [keyPem, keyPem.replace(/-----.*-----/g, ''), `cert\n${keyPem}`]) {
      expect(await inspect(text, context)).toEqual({
        kind: 'private-key',
        certificates: [],
        findings: [],
        facts: [{ code: 'fact/private-key', evidence: {} }],
      });
    }
  });

  test.each([
    ['hex', '52 92 85 00 26 FA DB 09 70 0E 7D 6C 1B CB 1C D1 F3 27 0B CC'],
    ['base64url', 'UpKFACb62wlwDn1sG8sc0fMnC8w'],
    ['a keyCredential', '{"customKeyIdentifier":"u10QZEN9hyClxTB4GF5qNhp4sQo=","type":"AsymmetricX509Cert"}'],
  ])('a thumbprint: %s', async (_, text) => {
    expect((await inspect(text, context)).kind).toBe('thumbprint');
  });

  test.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['hello', 'unknown'],
    ['<html></html>', 'unknown'],
    ['{"hello":"world"}', 'unknown'],
  ])('%j: %s', async (text, kind) => {
    const inspection = await inspect(text, context);
    expect(inspection).toEqual({
      kind,
      certificates: [],
      findings: [],
      facts: [{ code: `fact/${kind}`, evidence: {} }],
    });
  });
});
