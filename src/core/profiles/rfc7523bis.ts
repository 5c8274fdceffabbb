/** Servers that follow the successor of RFC 7523: the audience is the issuer, and the type says what the JWT is for. */
import { genericOidc } from './generic-oidc';
import { oauthGrants } from './oauth-grants';
import { signedAssertionWithKeyId } from './signed-assertion';
import type { ServerProfile } from './server-profile';

const draft = 'draft-ietf-oauth-rfc7523bis-11';
const checked = '2026-11-22';

export const rfc7523bis: ServerProfile = {
  ...genericOidc,
  id: 'rfc7523bis',
  name: 'RFC 7523bis',
  notes: [
    {
      value:
        'A draft in the RFC Editor’s queue. It calls the explicit type REQUIRED for clients in one place and SHOULD in another.',
      source: draft,
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
  audience: { value: 'issuer', source: `${draft}: the issuer identifier, as sole value`, checked },
  typ: {
    value: ['client-authentication+jwt'],
    source: `${draft}: client-authentication+jwt; servers should not reject others`,
    checked,
  },
  lifetime: {
    value: { maximum: 3600, rejects: false },
    source: 'RFC 7523 §3, 4: a server may refuse an exp that is unreasonably far; no number is given',
    checked,
  },
  requiresJti: { value: false, source: 'RFC 7523 §3, 7', checked },
};
