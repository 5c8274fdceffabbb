/** Microsoft Entra External ID: tenants for customers, under names of their own. */
import { clientAssertionClaims } from './client-assertion-claims';
import { clientSecret, publicClient } from './client-secret';
import { signedAssertion } from './signed-assertion';
import { entraV2 } from './entra-v2';
import {
  entraAuthorizationCode,
  entraClientCredentials,
  entraOnBehalfOf,
  entraRefreshToken,
} from './entra-grants';
import type { ServerProfile } from './server-profile';

const msal = 'MSAL.NET, CiamAuthority.cs';
const checked = '2026-11-22';

export const entraExternalId: ServerProfile = {
  ...entraV2,
  id: 'entra-external-id',
  name: 'Microsoft Entra External ID',
  settings: [
    {
      name: 'tenant',
      required: true,
      example: 'contoso.onmicrosoft.com',
      hint: 'The address begins with its first part: contoso.ciamlogin.com.',
    },
    { name: 'clientId', required: true, example: '00001111-aaaa-2222-bbbb-3333cccc4444' },
  ],
  grants: [entraClientCredentials, entraAuthorizationCode, entraRefreshToken, entraOnBehalfOf],
  clientAuthentications: [signedAssertion, clientSecret, publicClient],
  tokenEndpoint: {
    value: 'https://{tenantName}.ciamlogin.com/{tenantName}.onmicrosoft.com/oauth2/v2.0/token',
    source: `${msal}: https://x.ciamlogin.com becomes https://x.ciamlogin.com/x.onmicrosoft.com`,
    checked,
  },
  tenantForm: { value: 'name', source: 'the host, {name}.ciamlogin.com', checked },
  hasClouds: false,
  algorithms: {
    value: entraV2.algorithms.value,
    source: 'MSAL.NET, JsonWebToken.cs: PS256 with x5t#S256 for CIAM too; RS256 with x5t is its fallback',
    checked,
  },
  claims: { value: clientAssertionClaims, source: 'MSAL.NET, JsonWebToken.cs', checked },
};
