/** Keycloak 26.2 and later. */
import { clientSecret, publicClient } from './client-secret';
import { signedAssertionWithKeyId } from './signed-assertion';
import { genericOidc } from './generic-oidc';
import { oauthGrants } from './oauth-grants';
import type { ServerProfile } from './server-profile';

const issues = 'GitHub, keycloak #38819, #38751, #43984';
const checked = '2026-11-22';

export const keycloak: ServerProfile = {
  ...genericOidc,
  id: 'keycloak',
  name: 'Keycloak',
  settings: [
    {
      name: 'tokenEndpoint',
      required: true,
      example: 'https://sso.example.com/realms/main/protocol/openid-connect/token',
    },
    { name: 'issuer', required: true, example: 'https://sso.example.com/realms/main' },
    { name: 'clientId', required: true, example: 'daemon' },
  ],
  grants: [
    oauthGrants.clientCredentials,
    oauthGrants.authorizationCode,
    oauthGrants.refreshToken,
    oauthGrants.password,
    oauthGrants.deviceCode,
  ],
  clientAuthentications: [signedAssertionWithKeyId, clientSecret, publicClient],
  audience: {
    value: 'issuer',
    source: `${issues}: one audience; the realm’s issuer, or the token endpoint in older versions`,
    checked,
  },
  requiresJti: { value: false, source: 'RFC 7523 §3, 7', checked },
};
