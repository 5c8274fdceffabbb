/** Three stories, and their like: an assertion that comes back, a curl line that fails, a token that is too weak. */
import { clientId, scope, tenant } from './fixtures/entra';
import {
  rightAssertion,
  rightClaims,
  sha1Base64url,
  sha1Hex,
  signWithNode,
  tokenEndpoint,
} from './fixtures/signed-assertion';
import { expect, test } from './fixtures/test';
import { seedRequest } from './fixtures/wild';

test.beforeEach(({ workbench }) => workbench.visit('Inspect'));

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** As Microsoft Entra ID prints it: hex of what `x5t` decodes to. */
const keyNotFound = (x5t: string) =>
  `AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '${Buffer.from(x5t, 'base64url').toString('hex').toUpperCase()}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${clientId}'.]`;

test('An assertion comes back with AADSTS700027: the cause is found by the certificate, with the right value', async ({
  workbench,
  page,
  credentials,
}) => {
  const { inspecting } = workbench;
  const { rsa } = credentials;
  await workbench.visit('Sign');
  await workbench.load(rsa);
  await workbench.visit('Inspect');
  const wrong = Buffer.from(sha1Hex(rsa)).toString('base64url');
  await inspecting.paste(keyNotFound(wrong), 'Error response');
  await expect(inspecting.explanation).toContainText('AADSTS700027');
  const conclusions = page.getByRole('list', { name: 'Cross-check', exact: true }).getByRole('listitem');
  await expect(conclusions.first()).toHaveAttribute('data-code', 'error/thumbprint-mistake');
  await expect(conclusions.first()).toContainText(sha1Base64url(rsa));
  const copied = await inspecting.copied('Copy corrected value', () =>
    workbench.button('Copy corrected value').click(),
  );
  expect(copied).toBe(sha1Base64url(rsa));

  const sent = signWithNode({ alg: 'RS256', typ: 'JWT', x5t: wrong }, rightClaims(), rsa);
  await workbench.textbox('Compare with').fill(sent);
  await expect(inspecting.explanation).toContainText('the assertion under “Compare with”');
  await inspecting.paste(sent, 'Client assertion');
  await expect(inspecting.errors).toHaveAttribute('data-code', 'x5t/hex-text');
  await expect(inspecting.finding('x5t/hex-text')).toContainText(sha1Base64url(rsa));

  const mended = signWithNode({ alg: 'RS256', typ: 'JWT', x5t: sha1Base64url(rsa) }, rightClaims(), rsa);
  await inspecting.paste(mended, 'Client assertion');
  await inspecting.expectSignature('valid');
  await expect(inspecting.errors).toHaveCount(0);
});

test('An error is held against the assertion that was signed last', async ({
  workbench,
  page,
  credentials,
}) => {
  const { inspecting } = workbench;
  await workbench.visit('Sign');
  await workbench.load(credentials.rsa);
  await workbench.fill({ Tenant: tenant, 'Client ID': clientId, Scope: scope });
  await workbench.sign();
  await workbench.visit('Inspect');
  await inspecting.paste(keyNotFound(sha1Base64url(credentials.otherRsa)), 'Error response');
  await expect(inspecting.explanation).toContainText('the assertion that was signed last under Sign');
  const conclusions = page.getByRole('list', { name: 'Cross-check', exact: true }).getByRole('listitem');
  await expect(conclusions.first()).toHaveAttribute('data-code', 'error/of-other-assertion');
});

test('A curl line that fails: what is wrong with the request is said, with what belongs there', async ({
  workbench,
  credentials,
}) => {
  const { inspecting } = workbench;
  const { rsa } = credentials;
  await workbench.textbox('Certificate to verify with').fill(rsa.certificatePem);
  const line = (parameters: Readonly<Record<string, string>>) =>
    [
      `curl -X POST '${tokenEndpoint}'`,
      ...Object.entries(parameters).map(([name, value]) => `--data-urlencode '${name}=${value}'`),
    ].join(' \\\n  ');
  const right = {
    client_id: clientId,
    scope,
    client_assertion_type: assertionType,
    client_assertion: rightAssertion(rsa),
    grant_type: 'client_credentials',
  };
  await inspecting.paste(
    line({ ...right, scope: 'https://graph.microsoft.com/Mail.Read', client_assertion_type: 'jwt-bearer' }),
    'Token request',
  );
  await expect(inspecting.finding('request/scope-not-default')).toHaveAttribute('data-severity', 'error');
  await expect(inspecting.finding('request/scope-not-default')).toContainText(scope);
  await expect(inspecting.finding('request/assertion-type-wrong')).toContainText(assertionType);
  await expect(inspecting.errors).toHaveCount(2);

  await inspecting.paste(line(right), 'Token request');
  await inspecting.expectSignature('valid');
  await expect(inspecting.errors).toHaveCount(0);
});

