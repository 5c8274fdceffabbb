import { describe, expect, test } from 'vitest';
import { encodePart } from '../../../tools/jws-fixtures';
import {
  addIn,
  contextToken,
  encryptedJwt,
  entraAccessToken,
  entraIdToken,
  issued,
  realm,
  refreshToken,
} from '../../../tools/server-tokens';
import { inspect } from './inspect';
import type { Inspection } from './inspection';

const now = issued + 60;
const inspected = (text: string, later = 0) => inspect(text, { now: now + later, certificates: [] });
const factsOf = ({ facts }: Inspection) =>
  Object.fromEntries(facts.map(({ code, evidence }) => [code, evidence]));
const found = ({ findings }: Inspection) => findings.map(({ code, severity }) => [severity, code]);

describe('an access token tells how the client proved itself', () => {
  test('appidacr 2, a certificate: nothing to complain of', async () => {
    const inspection = await inspected(entraAccessToken());
    expect(inspection.kind).toBe('access-token');
    expect(inspection.server).toBeUndefined();
    expect(found(inspection)).toEqual([]);
    const facts = factsOf(inspection);
    expect(facts['fact/access-token']).toMatchObject({
      version: '1.0',
      audienceName: 'Microsoft Graph',
      client: addIn,
      tenant: realm,
      appOnly: 'yes',
    });
    expect(facts['fact/client-proof-certificate']).toEqual({ claim: 'appidacr' });
    expect(facts['fact/auth-strength']).toEqual({ claim: 'appidacr', strength: 2 });
    expect(facts['fact/app-roles']).toEqual({ count: 2, roles: 'Mail.Read, User.Read.All' });
    expect(facts['fact/signature-not-checked']).toMatchObject({
      reason: 'no-key',
      alg: 'RS256',
      signer: 'issuer',
    });
    expect(facts['fact/access-token-times']).toEqual({ from: issued, until: issued + 3900, now });
    expect(inspection.facts.at(-1)?.code).toBe('fact/access-token-use');
  });

  test('appidacr 1 at Exchange is why it presents strength 1 where 2 is required', async () => {
    const inspection = await inspected(
      entraAccessToken({ appidacr: '1', aud: 'https://outlook.office365.com/' }),
    );
    expect(found(inspection)).toEqual([['warning', 'access-token/weak-client-authentication']]);
    expect(inspection.findings[0]?.evidence).toMatchObject({ claim: 'appidacr', server: 'Exchange' });
    expect(factsOf(inspection)['fact/auth-strength']).toEqual({ claim: 'appidacr', strength: 1 });
  });

  test('azpacr 1 at Graph, which takes secrets, is worth a note', async () => {
    const inspection = await inspected(
      entraAccessToken({ appidacr: undefined, azpacr: '1', azp: addIn, ver: '2.0' }),
    );
    expect(found(inspection)).toEqual([['note', 'access-token/weak-client-authentication']]);
    expect(factsOf(inspection)['fact/client-proof-secret']).toEqual({ claim: 'azpacr' });
  });

  test('azpacr 0, a public client, on behalf of a user', async () => {
    const bent = {
      appidacr: undefined,
      azpacr: '0',
      idtyp: 'user',
      scp: 'Mail.Read offline_access',
      roles: undefined,
      upn: 'a@contoso.com',
    };
    const inspection = await inspected(entraAccessToken(bent));
    expect(found(inspection)).toEqual([]);
    const facts = factsOf(inspection);
    expect(facts['fact/client-proof-public']).toEqual({ claim: 'azpacr' });
    expect(facts['fact/delegated-scopes']).toEqual({ count: 2, scopes: 'Mail.Read, offline_access' });
    expect(facts['fact/access-token']).toMatchObject({ appOnly: 'no', user: 'a@contoso.com' });
    expect(facts['fact/auth-strength']).toBeUndefined();
  });

  test('without roles it may do nothing', async () => {
    expect(found(await inspected(entraAccessToken({ roles: undefined })))).toEqual([
      ['warning', 'access-token/no-roles'],
    ]);
  });

  test('an expired one is refused, one of tomorrow is not yet taken', async () => {
    expect(found(await inspected(entraAccessToken(), 4000))).toEqual([['error', 'access-token/expired']]);
    expect(found(await inspected(entraAccessToken(), -4000))).toEqual([['error', 'nbf/future']]);
  });

  test('Graph’s nonce: nobody else can check the signature', async () => {
    const inspection = await inspected(entraAccessToken({}, { nonce: 'AQABAAAAAAD' }));
    expect(inspection.signature).toEqual({ outcome: 'not-checked', reason: 'header-altered' });
    expect(Object.keys(factsOf(inspection))).toContain('fact/graph-nonce');
  });

  test('in client_assertion it is the mistake, and its own state is not', async () => {
    const inspection = await inspected(`client_assertion=${entraAccessToken({ appidacr: '1' })}`, 4000);
    expect(found(inspection)).toEqual([
      ['error', 'token/is-access-token'],
      ['note', 'segment/wrapped'],
    ]);
  });
});

