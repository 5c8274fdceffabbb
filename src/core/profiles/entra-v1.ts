/** Microsoft Entra ID, the v1.0 token endpoint. */
import { clientAssertionClaims } from './client-assertion-claims';
import { clientSecret, publicClient } from './client-secret';
import { signedAssertion } from './signed-assertion';
import { entraV1Grants } from './entra-v1-grants';
import type { ServerProfile } from './server-profile';

const credentials = 'entra-docs, identity-platform/certificate-credentials.md, the edition of 2024';
const clientCredentials = 'azure-docs, active-directory/azuread-dev/v1-oauth2-client-creds-grant-flow.md';
const checked = '2026-11-21';

export const entraV1: ServerProfile = {
  id: 'entra-v1',
  name: 'Microsoft Entra ID (v1.0)',
  settings: [
    { name: 'tenant', required: true, example: 'contoso.onmicrosoft.com' },
    { name: 'clientId', required: true, example: '00001111-aaaa-2222-bbbb-3333cccc4444' },
  ],
  grants: entraV1Grants,
  clientAuthentications: [signedAssertion, clientSecret, publicClient],
  tokenEndpoint: { value: 'https://{host}/{tenant}/oauth2/token', source: clientCredentials, checked },
  hasClouds: true,
  algorithms: { value: [{ alg: 'RS256', thumbprint: 'x5t' }], source: credentials, checked },
  keyTypes: {
    value: ['RSA'],
    source: 'GitHub, azure-activedirectory-identitymodel-extensions-for-dotnet #1917',
    checked,
  },
  certificate: { value: 'required', source: `${credentials}: x5t`, checked },
  audience: { value: 'token-endpoint', source: `${credentials}: aud`, checked },
  typ: { value: ['JWT'], source: `${credentials}: typ`, checked },
  claims: { value: clientAssertionClaims, source: `${credentials}; iat is MSAL Node’s`, checked },
  lifetime: {
    value: { maximum: 600, rejects: false },
    source: `${credentials}: exp; ADAL Node, self-signed-jwt.js`,
    checked,
  },
  requiresJti: {
    value: false,
    source: 'GitHub, active-directory-dotnet-daemon-certificate-credential #3',
    checked,
  },
  target: { value: 'resource', source: `${clientCredentials}: resource`, checked },
  clientIdForm: { value: 'guid', source: `${credentials}: iss`, checked },
  reservedTenants: {
    value: ['common', 'organizations', 'consumers'],
    source: `${clientCredentials}; AADSTS50059, AADSTS700023`,
    checked,
  },
};
