/** What the person may decide about an assertion: overrides, audience, lifetime, when it is signed again, how the request is written. */
import { randomUUID } from 'node:crypto';
import { decodeAssertion, verifyWithJose } from './fixtures/judge';
import { expect, test } from './fixtures/test';
import { clientId, describeV2, scope, tenant } from './fixtures/entra';

test('Overrides replace members in their place, add new ones at the end, and null removes one', async ({
  workbench,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  await workbench.fill({
    'Header overrides': '{ "kid": "one", "typ": "jwt" }',
    'Claims overrides': '{ "jti": "mine", "nbf": null, "azp": { "nested": [1, null] }, "sub": "ü\\u0000" }',
  });
  const assertion = await workbench.sign();
  const { headerText, claimsText, header, claims } = decodeAssertion(assertion);
  expect(Object.keys(header)).toEqual(['alg', 'typ', 'x5t#S256', 'kid']);
  expect(header).toMatchObject({ typ: 'jwt', kid: 'one' });
  expect(Object.keys(claims)).toEqual(['aud', 'exp', 'iss', 'sub', 'jti', 'iat', 'azp']);
  expect(claims).toMatchObject({ jti: 'mine', azp: { nested: [1, null] }, sub: 'ü\u0000' });
  expect(await workbench.read('JOSE header')).toBe(headerText);
  expect(await workbench.read('Claims set')).toBe(claimsText);
  await verifyWithJose(assertion, credentials.rsa.certificatePem);
});

test('An edited audience is signed as it was typed, and the request goes where it went', async ({
  workbench,
  credentials,
}) => {
  const audience = `https://login.microsoftonline.com/${tenant}/v2.0`;
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  await workbench.textbox('Audience').fill(audience);
  const { claims } = decodeAssertion(await workbench.sign());
  expect(claims['aud']).toBe(audience);
  const tokenEndpoint = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
  expect(await workbench.read('Request')).toContain(`'${tokenEndpoint}'`);
});

test('Lifetime and not-before offset decide exp and nbf', async ({ workbench, credentials }) => {
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  await workbench.fill({ 'Lifetime (seconds)': '90', 'Not before offset (seconds)': '0' });
  const { claims } = decodeAssertion(await workbench.sign());
  const iat = claims['iat'] as number;
  expect(claims).toMatchObject({ exp: iat + 90, nbf: iat });
});

test('Ctrl+Enter and ⌘+Enter sign again, each time with a new jti', async ({
  workbench,
  page,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  const seen = [decodeAssertion(await workbench.sign()).claims['jti']];
  for (const shortcut of ['Control+Enter', 'Meta+Enter']) {
    await workbench.textbox('Client ID').focus();
    const again = await workbench.nextAssertion(() => page.keyboard.press(shortcut));
    const { claims } = decodeAssertion(again);
    expect(seen).not.toContain(claims['jti']);
    expect(claims['iss']).toBe(clientId);
    await verifyWithJose(again, credentials.rsa.certificatePem);
    seen.push(claims['jti']);
  }
});

test('White space that a copied value brings along is not signed', async ({ workbench, credentials }) => {
  await workbench.load(credentials.rsa);
  const other = randomUUID();
  await workbench.fill({ Tenant: ` ${tenant}\t`, 'Client ID': `${other} `, Scope: ` ${scope} ` });
  const { claims } = decodeAssertion(await workbench.sign());
  expect(claims).toMatchObject({ iss: other, sub: other });
  expect(claims['aud']).toBe(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`);
  expect(new URLSearchParams(await workbench.read('Form body')).get('scope')).toBe(scope);
});

test('The request can be written as raw HTTP too, with the same body', async ({ workbench, credentials }) => {
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  await workbench.sign();
  await workbench.choose({ 'Request format': 'Raw HTTP' });
  const [head = '', body] = (await workbench.read('Request')).split(/\r?\n\r?\n/);
  expect(head.split(/\r?\n/)).toEqual([
    `POST /${tenant}/oauth2/v2.0/token HTTP/1.1`,
    'Host: login.microsoftonline.com',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${Buffer.byteLength(body ?? '')}`,
  ]);
  expect(body).toBe(await workbench.read('Form body'));
});
