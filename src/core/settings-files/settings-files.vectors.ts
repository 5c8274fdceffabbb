/** Settings as their programs and documents write them; identifiers of Microsoft’s documentation, secrets made up. */

export const tenant = '7ff95b15-dc21-4ba6-bc92-824856578fc1';
export const client = 'b178f3a5-7588-492a-924f-72d7887b7e48';
export const secret = 'R4bbit~hole.never-shown_0123456789';

/** Seed 004, both sections, as they stand in appsettings.json. */
export const appsettings = `{
  // who is called
  "CallApi": {
    "ScopeForAccessToken": "api://${client}/.default",
    "ApiBaseAddress": "https://localhost:44390",
    "Instance": "https://login.microsoftonline.com/",
    "Domain": "damienbodhotmail.onmicrosoft.com",
    "TenantId": "${tenant}",
    "ClientId": "${client}",
    "ClientCertificates": [
      {
        "SourceType": "KeyVault",
        "KeyVaultUrl": "https://damienbod.vault.azure.net",
        "KeyVaultCertificateName": "ServiceApiCert"
      },
    ],
  },
  /* and who calls */
  "AzureAd": {
    "Instance": "https://login.microsoftonline.com/",
    "TenantId": "${tenant}",
    "ClientId": "11111111-7588-492a-924f-72d7887b7e48",
    "ClientSecret": "${secret}"
  },
  "Logging": { "LogLevel": { "Default": "Warning" } },
}`;

/** Microsoft.Identity.Web 2 and later: learn.microsoft.com/entra/msal/dotnet/microsoft-identity-web. */
export const identityWeb2 = `{
  "AzureAd": {
    "Instance": "https://login.microsoftonline.us/",
    "TenantId": "${tenant}",
    "ClientId": "${client}",
    "ClientCredentials": [
      { "SourceType": "Path", "CertificateDiskPath": "C:\\\\certs\\\\daemon.pfx", "CertificatePassword": "${secret}" }
    ]
  },
  "DownstreamApis": {
    "Graph": {
      "BaseUrl": "https://graph.microsoft.us/v1.0",
      "RequestAppToken": true,
      "Scopes": ["https://graph.microsoft.us/.default"]
    }
  }
}`;

/** AzureAD/microsoft-authentication-library-for-js, lib/msal-node/docs/certificate-credentials.md. */
export const msalNode = `const config = {
    auth: {
        clientId: "${client}",
        authority: "https://login.microsoftonline.com/${tenant}",
        clientCertificate: {
            thumbprintSha256: process.env.THUMBPRINT, // SHA-256
            privateKey: readFileSync('key.pem', 'utf8'),
        },
        clientSecret: '${secret}',
    },
};
`;

/** AzureAD/microsoft-authentication-library-for-python, sample/confidential_client_certificate_sample.py. */
export const msalPython = `{
    "authority": "https://login.microsoftonline.com/${tenant}",
    "client_id": "${client}",
    "scope": ["https://graph.microsoft.com/.default"],
    "thumbprint": "790E29C2B4CDF0D1F1A2B3C4D5E6F708192A3B4C",
    "private_key_file": "filename.pem",
    "endpoint": "https://graph.microsoft.com/v1.0/users"
}`;

/** Azure-Samples/ms-identity-msal-java-samples, application.properties. */
export const msalJava = `AUTHORITY=https://login.microsoftonline.com/${tenant}/
CLIENT_ID=${client}
KEY_PATH=/etc/keys/daemon.pem
CERT_PATH=/etc/keys/daemon.crt
SCOPE=https://graph.microsoft.com/.default
`;

/** Azure SDK, EnvironmentCredential. */
export const dotenv = `# service principal
export AZURE_TENANT_ID="${tenant}"
AZURE_CLIENT_ID=${client}
AZURE_AUTHORITY_HOST=https://login.chinacloudapi.cn/
AZURE_CLIENT_CERTIFICATE_PATH=/etc/keys/daemon.pem
AZURE_CLIENT_CERTIFICATE_PASSWORD=${secret}
AZURE_CLIENT_SECRET='${secret}'
PORT=8080
`;

/** learn.microsoft.com/cli/azure/ad/sp#az-ad-sp-create-for-rbac. */
export const createForRbac = JSON.stringify({
  appId: client,
  displayName: 'azure-cli-2026',
  fileWithCertAndPrivateKey: '/home/me/tmpx1y2z3.pem',
  password: secret,
  tenant,
});

