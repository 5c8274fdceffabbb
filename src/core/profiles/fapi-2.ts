/** FAPI 2.0 Security Profile: banks, health, government. */
import { signedAssertionWithKeyId } from './signed-assertion';
import { genericOidc } from './generic-oidc';
import { oauthGrants } from './oauth-grants';
import type { ServerProfile } from './server-profile';

const fapi = 'FAPI 2.0 Security Profile';
const checked = '2026-11-22';

export const fapi2: ServerProfile = {
  ...genericOidc,
  id: 'fapi-2',
  name: 'FAPI 2.0',
  notes: [
    {
      value: 'iat and nbf up to 10 seconds ahead are accepted, more than 60 are refused.',
      source: `${fapi}; GitHub, thunderid #5500`,
      checked,
    },
    {
      value: 'Not confirmed by us: that PS256, ES256 and EdDSA are the algorithms.',
      source: `${fapi}, from background knowledge`,
      checked,
    },
  ],
  settings: [
    { name: 'tokenEndpoint', required: true, example: 'https://as.example.com/token' },
    { name: 'issuer', required: true, example: 'https://as.example.com' },
    { name: 'clientId', required: true, example: 's6BhdRkqt3' },
  ],
  grants: [oauthGrants.clientCredentials, oauthGrants.authorizationCode, oauthGrants.refreshToken],
  clientAuthentications: [signedAssertionWithKeyId],
  algorithms: {
    value: [{ alg: 'PS256' }, { alg: 'ES256' }, { alg: 'EdDSA' }],
    source: `${fapi}, from background knowledge, not confirmed`,
    checked,
  },
  audience: { value: 'issuer', source: `${fapi}: the issuer, a string and no array`, checked },
};
