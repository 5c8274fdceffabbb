/** What people have already fills in the fields: as a file, as a paste, with what was taken from where. */
import {
  adfsMetadata,
  application,
  appsettings,
  challenge,
  client,
  createForRbac,
  dotenv,
  entraMetadata,
  identityWeb2,
  keycloakMetadata,
  msalJava,
  msalNode,
  msalPython,
  sdkAuth,
  secret,
  tenant,
} from '../src/core/settings-files/settings-files.vectors';
import { makeCredential } from '../tools/openssl-fixtures';
import { toFile } from './fixtures/files';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const taken = (workbench: Workbench) =>
  workbench.page.getByRole('list', { name: 'Settings taken', exact: true });
const left = (workbench: Workbench) =>
  workbench.page.getByRole('list', { name: 'Settings left', exact: true });

interface Kind {
  readonly text: string;
  readonly server: string;
  readonly fields: Readonly<Record<string, string>>;
}

const entra = 'Microsoft Entra ID (v2.0)';
const both = { Tenant: tenant, 'Client ID': client };

const kinds: Readonly<Record<string, Kind>> = {
  'appsettings.json': {
    text: appsettings,
    server: entra,
    fields: { ...both, Scope: `api://${client}/.default` },
  },
  'appsettings.Production.json': {
    text: identityWeb2,
    server: entra,
    fields: { ...both, Scope: 'https://graph.microsoft.us/.default' },
  },
  'auth-config.js': { text: msalNode, server: entra, fields: both },
  'parameters.json': {
    text: msalPython,
    server: entra,
    fields: { ...both, Scope: 'https://graph.microsoft.com/.default' },
  },
  'application.properties': { text: msalJava, server: entra, fields: both },
  '.env': { text: dotenv, server: entra, fields: both },
  'sp.json': { text: createForRbac, server: entra, fields: both },
  'sdk-auth.json': { text: sdkAuth, server: entra, fields: both },
  'app.json': {
    text: application,
    server: entra,
    fields: { 'Client ID': client, Tenant: 'contoso.onmicrosoft.com' },
  },
  'openid-configuration': { text: entraMetadata, server: entra, fields: { Tenant: tenant } },
  'adfs-openid-configuration': {
    text: adfsMetadata,
    server: 'AD FS',
    fields: { 'Token endpoint': 'https://adfs.contoso.com/adfs/oauth2/token' },
  },
  'oauth-authorization-server': {
    text: keycloakMetadata,
    server: 'Keycloak',
    fields: { Issuer: 'https://sso.example.com/realms/main' },
  },
  'answer.txt': {
    text: challenge,
    server: 'SharePoint with Azure ACS (low trust)',
    fields: { Realm: tenant },
  },
};

for (const [name, { text, server, fields }] of Object.entries(kinds)) {
  test(`${name} fills in the fields, dropped or pasted, and its secrets are nowhere`, async ({
    workbench,
    page,
  }) => {
    for (const way of ['dropped', 'pasted']) {
      await test.step(way, async () => {
        if (way === 'dropped') await workbench.intake.drop([toFile(name, text)]);
        else await workbench.intake.pasteText(text);
        await expect(taken(workbench).getByRole('listitem').first()).toBeVisible();
        await expect(workbench.select('Authorization server').locator('option:checked')).toHaveText(server);
        for (const [label, value] of Object.entries(fields))
          await expect(workbench.textbox(label)).toHaveValue(value);
        await expect(workbench.intake.alert).toHaveText('');
        await expect(workbench.intake.paste).toHaveValue('');
        await expect(page.getByText(way === 'dropped' ? `From ${name}:` : 'From pasted text:')).toBeVisible();
        const values = await page
          .getByRole('textbox')
          .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
        expect(`${await page.content()}${values.join(' ')}`).not.toContain(secret);
        if (text.includes(secret))
          await expect(page.getByText(/^Secrets in it are neither shown nor used: /)).toBeVisible();
        await workbench.button('Undo settings').click();
        await expect(taken(workbench)).toHaveCount(0);
        await expect(workbench.select('Authorization server')).toHaveValue('entra-v2');
        await expect(workbench.textbox('Client ID')).toHaveValue('');
      });
    }
  });
}