test('an ID token is for the client alone', async () => {
  const inspection = await inspected(entraIdToken());
  expect(inspection.kind).toBe('id-token');
  expect(found(inspection)).toEqual([]);
  expect(factsOf(inspection)['fact/id-token']).toMatchObject({ audience: addIn, user: 'adelev@contoso.com' });
  const sent = await inspected(`client_assertion=${entraIdToken()}`);
  expect(found(sent)[0]).toEqual(['error', 'token/is-id-token']);
});

describe('a SharePoint context token (seed 003)', () => {
  test('names its principals, its realm, its cache key, and where the refresh token goes', async () => {
    const inspection = await inspected(`SPAppToken=${contextToken()}`);
    expect(inspection.kind).toBe('context-token');
    expect(found(inspection)).toEqual([['note', 'segment/wrapped']]);
    const principals = inspection.facts.filter(({ code }) => code === 'fact/context-principal');
    expect(principals.map(({ evidence }) => [evidence['member'], evidence['name']])).toEqual([
      ['aud', 'the add-in itself'],
      ['iss', 'Azure Access Control Service (ACS)'],
      ['appctxsender', 'SharePoint'],
    ]);
    const facts = factsOf(inspection);
    expect(facts['fact/context-token']).toEqual({ client: addIn, host: 'localhost:44346' });
    expect(facts['fact/context-realm']).toEqual({ realm });
    expect(facts['fact/context-cache-key']?.['cacheKey']).toMatch(/^PQyQmQX0/);
    expect(facts['fact/context-refresh-token']).toEqual({
      characters: refreshToken.length,
      sendTo: 'https://accounts.accesscontrol.windows.net/tokens/OAuth/2',
    });
    expect(inspection.signature).toEqual({ outcome: 'not-checked', reason: 'symmetric' });
    expect(facts['fact/context-times']).toMatchObject({ until: issued + 43_200 });
    expect(facts['fact/context-signature']).toEqual({ alg: 'HS256' });
  });

  test('never shows the refresh token', async () => {
    const { token, facts, findings } = await inspected(contextToken());
    expect(token?.claims.text).toContain('"refreshtoken":"… ');
    expect(JSON.stringify([token?.claims.text, facts, findings])).not.toContain('secret_refresh_token');
  });

  test('ends after twelve hours', async () => {
    expect(found(await inspected(contextToken(), 50_000))).toEqual([['error', 'context-token/expired']]);
  });

  test('with an appctx that is no JSON is read as far as it goes', async () => {
    const inspection = await inspected(contextToken({ appctx: '{"CacheKey":' }));
    expect(inspection.kind).toBe('context-token');
    expect(factsOf(inspection)['fact/context-refresh-token']).toMatchObject({ sendTo: '' });
  });
});

