import { describe, expect, test } from 'vitest';
import { readSettings } from './read-settings';
import {
  adfsMetadata,
  application,
  appsettings,
  challenge,
  client,
  createForRbac,
  createForRbacPrinted,
  dotenv,
  entraMetadata,
  identityWeb2,
  keycloakMetadata,
  msalJava,
  msalNode,
  msalPython,
  oldManifest,
  sdkAuth,
  smartMetadata,
  tenant,
  webConfig,
} from './settings-files.vectors';

function taken(text: string): Record<string, string> {
  const { taken = [] } = readSettings(text, 'file') ?? {};
  return Object.fromEntries(taken.map(({ target, value, path }) => [`${target} < ${path}`, value]));
}

function left(text: string): Record<string, string> {
  const { left = [] } = readSettings(text, 'file') ?? {};
  return Object.fromEntries(
    left.map(({ path, reason, value }) => [path, value ? `${reason}: ${value}` : reason]),
  );
}

describe('settings are taken, each from its place', () => {
  test('Microsoft.Identity.Web: the section that says whom to call, with comments and commas as .NET takes them', () => {
    expect(taken(appsettings)).toEqual({
      'profileId < CallApi.Instance': 'entra-v2',
      'cloud < CallApi.Instance': 'global',
      'tenant < CallApi.TenantId': tenant,
      'clientId < CallApi.ClientId': client,
      'scope < CallApi.ScopeForAccessToken': `api://${client}/.default`,
    });
    expect(left(appsettings)).toMatchObject({
      'CallApi.ClientCertificates[0].SourceType': 'certificate: KeyVault',
      'CallApi.ClientCertificates[0].KeyVaultUrl': 'certificate: https://damienbod.vault.azure.net',
      'AzureAd.ClientId': 'another',
      'AzureAd.ClientSecret': 'secret',
      'CallApi.ApiBaseAddress': 'unknown',
    });
  });

  test('a section without its braces, as blogs print it (seed 004)', () => {
    const section = appsettings.slice(appsettings.indexOf('"CallApi"'), appsettings.indexOf('/*'));
    expect(taken(section)).toEqual(taken(appsettings));
  });

  test('Microsoft.Identity.Web 2: scopes of the API that is called, in the cloud of the instance', () => {
    expect(taken(identityWeb2)).toEqual({
      'profileId < AzureAd.Instance': 'entra-v2',
      'cloud < AzureAd.Instance': 'us-government',
      'tenant < AzureAd.TenantId': tenant,
      'clientId < AzureAd.ClientId': client,
      'scope < DownstreamApis.Graph.Scopes[0]': 'https://graph.microsoft.us/.default',
    });
    expect(left(identityWeb2)).toMatchObject({
      'AzureAd.ClientCredentials[0].CertificateDiskPath': 'certificate: C:\\certs\\daemon.pfx',
      'AzureAd.ClientCredentials[0].CertificatePassword': 'secret',
    });
  });

  test('.NET’s flattened names, in JSON and in the environment', () => {
    const json = JSON.stringify({ 'AzureAd:TenantId': tenant, 'AzureAd:ClientId': client });
    const lines = `AzureAd__TenantId=${tenant}\nAzureAd__ClientId=${client}\n`;
    for (const text of [json, lines])
      expect(Object.values(taken(text))).toEqual(['entra-v2', tenant, client]);
  });

  test('MSAL Node, as a program’s object', () => {
    expect(taken(msalNode)).toEqual({
      'profileId < auth.authority': 'entra-v2',
      'cloud < auth.authority': 'global',
      'tenant < auth.authority': tenant,
      'clientId < auth.clientId': client,
    });
    expect(left(msalNode)).toMatchObject({ 'auth.clientSecret': 'secret' });
  });

  test('MSAL Python and MSAL Java', () => {
    expect(taken(msalPython)).toMatchObject({
      'tenant < authority': tenant,
      'clientId < client_id': client,
      'scope < scope[0]': 'https://graph.microsoft.com/.default',
    });
    expect(left(msalPython)).toMatchObject({ private_key_file: 'certificate: filename.pem' });
    expect(taken(msalJava)).toMatchObject({ 'tenant < AUTHORITY': tenant, 'clientId < CLIENT_ID': client });
    expect(left(msalJava)).toMatchObject({ KEY_PATH: 'certificate: /etc/keys/daemon.pem' });
  });

  test('the Azure SDK’s environment', () => {
    expect(taken(dotenv)).toEqual({
      'profileId < AZURE_AUTHORITY_HOST': 'entra-v2',
      'cloud < AZURE_AUTHORITY_HOST': 'china',
      'tenant < AZURE_TENANT_ID': tenant,
      'clientId < AZURE_CLIENT_ID': client,
    });
    expect(left(dotenv)).toEqual({
      AZURE_CLIENT_CERTIFICATE_PATH: 'certificate: /etc/keys/daemon.pem',
      AZURE_CLIENT_CERTIFICATE_PASSWORD: 'secret',
      AZURE_CLIENT_SECRET: 'secret',
      PORT: 'unknown',
    });
    const powershell = `$env:AZURE_TENANT_ID = "${tenant}"\n$env:AZURE_CLIENT_ID = '${client}'`;
    const cmd = `set AZURE_TENANT_ID=${tenant}\r\nset "AZURE_CLIENT_ID=${client}"\r\n`;
    for (const text of [powershell, cmd])
      expect(Object.values(taken(text)).slice(-2)).toEqual([tenant, client]);
  });

  test('az ad sp create-for-rbac, new and with --sdk-auth', () => {
    expect(taken(createForRbac)).toEqual({
      'profileId < tenant': 'entra-v2',
      'tenant < tenant': tenant,
      'clientId < appId': client,
    });
    expect(left(createForRbac)).toMatchObject({
      fileWithCertAndPrivateKey: 'certificate: /home/me/tmpx1y2z3.pem',
      password: 'secret',
    });
    expect(taken(sdkAuth)).toMatchObject({ 'cloud < activeDirectoryEndpointUrl': 'us-government' });
    expect(readSettings(sdkAuth, '')?.format).toBe('service-principal');
  });

  test('with what the terminal shows around it: prompt, command and warning', () => {
    expect(taken(createForRbacPrinted)).toEqual(taken(createForRbac));
  });

  test('web.config of .NET Framework (seed 003)', () => {
    expect(taken(webConfig)).toEqual({ 'clientId < ClientId': client });
    expect(readSettings(webConfig, '')?.format).toBe('appsettings');
  });

  test('az ad app show and manifests, whose certificates are told by thumbprint, in hex or base64', () => {
    expect(taken(application)).toEqual({
      'profileId < publisherDomain': 'entra-v2',
      'tenant < publisherDomain': 'contoso.onmicrosoft.com',
      'clientId < appId': client,
    });
    for (const text of [application, oldManifest, `[${application}]`]) {
      expect(readSettings(text, '')).toMatchObject({
        format: 'application',
        registered: ['BB5D1064437D8720A5C53078185E6A361A78B10A'],
      });
    }
  });

  test('what a server publishes of itself', () => {
    expect(Object.values(taken(entraMetadata))).toEqual(['entra-v2', 'global', tenant]);
    expect(taken(adfsMetadata)).toEqual({
      'profileId < token_endpoint': 'adfs',
      'tokenEndpoint < token_endpoint': 'https://adfs.contoso.com/adfs/oauth2/token',
    });
    expect(readSettings(adfsMetadata, '')?.format).toBe('adfs-metadata');
    expect(taken(smartMetadata)).toMatchObject({ 'profileId < token_endpoint': 'smart-backend' });
    expect(taken(keycloakMetadata)).toEqual({
      'profileId < token_endpoint': 'keycloak',
      'tokenEndpoint < token_endpoint': 'https://sso.example.com/realms/main/protocol/openid-connect/token',
      'issuer < issuer': 'https://sso.example.com/realms/main',
    });
    expect(readSettings(keycloakMetadata, '')).toMatchObject({
      algorithms: ['PS256', 'ES256'],
      methods: ['private_key_jwt', 'client_secret_basic'],
    });
    const okta = keycloakMetadata.replaceAll(
      /https:\/\/sso[^"]*token/g,
      'https://id.example.com/oauth2/default/v1/token',
    );
    expect(taken(okta)).toMatchObject({ 'profileId < token_endpoint': 'okta' });
    const plain = keycloakMetadata.replaceAll(/https:\/\/sso[^"]*token/g, 'https://as.example.com/token');
    expect(taken(plain)).toMatchObject({ 'profileId < token_endpoint': 'generic-oidc' });
  });

  test('the realm of SharePoint’s challenge, from the header or the whole answer', () => {
    const header = challenge.split('\n')[2] ?? '';
    for (const text of [challenge, header, header.replace('WWW-Authenticate: ', '')])
      expect(Object.values(taken(text))).toEqual([tenant]);
    const entra = `WWW-Authenticate: Bearer authorization_uri="https://login.windows.net/${tenant}", error="invalid_token"`;
    expect(Object.values(taken(entra))).toEqual(['global', tenant]);
  });

  test('B2C, External ID and AD FS by their instances', () => {
    const of = (settings: object) => Object.values(taken(JSON.stringify({ AzureAd: settings })));
    expect(
      of({
        Instance: 'https://contoso.b2clogin.com',
        TenantId: tenant,
        ClientId: client,
        SignUpSignInPolicyId: 'b2c_1_in',
      }),
    ).toEqual(['azure-ad-b2c', 'contoso.onmicrosoft.com', 'b2c_1_in', client]);
    expect(of({ Authority: 'https://contoso.ciamlogin.com/', ClientId: client })).toEqual([
      'entra-external-id',
      'contoso.onmicrosoft.com',
      client,
    ]);
    expect(of({ Authority: 'https://adfs.contoso.com/adfs', ClientId: client })).toEqual([
      'adfs',
      'https://adfs.contoso.com/adfs/oauth2/token',
      client,
    ]);
  });

  test('Google’s key file', () => {
    const text = JSON.stringify({
      type: 'service_account',
      private_key_id: 'k1',
      client_email: 'd@p.iam.gserviceaccount.com',
      client_id: '1',
      token_uri: 'https://oauth2.googleapis.com/token',
    });
    expect(Object.values(taken(text))).toEqual(['google', 'd@p.iam.gserviceaccount.com', 'k1']);
  });
});

describe('what is none of these is left', () => {
  test.each([
    '',
    '{}',
    '[]',
    'null',
    '"text"',
    '{"kty":"RSA","n":"x","e":"AQAB"}',
    '{"a":{"b":1}}',
    '{"AzureAd":{"TenantId":"[Enter the Tenant ID]","ClientId":"<client-id>"}}',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    'Bag Attributes\n    localKeyID: 01\nsubject=CN=x\n',
    'a text about the client id and the tenant',
    '{"ClientId":',
    '{"AzureAd":{"TenantId":"x","ClientId":"y"}}}}}',
  ])('%j', (text) => {
    const reading = readSettings(text, 'file');
    expect(reading === undefined || text.endsWith('}}}}}')).toBe(true);
  });

  test('a value that nobody has filled in', () => {
    const text = `{"AzureAd":{"TenantId":"[Enter 'common', or your tenant]","ClientId":"${client}","ClientSecret":"YOUR_SECRET"}}`;
    expect(left(text)).toEqual({ 'AzureAd.TenantId': 'placeholder', 'AzureAd.ClientSecret': 'secret' });
  });
});
