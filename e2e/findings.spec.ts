/** What would be refused is found before it is sent, under the input that it is about, and mended with one click. */
import { makeCredential } from '../tools/openssl-fixtures';
import { clientId, mistakes, rightScope, tenant, type Mistake } from './fixtures/mistakes';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

async function describeRightly(workbench: Workbench): Promise<void> {
  await workbench.fill({ Tenant: tenant, 'Client ID': clientId, Scope: rightScope });
}

for (const field of new Set(mistakes.map((mistake) => mistake.field))) {
  test(`What is wrong with ${field} is found, said under it, and mended with one click where there is one way`, async ({
    workbench,
    credentials,
  }) => {
    await workbench.load(credentials.rsa);
    await describeRightly(workbench);
    const input = workbench.textbox(field);
    const right = await input.inputValue();
    for (const mistake of mistakes.filter((one) => one.field === field)) {
      await test.step(`${mistake.title}: ${mistake.value}`, async () => {
        await expect(workbench.findings.items).toHaveCount(0);
        await expect(input).not.toHaveAttribute('aria-invalid', 'true');
        await input.fill(mistake.value);
        await expectFound(workbench, mistake);
        if (mistake.mended === undefined) {
          await input.fill(right);
        } else {
          await workbench.fix.click();
          await expect(input).toHaveValue(mistake.mended);
        }
      });
    }
    await expect(workbench.findings.items).toHaveCount(0);
  });
}

async function expectFound(workbench: Workbench, mistake: Mistake): Promise<void> {
  const { field, code, severity = 'error' } = mistake;
  const input = workbench.textbox(field);
  await expect(workbench.findings.withCode(code)).toHaveAttribute('data-severity', severity);
  await expect(workbench.findings.items).toHaveCount(1);
  await expect(input).toHaveAccessibleDescription(/\S.{20,}/);
  if (severity === 'error') await expect(input).toHaveAttribute('aria-invalid', 'true');
}

test('On v1.0 a scope in the place of the resource is found and mended', async ({
  workbench,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await workbench.choose({ 'Authorization server': 'Microsoft Entra ID (v1.0)' });
  await workbench.fill({ Tenant: tenant, 'Client ID': clientId, Resource: rightScope });
  await expect(workbench.findings.withCode('request/scope-on-v1')).toHaveCount(1);
  await workbench.fix.click();
  await expect(workbench.textbox('Resource')).toHaveValue('https://graph.microsoft.com');
  await expect(workbench.findings.items).toHaveCount(0);
});

const wrongEndpoints = [
  ['Generic OpenID Connect', 'http://as.example.com/token', 'aud/http', 'error'],
  ['Generic OpenID Connect', 'as.example.com/token', 'request/token-endpoint-malformed', 'error'],
  ['AD FS', 'https://adfs.contoso.com/adfs/oauth2/authorize', 'request/token-endpoint-unexpected', 'warning'],
] as const;

test('What is wrong with the token endpoint is found', async ({ workbench, credentials }) => {
  await workbench.load(credentials.rsa);
  for (const [server, endpoint, code, severity] of wrongEndpoints) {
    await workbench.choose({ 'Authorization server': server });
    await workbench.fill({ 'Token endpoint': endpoint, 'Client ID': clientId });
    await expect(workbench.findings.withCode(code)).toHaveAttribute('data-severity', severity);
    await expect(workbench.textbox('Token endpoint')).toHaveAccessibleDescription(/\S.{20,}/);
    await expect(workbench.findings.items).toHaveCount(1);
  }
});

test('Plain http on loopback is nothing to object to', async ({ workbench, credentials }) => {
  await workbench.load(credentials.rsa);
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  for (const host of ['localhost:8080', '127.0.0.1:9', '[::1]:8443']) {
    await workbench.fill({ 'Token endpoint': `http://${host}/token`, 'Client ID': 'daemon' });
    await expect(workbench.findings.items).toHaveCount(0);
    await workbench.sign();
    expect(await workbench.read('Request')).toContain(`http://${host}/token`);
  }
});

test('An audience that is not the issuer is found, and going back to the rule mends it', async ({
  workbench,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
  await workbench.fill({
    'Token endpoint': 'https://as.example.com/token',
    Issuer: 'https://as.example.com',
    'Client ID': 'daemon',
    Audience: 'https://elsewhere.example.com',
  });
  await expect(workbench.findings.withCode('aud/not-issuer')).toHaveAttribute('data-severity', 'error');
  await workbench.fix.click();
  await expect(workbench.textbox('Audience')).toHaveValue('https://as.example.com');
  await expect(workbench.findings.items).toHaveCount(0);
});

test('An EC certificate is refused for Microsoft’s servers, and no algorithm is offered', async ({
  workbench,
  credentials,
}) => {
  await workbench.load(credentials.ec);
  const offered = workbench.select('Algorithm').getByRole('option', { name: /^(RS|PS|ES|Ed)/ });
  for (const server of ['Microsoft Entra ID (v2.0)', 'Microsoft Entra ID (v1.0)', 'AD FS']) {
    await workbench.choose({ 'Authorization server': server });
    const finding = workbench.findings.withCode('certificate/ec-not-accepted');
    await expect(finding).toHaveAttribute('data-severity', 'error');
    await expect(offered).toHaveCount(0);
    await workbench.button('Sign assertion').click();
    await expect(workbench.output('Client assertion')).toHaveText('');
    await workbench.choose({ 'Authorization server': 'Generic OpenID Connect' });
    await expect(finding).toHaveCount(0);
    await expect(offered).toHaveText(['ES256']);
  }
});

test('An RSA key of 1024 bits is found too short', async ({ workbench }) => {
  await workbench.load(makeCredential('RSA-1024'));
  await describeRightly(workbench);
  await expect(workbench.findings.withCode('certificate/weak-key')).toHaveAttribute('data-severity', 'error');
});

const day = 86_400_000;

test('A certificate that has expired is found', async ({ workbench, page, credentials }) => {
  await page.clock.setFixedTime(Date.now() + 60 * day);
  await workbench.load(credentials.rsa);
  await describeRightly(workbench);
  const finding = workbench.findings.withCode('certificate/expired');
  await expect(finding).toHaveAttribute('data-severity', 'error');
});

test('A certificate that is not valid yet is found', async ({ workbench, page, credentials }) => {
  await page.clock.setFixedTime(Date.now() - 3 * day);
  await workbench.load(credentials.rsa);
  await describeRightly(workbench);
  const finding = workbench.findings.withCode('certificate/not-yet-valid');
  await expect(finding).toHaveAttribute('data-severity', 'error');
});

test('A certificate that is not for signatures is found, and only warned of', async ({ workbench }) => {
  await workbench.load(
    makeCredential('RSA-2048', { extensions: ['keyUsage=critical,keyEncipherment,dataEncipherment'] }),
  );
  await describeRightly(workbench);
  await expect(workbench.findings.withCode('certificate/key-usage')).toHaveAttribute(
    'data-severity',
    'warning',
  );
});
