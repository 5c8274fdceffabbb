/** Assertions for Microsoft's servers, against what their documentation says and OpenSSL computes. */
import {
  certificateBase64,
  decodeAssertion,
  opensslDigest,
  verifiesWithNode,
  verifyWithJose,
} from './fixtures/judge';
import { clientId, describeV2, scope, tenant } from './fixtures/entra';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

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