test.each([
  [
    'as SharePoint posts it',
    (token: string) => `SPAppToken=${token}&SPSiteUrl=https%3A%2F%2Fcontoso.sharepoint.com`,
  ],
  ['behind other fields', (token: string) => `SPErrorCorrelationId=&SPAppToken=${token}&SPErrorInfo=`],
  [
    'in a traced request',
    (token: string) =>
      `POST /Pages/Default.aspx HTTP/1.1\r\nHost: fabrikam.com\r\n\r\nSPAppToken=${token}&SPSiteTitle=A`,
  ],
])('a context token is found among the fields of a form, %s', async (_, write) => {
  const inspection = await inspected(write(contextToken()));
  expect(inspection.kind).toBe('context-token');
  expect(found(inspection)).toEqual(found(await inspected(contextToken())));
});

test('a token in the address that a sign-in comes back to is found, and what stands beside it is not repeated', async () => {
  const inspection = await inspected(
    `https://app.example/#id_token=${entraIdToken()}&code=a-secret-code&state=1`,
  );
  expect(inspection.kind).toBe('id-token');
  expect(JSON.stringify([inspection.facts, inspection.findings])).not.toContain('a-secret-code');
});

test('an encrypted token shows its header', async () => {
  const inspection = await inspected(encryptedJwt);
  expect(inspection.kind).toBe('encrypted-jwt');
  expect(inspection.token?.header.object).toEqual({ alg: 'RSA-OAEP', enc: 'A256GCM' });
  expect(inspection.signature).toEqual({ outcome: 'not-checked', reason: 'encrypted' });
  expect(factsOf(inspection)['fact/encrypted-jwt']).toEqual({ alg: 'RSA-OAEP', enc: 'A256GCM' });
  expect(found(inspection)).toEqual([]);
});

test('a JWT of which nothing tells what it is for is just that', async () => {
  const jwt = `${encodePart({ alg: 'HS256' })}.${encodePart({ hello: 'world' })}.c2ln`;
  const inspection = await inspected(jwt);
  expect(inspection.kind).toBe('other-jwt');
  expect(inspection.facts[0]).toEqual({ code: 'fact/other-jwt', evidence: { issuer: '', audience: '' } });
  expect(inspection.signature).toEqual({ outcome: 'not-checked', reason: 'symmetric' });
  expect(found(inspection)).toEqual([]);
});

describe('parts are shown where others are broken', () => {
  const header = encodePart({ alg: 'RS256', x5t: 'hOBcHZi846VCHSJbFAs26Go9VTQ' });
  const claims = encodePart({
    iss: addIn,
    sub: addIn,
    aud: 'https://as.example.com/token',
    exp: now + 60,
    jti: 'j',
  });

  test('header without claims', async () => {
    const { kind, token, findings } = await inspected(`${header}.${claims.slice(0, 41)}.c2ln`);
    expect(kind).toBe('client-assertion');
    expect(token?.header.object?.['alg']).toBe('RS256');
    expect(findings.map(({ code, evidence }) => [code, evidence['problem']])).toEqual([
      ['segment/not-json', 'cut-off'],
    ]);
  });

  test('claims without header', async () => {
    const { token, findings } = await inspected(`eyJhbGciOiJSUzI1N.${claims}.c2ln`);
    expect(token?.claims.object?.['iss']).toBe(addIn);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'segment/not-json',
    ]);
  });

  test('one part', async () => {
    const { token, findings } = await inspected(header);
    expect(token?.header.object?.['alg']).toBe('RS256');
    expect(findings.map(({ code, evidence }) => [code, evidence['count']])).toEqual([['segment/count', 1]]);
  });

  test('a character that no base64url has', async () => {
    const { token, findings } = await inspected(`${header}.${claims}.c2…ln`);
    expect(token?.claims.object?.['iss']).toBe(addIn);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'segment/invalid-character',
    ]);
  });
});
