/** Okta: an organisation’s own server, or one of its custom ones. */
import { clientSecret } from './client-secret';
import { signedAssertionNeedsKeyId } from './signed-assertion';
import { genericOidc } from './generic-oidc';
import { oauthGrants } from './oauth-grants';
import type { ServerProfile } from './server-profile';

const docs = 'okta-developer-docs, guides/build-self-signed-jwt';
const checked = '2026-11-22';

export const okta: ServerProfile = {
  ...genericOidc,
  id: 'okta',
  name: 'Okta',
  settings: [
    { name: 'tokenEndpoint', required: true, example: 'https://contoso.okta.com/oauth2/v1/token' },
    { name: 'clientId', required: true, example: '0oar95zt9zIpYuz6A0h7' },
  ],
  grants: [oauthGrants.clientCredentials, oauthGrants.authorizationCode, oauthGrants.refreshToken],
  clientAuthentications: [signedAssertionNeedsKeyId, clientSecret],
  algorithms: {
    value: [
      { alg: 'RS256' },
      { alg: 'RS384' },
      { alg: 'RS512' },
      { alg: 'ES256' },
      { alg: 'ES384' },
      { alg: 'ES512' },
    ],
    source: docs,
    checked,
  },
  keyTypes: { value: ['RSA', 'EC'], source: docs, checked },
  audience: { value: 'token-endpoint', source: `${docs}: the full URL of the token endpoint`, checked },
  typ: { value: ['JWT'], source: docs, checked },
  lifetime: {
    value: { maximum: 3600, rejects: true },
    source: `${docs}: more than an hour ahead is refused`,
    checked,
  },
  requiresJti: { value: false, source: `${docs}: with jti an assertion is good once`, checked },
};
