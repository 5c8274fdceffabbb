/** Auth0: the audience is the tenant’s address, with a slash at the end. */
import { clientSecret } from './client-secret';
import { signedAssertionWithKeyId } from './signed-assertion';
import { genericOidc } from './generic-oidc';
import { oauthGrants } from './oauth-grants';
import type { ServerProfile } from './server-profile';

const docs = 'auth0.com/docs, authenticate-with-private-key-jwt';
const checked = '2026-11-22';

export const auth0: ServerProfile = {
  ...genericOidc,
  id: 'auth0',
  name: 'Auth0',
  notes: [
    {
      value: 'Not confirmed: RS256, RS384 and PS256 as the algorithms that an application can register.',
      source: 'background knowledge, not read in a document',
      checked,
    },
  ],
  settings: [
    { name: 'tokenEndpoint', required: true, example: 'https://contoso.eu.auth0.com/oauth/token' },
    { name: 'clientId', required: true, example: 'aBcDeFgHiJkLmNoPqRsTuVwXyZ012345' },
  ],
  grants: [oauthGrants.clientCredentials, oauthGrants.authorizationCode, oauthGrants.refreshToken],
  clientAuthentications: [signedAssertionWithKeyId, clientSecret],
  tokenEndpointPath: { value: '/oauth/token', source: docs, checked },
  algorithms: {
    value: [{ alg: 'RS256' }, { alg: 'RS384' }, { alg: 'PS256' }],
    source: 'background knowledge, not read in a document',
    checked,
  },
  keyTypes: { value: ['RSA'], source: docs, checked },
  audience: {
    value: 'https://{tokenEndpointHost}/',
    source: `${docs}: https://{tenant}.auth0.com/ or the custom domain, with the slash at the end`,
    checked,
  },
  typ: { value: ['JWT'], source: docs, checked },
  lifetime: {
    value: { maximum: 300, rejects: true },
    source: `${docs}: five minutes at most, one is recommended; GitHub, uaa #3720`,
    checked,
  },
  requiresJti: { value: true, source: `${docs}: once`, checked },
};
