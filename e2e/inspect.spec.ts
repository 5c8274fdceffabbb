/** Anything pasted under Inspect is recognised, taken apart and judged, and says how it knows. */
import { toFile } from './fixtures/files';
import { decodeAssertion, verifiesWithNode } from './fixtures/judge';
import { rightAssertion, rightClaims, rightHeader, signWithNode } from './fixtures/signed-assertion';
import { expect, test } from './fixtures/test';
import { seedAssertion } from './fixtures/wild';

test.beforeEach(({ workbench }) => workbench.visit('Inspect'));

test('An assertion is shown as it is, with its times, and verified with the loaded credential', async ({
  workbench,
  page,
  credentials,
}) => {
  const { inspecting } = workbench;
  await workbench.visit('Sign');
  await workbench.load(credentials.rsa);
  await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
  await workbench.visit('Inspect');
  const assertion = rightAssertion(credentials.rsa);
  expect(verifiesWithNode(assertion, credentials.rsa.certificatePem)).toBe(true);
  await inspecting.paste(assertion, 'Client assertion');
  await inspecting.expectSignature('valid');
  await expect(inspecting.findings).toHaveCount(0);
  const { headerText, claimsText, claims } = decodeAssertion(assertion);
  expect(await workbench.read('JOSE header')).toBe(headerText);
  expect(await workbench.read('Claims set')).toBe(claimsText);
  expect(await workbench.read('Token')).toBe(assertion);
  const exp = new Date(Number(claims['exp']) * 1000).toISOString().replace('.000Z', 'Z');
  await expect(page.getByText(exp).first()).toBeVisible();
  await expect(workbench.output('Checked as')).toHaveText('Microsoft Entra ID (v2.0)');
  await expect(page.getByRole('status').filter({ hasText: 'signature valid' })).toHaveCount(1);
});

test('The pasted certificate comes before the loaded one, and the token’s own is used where there is no other', async ({
  workbench,
  page,
  credentials,
}) => {
  const { inspecting } = workbench;
  const { rsa, otherRsa } = credentials;
  const certificate = workbench.textbox('Certificate to verify with');
  const x5c = [rsa.certificateDer.toString('base64')];
  const assertion = signWithNode({ ...rightHeader(rsa), x5c }, rightClaims(), rsa);
  await inspecting.paste(assertion, 'Client assertion');
  await inspecting.expectSignature('valid');
  await expect(page.getByText(/brings in x5c/)).toBeVisible();

  await certificate.fill(otherRsa.certificatePem);
  await inspecting.expectSignature('invalid');
  await expect(page.getByText(/with the pasted certificate, CN=other.contoso.com/)).toBeVisible();
  await expect(inspecting.errors).toHaveAttribute('data-code', 'x5t/other-certificate');

  await certificate.fill('nothing that is a certificate');
  await expect(certificate).toHaveAttribute('aria-invalid', 'true');
  await certificate.fill(rsa.certificateDer.toString('base64'));
  await inspecting.expectSignature('valid');

  await workbench.button('Use this certificate to verify with').first().click();
  await expect(certificate).toHaveValue(/^-----BEGIN CERTIFICATE-----/);
  await inspecting.expectSignature('valid');
});

test('Without any certificate the signature is not checked, and why is said', async ({
  workbench,
  page,
  credentials,
}) => {
  await workbench.inspecting.paste(rightAssertion(credentials.rsa), 'Client assertion');
  await workbench.inspecting.expectSignature('not checked');
  await expect(page.getByText('There is no certificate to check it with:')).toBeVisible();
});

test('A changed claim breaks the signature, and the parts are shown all the same', async ({
  workbench,
  credentials,
}) => {
  const { inspecting } = workbench;
  await workbench.textbox('Certificate to verify with').fill(credentials.rsa.certificatePem);
  const [header, , signature] = rightAssertion(credentials.rsa).split('.');
  const claims = JSON.stringify(rightClaims());
  await inspecting.paste(
    [header, Buffer.from(claims).toString('base64url'), signature].join('.'),
    'Client assertion',
  );
  await inspecting.expectSignature('invalid');
  await expect(inspecting.finding('signature/invalid')).toHaveCount(1);
  expect(await workbench.read('Claims set')).toBe(claims);
});

test('A token whose claims are broken still shows its header', async ({ workbench, credentials }) => {
  const [header, , signature] = rightAssertion(credentials.rsa).split('.');
  await workbench.inspecting.box.fill(`${header}.e30x*.${signature}`);
  await expect(workbench.output('JOSE header')).toHaveText(/"alg":"PS256"/);
  await expect(workbench.inspecting.errors.first()).toBeVisible();
});

test('At the time of an old token its other findings are seen', async ({ workbench }) => {
  const { inspecting } = workbench;
  await inspecting.paste(seedAssertion.jwt, 'Client assertion');
  await expect(inspecting.finding('exp/past')).toHaveAttribute('data-severity', 'error');
  await expect(inspecting.errors.first()).toHaveAttribute('data-code', 'exp/past');

  await workbench.button('Evaluate at the time of the token').click();
  await expect(workbench.textbox('Evaluate at')).toHaveValue('2015-02-05T20:24:48Z');
  await expect(inspecting.finding('exp/past')).toHaveCount(0);
  await expect(inspecting.finding('x5t/non-canonical')).toHaveCount(1);

  for (const after of ['1423168488', '2015-02-05T20:34:48Z', '2015-02-05T21:34:48+01:00']) {
    await workbench.fill({ 'Evaluate at': after });
    await expect(inspecting.finding('exp/past'), after).toHaveCount(1);
  }
  await workbench.fill({ 'Evaluate at': 'yesterday' });
  await expect(workbench.textbox('Evaluate at')).toHaveAttribute('aria-invalid', 'true');
  await expect(workbench.textbox('Evaluate at')).toHaveAccessibleDescription(/no time/);
});

