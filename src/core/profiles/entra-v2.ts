/** Microsoft Entra ID, the v2.0 token endpoint. */
import { clientAssertionClaims } from './client-assertion-claims';
import { clientSecret, publicClient } from './client-secret';
import { signedAssertion } from './signed-assertion';
import { entraGrants } from './entra-grants';
import type { ServerProfile } from './server-profile';

const credentials = 'entra-docs, identity-platform/certificate-credentials.md';
const clientCredentials = 'entra-docs, identity-platform/v2-oauth2-client-creds-grant-flow.md';
const checked = '2026-11-21';

export const entraV2: ServerProfile = {
  id: 'entra-v2',
  name: 'Microsoft Entra ID (v2.0)',
  settings: [
    { name: 'tenant', required: true, example: 'contoso.onmicrosoft.com' },
    { name: 'clientId', required: true, example: '00001111-aaaa-2222-bbbb-3333cccc4444' },
  ],
  grants: entraGrants,
  clientAuthentications: [signedAssertion, clientSecret, publicClient],
  tokenEndpoint: { value: 'https://{host}/{tenant}/oauth2/v2.0/token', source: clientCredentials, checked },
  hasClouds: true,
  algorithms: {
    value: [
      { alg: 'PS256', thumbprint: 'x5t#S256' },
      { alg: 'RS256', thumbprint: 'x5t' },
    ],
    source: `${credentials} (PS256 with x5t#S256 since 2025, RS256 with x5t before); MSAL Node, ClientAssertion.ts`,
    checked,
  },
  keyTypes: {
    value: ['RSA'],
    source:
      'GitHub, azure-activedirectory-identitymodel-extensions-for-dotnet #1917; microsoft-authentication-library-for-dotnet #2573',
    checked,
  },
  certificate: { value: 'required', source: `${credentials}: x5t#S256`, checked },
  audience: { value: 'token-endpoint', source: `${credentials}: aud`, checked },
  typ: { value: ['JWT'], source: `${credentials}: typ`, checked },
  claims: { value: clientAssertionClaims, source: `${credentials}; order as MSAL Node’s`, checked },
  lifetime: {
    value: { maximum: 600, rejects: false },
    source: `${credentials}: exp, “5-10 minutes after nbf at most”, not enforced`,
    checked,
  },
  requiresJti: {
    value: false,
    source: 'GitHub, active-directory-dotnet-daemon-certificate-credential #3',
    checked,
  },
  target: { value: 'scope', source: clientCredentials, checked },
  clientIdForm: { value: 'guid', source: `${credentials}: iss`, checked },
  reservedTenants: {
    value: ['common', 'organizations', 'consumers'],
    source: `${clientCredentials}: tenant; AADSTS50059, AADSTS700023`,
    checked,
  },
};
