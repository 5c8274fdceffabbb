/** Assertions for Microsoft's servers, against what their documentation says and OpenSSL computes. */
import { randomUUID } from 'node:crypto';
import {
  certificateBase64,
  decodeAssertion,
  opensslDigest,
  verifiesWithNode,
  verifyWithJose,
} from './fixtures/judge';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const tenant = '0e49ef1f-ca07-45f1-b4c0-ac9409d3e576';
const clientId = 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2';
const scope = 'https://graph.microsoft.com/.default';
const resource = 'https://graph.microsoft.com';
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

interface Expected {
  readonly alg: string;
  readonly thumbprint: Readonly<Record<string, string>>;
  readonly tokenEndpoint: string;
  readonly target: readonly [name: string, value: string];
}

async function expectAssertion(
  workbench: Workbench,
  certificatePem: string,
  { alg, thumbprint, tokenEndpoint, target }: Expected,
): Promise<void> {
  const before = Math.floor(Date.now() / 1000);
  const assertion = await workbench.sign();
  const after = Math.ceil(Date.now() / 1000);
  const { headerText, claimsText, claims } = decodeAssertion(assertion);

  expect(headerText).toBe(JSON.stringify({ alg, typ: 'JWT', ...thumbprint }));
  const iat = claims['iat'] as number;
  expect(iat).toBeGreaterThanOrEqual(before);
  expect(iat).toBeLessThanOrEqual(after);
  expect(claims['jti']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const expected = {
    aud: tokenEndpoint,
    exp: iat + 600,
    iss: clientId,
    sub: clientId,
    nbf: iat - 300,
    jti: claims['jti'],
    iat,
  };
  expect(claimsText).toBe(JSON.stringify(expected));
  expect(await workbench.read('JOSE header')).toBe(headerText);
  expect(await workbench.read('Claims set')).toBe(claimsText);
  await verifyWithJose(assertion, certificatePem);
  expect(verifiesWithNode(assertion, certificatePem)).toBe(true);

  const body = new URLSearchParams(await workbench.read('Form body'));
  expect(Object.fromEntries(body)).toEqual({
    grant_type: 'client_credentials',
    client_id: clientId,
    [target[0]]: target[1],
    client_assertion_type: assertionType,
    client_assertion: assertion,
  });
  expect(await workbench.read('Request')).toContain(`'${tokenEndpoint}'`);
  await expect(workbench.textbox('Audience')).toHaveValue(tokenEndpoint);
  await expect(workbench.findings.errors()).toHaveCount(0);
}

async function describeV2(workbench: Workbench): Promise<void> {
  await workbench.choose({ 'Authorization server': 'Microsoft Entra ID (v2.0)' });
  await workbench.fill({ Tenant: tenant, 'Client ID': clientId, Scope: scope });
}

test('Entra ID v2.0 gets PS256 with x5t#S256 and a scope, and RS256 with x5t where that is chosen', async ({
  workbench,
  credentials,
}) => {
  const { certificatePem } = credentials.rsa;
  await describeV2(workbench);
  await workbench.load(credentials.rsa);
  const tokenEndpoint = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
  const common = { tokenEndpoint, target: ['scope', scope] } as const;
  const sha256 = opensslDigest(certificatePem, 'sha256').toString('base64url');
  await expectAssertion(workbench, certificatePem, {
    ...common,
    alg: 'PS256',
    thumbprint: { 'x5t#S256': sha256 },
  });
  await workbench.choose({ Algorithm: 'RS256' });
  const sha1 = opensslDigest(certificatePem, 'sha1').toString('base64url');
  await expectAssertion(workbench, certificatePem, { ...common, alg: 'RS256', thumbprint: { x5t: sha1 } });
});

test('Entra ID v1.0 gets RS256 with x5t and a resource', async ({ workbench, credentials }) => {
  const { certificatePem } = credentials.rsa;
  await workbench.load(credentials.rsa);
  await workbench.choose({ 'Authorization server': 'Microsoft Entra ID (v1.0)' });
  await workbench.fill({ Tenant: tenant, 'Client ID': clientId, Resource: resource });
  await expectAssertion(workbench, certificatePem, {
    alg: 'RS256',
    thumbprint: { x5t: opensslDigest(certificatePem, 'sha1').toString('base64url') },
    tokenEndpoint: `https://login.microsoftonline.com/${tenant}/oauth2/token`,
    target: ['resource', resource],
  });
});

test('AD FS gets RS256 with x5t and a resource, at its own token endpoint', async ({
  workbench,
  credentials,
}) => {
  const { certificatePem } = credentials.rsa;
  const tokenEndpoint = 'https://adfs.contoso.com/adfs/oauth2/token';
  await workbench.load(credentials.rsa);
  await workbench.choose({ 'Authorization server': 'AD FS' });
  await workbench.fill({
    'Token endpoint': tokenEndpoint,
    'Client ID': clientId,
    Resource: 'https://api.contoso.com',
  });
  await expectAssertion(workbench, certificatePem, {
    alg: 'RS256',
    thumbprint: { x5t: opensslDigest(certificatePem, 'sha1').toString('base64url') },
    tokenEndpoint,
    target: ['resource', 'https://api.contoso.com'],
  });
});

const hosts = {
  Global: 'login.microsoftonline.com',
  'US Government': 'login.microsoftonline.us',
  China: 'login.partner.microsoftonline.cn',
};

test('Each cloud has its own host, in the audience and in the request', async ({
  workbench,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  for (const [cloud, host] of Object.entries(hosts)) {
    await workbench.choose({ Cloud: cloud });
    const { claims } = decodeAssertion(await workbench.sign());
    const tokenEndpoint = `https://${host}/${tenant}/oauth2/v2.0/token`;
    expect(claims['aud']).toBe(tokenEndpoint);
    expect(await workbench.read('Request')).toContain(`'${tokenEndpoint}'`);
  }
});

test('The certificate chain travels in x5c when that is ticked, as standard base64', async ({
  workbench,
  credentials,
}) => {
  const { certificatePem } = credentials.rsa;
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  await workbench.checkbox('Include certificate chain (x5c)').check();
  const assertion = await workbench.sign();
  const { header, headerText } = decodeAssertion(assertion);
  expect(Object.keys(header)).toEqual(['alg', 'typ', 'x5t#S256', 'x5c']);
  expect(header['x5c']).toEqual([certificateBase64(certificatePem)]);
  expect(await workbench.read('JOSE header')).toBe(headerText);
  await verifyWithJose(assertion, certificatePem);
});

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
