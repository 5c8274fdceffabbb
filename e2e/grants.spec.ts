/** Every grant and client authentication sends what its server takes, and nothing else that was typed. */
import { clientId, describeV2, tenant } from './fixtures/entra';
import { decodeAssertion, verifyWithJose } from './fixtures/judge';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const endpoint = 'https://adfs.contoso.com/adfs/oauth2/token';
const resource = 'https://api.contoso.com';
const pair = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Presses the button, and reads the form that was not there before. */
async function formAfterSigning(workbench: Workbench): Promise<Record<string, string>> {
  const before = await workbench.read('Form body');
  await workbench.button('Sign assertion').click();
  await expect.poll(() => workbench.read('Form body')).not.toBe(before);
  return Object.fromEntries(new URLSearchParams(await workbench.read('Form body')));
}

test('AD FS authenticates a client in three ways, and only one of them needs a key', async ({
  workbench,
  credentials,
}) => {
  await workbench.choose({ 'Authorization server': 'AD FS', Grant: 'Client credentials' });
  await workbench.fill({ 'Token endpoint': endpoint, 'Client ID': clientId, Resource: resource });
  const common = { grant_type: 'client_credentials', client_id: clientId, resource };

  await test.step('Windows integrated', async () => {
    await workbench.choose({ 'Client authentication': 'Windows integrated' });
    expect(await formAfterSigning(workbench)).toEqual({
      ...common,
      use_windows_client_authentication: 'true',
    });
    expect(await workbench.read('Request')).toContain(`curl --negotiate -u : '${endpoint}'`);
    expect(await workbench.read('Client assertion')).toBe('');
    await expect(workbench.select('Algorithm')).toHaveCount(0);
  });

  await test.step('Client secret', async () => {
    await workbench.choose({ 'Client authentication': 'Client secret' });
    await workbench.button('Sign assertion').click();
    await expect(workbench.findings.withCode('request/setting-missing')).toHaveCount(1);
    await expect(workbench.textbox('Client secret')).toBeFocused();
    await expect(workbench.textbox('Client secret')).toHaveAttribute('type', 'password');
    await workbench.fill({ 'Client secret': 'R4bbit+/hole=' });
    expect(await formAfterSigning(workbench)).toEqual({ ...common, client_secret: 'R4bbit+/hole=' });
    expect(await workbench.read('Form body')).toContain('client_secret=R4bbit%2B%2Fhole%3D');
    expect(await workbench.read('Request')).not.toContain('negotiate');
  });

  await test.step('Signed assertion', async () => {
    await workbench.choose({ 'Client authentication': 'Signed assertion' });
    await workbench.load(credentials.rsa);
    const assertion = await workbench.sign();
    expect(Object.fromEntries(new URLSearchParams(await workbench.read('Form body')))).toEqual({
      ...common,
      client_assertion_type: pair,
      client_assertion: assertion,
    });
    await verifyWithJose(assertion, credentials.rsa.certificatePem);
  });
});

test('On behalf of a user at Entra ID, with the user’s token in a secret field that is forgotten', async ({
  workbench,
  page,
  credentials,
}) => {
  await describeV2(workbench);
  await workbench.load(credentials.rsa);
  await workbench.choose({ Grant: 'On behalf of' });
  await workbench.fill({ Assertion: 'user.access.token', Scope: 'https://graph.microsoft.com/User.Read' });
  await expect(workbench.findings.items).toHaveCount(0);
  const assertion = await workbench.sign();
  expect([...new URLSearchParams(await workbench.read('Form body'))]).toEqual([
    ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
    ['client_id', clientId],
    ['scope', 'https://graph.microsoft.com/User.Read'],
    ['assertion', 'user.access.token'],
    ['requested_token_use', 'on_behalf_of'],
    ['client_assertion_type', pair],
    ['client_assertion', assertion],
  ]);
  const { claims } = decodeAssertion(assertion);
  expect(claims['aud']).toBe(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`);

  await workbench.choose({ Grant: 'Authorization code' });
  await workbench.fill({
    'Authorization code': 'the-code',
    'Redirect URI': 'https://app.example/cb',
    'Code verifier': 'the-verifier',
  });
  const form = await formAfterSigning(workbench);
  expect(Object.keys(form)).not.toContain('assertion');
  expect(form).toMatchObject({ code: 'the-code', code_verifier: 'the-verifier' });

  await workbench.button('Forget everything').click();
  await expect(workbench.textbox('Authorization code')).toHaveValue('');
  await workbench.choose({ Grant: 'On behalf of' });
  await expect(workbench.textbox('Assertion')).toHaveValue('');
  expect(await page.content()).not.toMatch(/user\.access\.token|the-code|the-verifier/);
});

test('A GitHub App’s JWT goes to the API in a header, and Google’s is the grant', async ({
  workbench,
  page,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await workbench.choose({ 'Authorization server': 'GitHub App' });
  await workbench.fill({ 'Client ID': '123456' });
  const jwt = await workbench.sign();
  const { claims } = decodeAssertion(jwt);
  const iat = claims['iat'] as number;
  expect(claims).toEqual({ iat, exp: iat + 660, iss: '123456' });
  expect(await workbench.read('Request')).toContain(`--header 'Authorization: Bearer ${jwt}'`);
  expect(await workbench.read('Form body')).toBe('');
  await expect(workbench.textbox('Audience')).toHaveCount(0);

  await workbench.choose({ 'Authorization server': 'Google service account' });
  await workbench.fill({ 'Client ID': 'daemon@project.iam.gserviceaccount.com', Scope: 'the-scope' });
  const assertion = await workbench.sign();
  expect([...new URLSearchParams(await workbench.read('Form body'))]).toEqual([
    ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
    ['assertion', assertion],
  ]);
  await page.getByText('What this server takes').click();
  await expect(page.getByText('hackage, google-server-api')).toBeVisible();
  await expect(page.getByText('Not confirmed by us')).toBeVisible();
});