/** As a terminal shows it: the command, what the Azure CLI warns of, the output. */
export const createForRbacPrinted = `$ az ad sp create-for-rbac --name azure-cli-2026
WARNING: The output includes credentials that you must protect. Be sure that you do not include these credentials in your code or check the credentials into your source control. For more information, see https://aka.ms/azadsp-cli
${JSON.stringify({ appId: client, displayName: 'azure-cli-2026', password: secret, tenant }, undefined, 2)}
$ `;

/** As seed 003 prints it, with the secret replaced. */
export const webConfig = `<configuration>
  <appSettings>
    <add key="ClientId" value="${client}"/>
    <add key="ClientSecret" value="${secret}"/>

  </appSettings>

</configuration>`;

export const sdkAuth = JSON.stringify({
  clientId: client,
  clientSecret: secret,
  subscriptionId: '00000000-1111-2222-3333-444444444444',
  tenantId: tenant,
  activeDirectoryEndpointUrl: 'https://login.microsoftonline.us',
  resourceManagerEndpointUrl: 'https://management.usgovcloudapi.net/',
  activeDirectoryGraphResourceId: 'https://graph.windows.net/',
});

/** microsoft-graph-docs, api-reference/v1.0/resources/application.md; az writes the thumbprint in hex. */
export const application = JSON.stringify({
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#applications/$entity',
  appId: client,
  displayName: 'daemon',
  id: '22222222-0000-0000-0000-000000000000',
  identifierUris: [],
  keyCredentials: [
    {
      customKeyIdentifier: 'BB5D1064437D8720A5C53078185E6A361A78B10A',
      displayName: 'CN=daemon',
      key: null,
      keyId: '33333333-0000-0000-0000-000000000000',
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
    },
  ],
  passwordCredentials: [{ displayName: 'old', hint: 'R4b', secretText: secret }],
  publisherDomain: 'contoso.onmicrosoft.com',
  signInAudience: 'AzureADMyOrg',
});

/** The manifest of the AAD Graph: customKeyIdentifier in base64. protocol.md §10, §12. */
export const oldManifest = JSON.stringify({
  id: '22222222-0000-0000-0000-000000000000',
  acceptMappedClaims: null,
  appId: client,
  keyCredentials: [
    {
      customKeyIdentifier: 'u10QZEN9hyClxTB4GF5qNhp4sQo=',
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      value: null,
    },
  ],
  name: 'daemon',
  passwordCredentials: [],
});

/** The parts that matter here of https://login.microsoftonline.com/{tenant}/v2.0/.well-known/openid-configuration. */
export const entraMetadata = JSON.stringify({
  token_endpoint: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
  jwks_uri: `https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`,
  issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
});

export const keycloakMetadata = JSON.stringify({
  issuer: 'https://sso.example.com/realms/main',
  token_endpoint: 'https://sso.example.com/realms/main/protocol/openid-connect/token',
  token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_basic'],
  token_endpoint_auth_signing_alg_values_supported: ['PS256', 'ES256'],
});

/** windowsserverdocs, ad-fs-openid-connect-oauth-flows-scenarios.md. */
export const adfsMetadata = JSON.stringify({
  issuer: 'https://adfs.contoso.com/adfs',
  authorization_endpoint: 'https://adfs.contoso.com/adfs/oauth2/authorize/',
  token_endpoint: 'https://adfs.contoso.com/adfs/oauth2/token/',
  access_token_issuer: 'http://adfs.contoso.com/adfs/services/trust',
  token_endpoint_auth_methods_supported: [
    'client_secret_post',
    'private_key_jwt',
    'windows_client_authentication',
  ],
});

/** HL7/smart-app-launch, conformance.md. */
export const smartMetadata = JSON.stringify({
  token_endpoint: 'https://ehr.example.com/auth/token',
  token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
  capabilities: ['launch-ehr', 'client-confidential-asymmetric'],
});

/** What SharePoint Online answers to an empty token. */
export const challenge = `HTTP/1.1 401 Unauthorized
Content-Type: text/plain; charset=utf-8
WWW-Authenticate: Bearer realm="${tenant}",client_id="00000003-0000-0ff1-ce00-000000000000",trusted_issuers="00000001-0000-0000-c000-000000000000@*",authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"
Date: Tue, 24 Nov 2026 20:00:00 GMT
`;
