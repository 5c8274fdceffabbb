/** PingOne: an environment’s authorization server. */
import { clientSecret } from './client-secret';
import { signedAssertionWithKeyId } from './signed-assertion';
import { genericOidc } from './generic-oidc';
import { oauthGrants } from './oauth-grants';
import type { ServerProfile } from './server-profile';

const docs = 'developer.pingidentity.com, pingone-api/auth/auth-config-options/create-a-private-key-jwt';
const checked = '2026-11-22';

export const pingone: ServerProfile = {
  ...genericOidc,
  id: 'pingone',
  name: 'PingOne',
  settings: [
    {
      name: 'tokenEndpoint',
      required: true,
      example: 'https://auth.pingone.com/aaaabbbb-0000-cccc-1111-dddd2222eeee/as/token',
    },
    { name: 'clientId', required: true, example: '00001111-aaaa-2222-bbbb-3333cccc4444' },
  ],
  grants: [oauthGrants.clientCredentials, oauthGrants.authorizationCode, oauthGrants.refreshToken],
  clientAuthentications: [signedAssertionWithKeyId, clientSecret],
  algorithms: {
    value: [
      { alg: 'RS256' },
      { alg: 'RS384' },
      { alg: 'RS512' },
      { alg: 'ES256' },
      { alg: 'ES384' },
      { alg: 'ES512' },
    ],
    source: `${docs}: RS256–512; one page of it has ES256–512 too`,
    checked,
  },
  keyTypes: { value: ['RSA', 'EC'], source: docs, checked },
  audience: {
    value: 'token-endpoint',
    source: `${docs}: or the issuer, or the endpoint that is called`,
    checked,
  },
  typ: { value: ['JWT'], source: docs, checked },
  lifetime: { value: { maximum: 3600, rejects: true }, source: `${docs}: an hour`, checked },
  requiresJti: { value: false, source: docs, checked },
};