test('A token that Exchange finds too weak: how the client proved itself is read in it', async ({
  workbench,
  credentials,
}) => {
  const { inspecting } = workbench;
  await inspecting.paste(
    'x-ms-diagnostics: 2000010;reason="The access token is acquired using an authentication method that is too weak to allow access for this application. Presented auth strength was 1, required is 2.";error_category="insufficient_auth_strength"',
    'Error response',
  );
  await expect(inspecting.explanation).toContainText('Exchange');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: 'https://outlook.office365.com/',
    iss: `https://sts.windows.net/${tenant}/`,
    iat: now,
    nbf: now,
    exp: now + 3600,
    appid: clientId,
    tid: tenant,
    roles: ['Mail.Read'],
    ver: '1.0',
  };
  const token = (appidacr: string) =>
    signWithNode({ typ: 'JWT', alg: 'RS256', kid: 'x' }, { ...claims, appidacr }, credentials.otherRsa);
  await inspecting.paste(token('1'), 'Access token');
  await expect(inspecting.findings).toHaveAttribute('data-code', 'access-token/weak-client-authentication');
  await expect(inspecting.explanation).toContainText('client_secret');
  await inspecting.paste(token('2'), 'Access token');
  await expect(inspecting.errors).toHaveCount(0);
});

test('Where AD FS says no more than MSIS9622, the assertion that it refused is judged by its rules', async ({
  workbench,
  page,
  credentials,
}) => {
  const { inspecting } = workbench;
  const { rsa } = credentials;
  await workbench.textbox('Certificate to verify with').fill(rsa.certificatePem);
  await inspecting.paste(
    '{"error":"invalid_client","error_description":"MSIS9622: Client authentication failed. Please verify the credential provided for client authentication is valid."}',
    'Error response',
  );
  await expect(inspecting.explanation).toContainText('several causes and does not say which');
  const mistakes = page
    .getByRole('list', { name: 'Mistakes of the assertion', exact: true })
    .getByRole('listitem');
  await expect(mistakes).toHaveCount(0);
  const aud = 'https://adfs.contoso.com/adfs/oauth2/token';
  const x5t = Buffer.from(sha1Hex(rsa)).toString('base64url');
  const compare = workbench.textbox('Compare with');
  await compare.fill(signWithNode({ alg: 'RS256', typ: 'JWT', x5t }, { ...rightClaims(), aud }, rsa));
  await expect(mistakes).toHaveAttribute('data-code', 'x5t/hex-text');
  await expect(mistakes).toContainText(sha1Base64url(rsa));
  const right = { alg: 'RS256', typ: 'JWT', x5t: sha1Base64url(rsa) };
  await compare.fill(signWithNode(right, { ...rightClaims(), aud }, rsa));
  await expect(inspecting.explanation).toContainText(
    'Nothing is wrong with that assertion, by the rules of AD FS',
  );
  await expect(mistakes).toHaveCount(0);

  await inspecting.paste('MSIS1234: something new', 'Error response');
  await expect(inspecting.explanation).toContainText('MSIS1234 is not in this page’s catalogue');
});

test('A body without quotation marks is cut by the shell, and that is what is said', async ({
  workbench,
  credentials,
}) => {
  const { inspecting } = workbench;
  const assertion = rightAssertion(credentials.rsa);
  const body = `grant_type=client_credentials&client_id=${clientId}&client_assertion=${assertion}`;
  await inspecting.paste(`curl ${tokenEndpoint} -d ${body}`, 'Token request');
  await expect(inspecting.errors).toHaveAttribute('data-code', 'request/unquoted-ampersand');
  await expect(inspecting.errors).toContainText('the & before client_id');
});

test('A traced request is taken apart, and at its time nothing is wrong with it', async ({ workbench }) => {
  const { inspecting } = workbench;
  await inspecting.paste(seedRequest.text, 'Token request');
  await expect(workbench.output('JOSE header')).toHaveText(JSON.stringify(seedRequest.header));
  await expect(inspecting.errors.first()).toHaveAttribute('data-code', 'exp/past');
  await workbench.button('Evaluate at the time of the token').click();
  await expect(inspecting.errors).toHaveCount(0);
});
