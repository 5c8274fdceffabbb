/** Azure AD B2C: a token endpoint for each policy. */
import { clientAssertionClaims } from './client-assertion-claims';
import { clientSecret, publicClient } from './client-secret';
import { signedAssertion } from './signed-assertion';
import { entraV2 } from './entra-v2';
import { entraAuthorizationCode, entraRefreshToken } from './entra-grants';
import type { ServerProfile } from './server-profile';

const msal = 'MSAL.NET, JsonWebToken.cs: PS256 with x5t#S256 for B2C too';
const checked = '2026-11-22';

/** An API of the tenant’s own: Graph’s tokens come from login.microsoftonline.com. In the place of Graph’s scope, which is the last. */
const scope = {
  name: 'scope',
  required: false,
  example: 'https://contoso.onmicrosoft.com/api/read',
} as const;

export const azureAdB2c: ServerProfile = {
  ...entraV2,
  id: 'azure-ad-b2c',
  name: 'Azure AD B2C',
  notes: [
    {
      value:
        'A plain user flow refuses client credentials (“The supplied grant_type [client_credentials] is not supported”). A token for the app alone, as for Graph, comes from login.microsoftonline.com: Microsoft Entra ID (v2.0).',
      source: 'learn.microsoft.com, answers 28520',
      checked,
    },
    {
      value: 'Not confirmed: whether policies take a signed assertion in the place of the client secret.',
      source: 'no document of Microsoft says so; MSAL.NET sends one',
      checked,
    },
  ],
  settings: [
    { name: 'tenant', required: true, example: 'contoso.onmicrosoft.com' },
    { name: 'policy', required: true, example: 'b2c_1_signupsignin' },
    { name: 'clientId', required: true, example: '00001111-aaaa-2222-bbbb-3333cccc4444' },
  ],
  grants: [
    { ...entraAuthorizationCode, settings: [...entraAuthorizationCode.settings.slice(0, -1), scope] },
    { ...entraRefreshToken, settings: [...entraRefreshToken.settings.slice(0, -1), scope] },
  ],
  clientAuthentications: [signedAssertion, clientSecret, publicClient],
  tokenEndpoint: {
    value: 'https://{tenantName}.b2clogin.com/{tenantName}.onmicrosoft.com/{policy}/oauth2/v2.0/token',
    source: 'MSAL JS and MSAL.NET, B2C authorities; other clouds have b2clogin.cn, .us and .de',
    checked,
  },
  tenantForm: { value: 'name', source: 'the host, {name}.b2clogin.com', checked },
  hasClouds: false,
  algorithms: { value: entraV2.algorithms.value, source: msal, checked },
  audience: { value: 'token-endpoint', source: `${msal}; the audience is the token endpoint`, checked },
  claims: { value: clientAssertionClaims, source: msal, checked },
};