test('The server that is chosen decides, and the one that is detected is named', async ({
  workbench,
  credentials,
}) => {
  const { inspecting } = workbench;
  await inspecting.paste(rightAssertion(credentials.rsa), 'Client assertion');
  const choice = workbench.select('Check as');
  await expect(choice.getByRole('option').first()).toHaveText('Detect');
  await expect(choice).toHaveAccessibleDescription(/Microsoft Entra ID \(v2\.0\)/);
  await choice.selectOption('AD FS');
  await expect(workbench.output('Checked as')).toHaveText('AD FS');
  await expect(inspecting.finding('alg/not-accepted')).toHaveAttribute('data-severity', 'error');
  await choice.selectOption('Detect');
  await expect(inspecting.finding('alg/not-accepted')).toHaveCount(0);
});

test('What was pasted stays while another view is visited, and goes when everything is forgotten', async ({
  workbench,
  page,
  credentials,
}) => {
  const { inspecting } = workbench;
  const assertion = rightAssertion(credentials.rsa);
  const expectNothing = async () => {
    for (const name of ['Paste anything', 'Certificate to verify with', 'Evaluate at'])
      await expect(workbench.textbox(name), name).toHaveValue('');
    for (const name of ['Token', 'JOSE header', 'Claims set', 'Signature'])
      await expect(workbench.output(name), name).toHaveText('');
  };
  const fillAll = async () => {
    await workbench.fill({
      'Certificate to verify with': credentials.rsa.certificatePem,
      'Evaluate at': String(Math.floor(Date.now() / 1000)),
    });
    await inspecting.paste(assertion, 'Client assertion');
    await inspecting.expectSignature('valid');
  };
  await fillAll();
  await workbench.visit('Sign');
  await workbench.visit('Inspect');
  await expect(inspecting.box).toHaveValue(assertion);
  await expect(workbench.output('Token')).toHaveText(assertion);
  await inspecting.expectSignature('valid');
  await workbench.button('Forget everything').click();
  await expectNothing();
  await fillAll();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expectNothing();
});

test('A private key pasted here is taken out of the field and loaded, whichever field it is', async ({
  workbench,
  page,
  credentials,
}) => {
  for (const name of ['Paste anything', 'Certificate to verify with']) {
    const field = workbench.textbox(name);
    await field.fill(credentials.rsa.keyPem + credentials.rsa.certificatePem);
    await expect(field, name).toHaveValue('');
    await expect(page.getByRole('status').filter({ hasText: 'Loaded: private key' })).toHaveCount(1);
    await expect(page.getByText('loaded credential, CN=')).toBeVisible();
    await workbench.button('Forget everything').click();
  }
});

test('A file dropped here that cannot be read is answered here', async ({ workbench }) => {
  await workbench.intake.drop([toFile('notes.txt', 'no key here')]);
  await expect(workbench.intake.alert).toContainText('notes.txt');
});

test('What was signed is inspected with one click', async ({ workbench, page, credentials }) => {
  await workbench.visit('Sign');
  await workbench.load(credentials.rsa);
  await workbench.fill({
    Tenant: 'contoso.onmicrosoft.com',
    'Client ID': 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2',
    Scope: 'https://graph.microsoft.com/.default',
  });
  const assertion = await workbench.sign();
  await page.getByRole('link', { name: 'Check it', exact: true }).click();
  await expect(workbench.inspecting.box).toHaveValue(assertion);
  await workbench.inspecting.expectSignature('valid');
  await expect(workbench.inspecting.errors).toHaveCount(0);
});

test('A pasted token is taken apart to its bytes, with the certificate that it was verified with', async ({
  workbench,
  page,
  credentials,
}) => {
  const { rsa, otherRsa } = credentials;
  await workbench.visit('Sign');
  await workbench.load(otherRsa);
  await workbench.visit('Inspect');
  await workbench.textbox('Certificate to verify with').fill(rsa.certificatePem);
  await workbench.inspecting.paste(rightAssertion(rsa), 'Client assertion');
  await page.getByText('Every byte of the token, its certificate and its signature').click();
  const part = (name: string) =>
    page.getByRole('group', { name: 'Anatomy of', exact: true }).getByRole('button', { name, exact: true });
  await expect(part('Token')).toHaveAttribute('aria-pressed', 'true');
  await part('Signature').click();
  await expect(page.getByText('There is no signature that a known key could have made.')).toHaveCount(0);
  await expect(
    page.getByRole('group', { name: 'Anatomy of', exact: true }).locator('xpath=..'),
  ).toContainText('SHA-256');
  await part('Certificate').click();
  await expect(page.getByRole('group', { name: 'Certificate of the chain', exact: true })).toHaveCount(0);
});

test('A finding lights its member in the JSON and in the token', async ({ workbench, page, credentials }) => {
  const claims = { ...rightClaims(), aud: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' };
  await workbench.inspecting.paste(
    signWithNode(rightHeader(credentials.rsa), claims, credentials.rsa),
    'Client assertion',
  );
  await workbench.inspecting.finding('aud/common-endpoint').hover();
  await expect(page.getByText(/^aud: whom it is for/)).toBeVisible();
});