test('What had been typed is said to be replaced, and comes back', async ({ workbench }) => {
  await workbench.fill({ Tenant: 'contoso.com', Scope: 'https://mine/.default' });
  await workbench.intake.choose(toFile('sp.json', createForRbac));
  await expect(taken(workbench)).toContainText('in place of contoso.com');
  await expect(taken(workbench)).toContainText('from appId');
  await workbench.page.getByText('What was left in it', { exact: true }).click();
  await expect(left(workbench)).toContainText('fileWithCertAndPrivateKey (/home/me/tmpx1y2z3.pem)');
  await expect(workbench.textbox('Scope')).toHaveValue('https://mine/.default');
  await workbench.button('Undo settings').click();
  await expect(workbench.textbox('Tenant')).toHaveValue('contoso.com');
  await expect(workbench.textbox('Client ID')).toHaveValue('');

  await workbench.intake.choose(toFile('sp.json', createForRbac));
  await workbench.button('Dismiss settings').click();
  await expect(taken(workbench)).toHaveCount(0);
  await expect(workbench.textbox('Tenant')).toHaveValue(tenant);
  await workbench.button('Forget everything').click();
  await expect(workbench.textbox('Tenant')).toHaveValue('');
});

test('One file has key, certificate and settings, and the assertion is signed from it', async ({
  workbench,
  credentials,
}) => {
  const { keyPem, certificatePem } = credentials.rsa;
  const pem = (text: string) => text.trimEnd().replaceAll('\n', '\\n');
  const text = `AZURE_TENANT_ID=${tenant}\nAZURE_CLIENT_ID=${client}\nKEY="${pem(keyPem)}\\n${pem(certificatePem)}"\n`;
  await workbench.intake.choose(toFile('.env', text));
  await expect(workbench.intake.output('Key')).toHaveText('RSA 2048');
  await expect(workbench.textbox('Client ID')).toHaveValue(client);
  await workbench.fill({ Scope: 'https://graph.microsoft.com/.default' });
  const [, claims = ''] = (await workbench.sign()).split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ iss: client });
});

test('A registration says whether the loaded certificate is one of its own', async ({
  workbench,
  page,
  credentials,
}) => {
  await workbench.intake.choose(toFile('app.json', application));
  await expect(page.getByText(/Load yours to see whether it is among them/)).toBeVisible();
  await workbench.load(credentials.rsa);
  await expect(page.getByText(/is not among them: assertions signed with it are refused/)).toBeVisible();
  const own = application.replace(
    'BB5D1064437D8720A5C53078185E6A361A78B10A',
    await workbench.read('SHA-1 thumbprint'),
  );
  await workbench.intake.choose(toFile('app.json', own));
  await expect(page.getByText(/The one that is loaded is among them/)).toBeVisible();
});

test('A server that lists its algorithms gets one of them, where the key has one', async ({
  workbench,
  page,
}) => {
  await workbench.load(makeCredential('RSA-2048'));
  const text = keycloakMetadata.replace('["PS256","ES256"]', '["ES256","RS384"]');
  await workbench.intake.choose(toFile('metadata.json', text));
  await expect(workbench.select('Algorithm').locator('option:checked')).toHaveText(/RS384/);
  await expect(page.getByText(/It lists these algorithms: ES256, RS384/)).toBeVisible();
  await workbench.intake.choose(toFile('metadata.json', text.replace('"private_key_jwt",', '')));
  await expect(page.getByText(/does not list private_key_jwt/)).toBeVisible();
});

test('What is no settings is told as before, and hostile text is text', async ({ workbench, page }) => {
  await workbench.intake.choose(toFile('x.json', '{"a":1}'));
  await expect(workbench.intake.alert).toContainText('x.json');
  await expect(taken(workbench)).toHaveCount(0);
  const hostile = JSON.stringify({
    AzureAd: {
      ClientId: '<img src=x onerror=alert(1)>x',
      TenantId: tenant,
      '<b>k</b>': '<script>1</script>',
    },
  });
  await workbench.intake.choose(toFile('<i>h</i>.json', hostile));
  await expect(taken(workbench)).toContainText('<img src=x onerror=alert(1)>x');
  await expect(page.locator('img, i:not(.late), script:not([src])').filter({ hasText: /h|1/ })).toHaveCount(
    0,
  );
  await workbench.intake.choose(toFile('deep.json', '{"ClientId":"x","a":'.repeat(50_000)));
  await expect(workbench.intake.alert).toContainText('deep.json');
});
