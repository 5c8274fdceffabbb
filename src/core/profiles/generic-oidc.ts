/** Any authorization server that speaks `private_key_jwt` as the standards have it. */
import { clientAssertionClaims } from './client-assertion-claims';
import { clientSecret, publicClient } from './client-secret';
import { signedAssertionWithKeyId } from './signed-assertion';
import { oauthGrants } from './oauth-grants';
import type { ServerProfile } from './server-profile';

const checked = '2026-11-21';

export const genericOidc: ServerProfile = {
  id: 'generic-oidc',
  name: 'Generic OpenID Connect',
  settings: [
    { name: 'tokenEndpoint', required: true, example: 'https://as.example.com/token' },
    { name: 'issuer', required: false, example: 'https://as.example.com' },
    { name: 'clientId', required: true, example: 's6BhdRkqt3' },
  ],
  grants: [
    oauthGrants.clientCredentials,
    oauthGrants.authorizationCode,
    oauthGrants.refreshToken,
    oauthGrants.password,
    oauthGrants.jwtBearer,
    oauthGrants.samlBearer,
    oauthGrants.deviceCode,
  ],
  clientAuthentications: [signedAssertionWithKeyId, clientSecret, publicClient],
  hasClouds: false,
  algorithms: {
    value: [
      { alg: 'RS256' },
      { alg: 'RS384' },
      { alg: 'RS512' },
      { alg: 'PS256' },
      { alg: 'PS384' },
      { alg: 'PS512' },
      { alg: 'ES256' },
      { alg: 'ES384' },
      { alg: 'ES512' },
      { alg: 'EdDSA' },
    ],
    source:
      'RFC 7518 §3.1, RFC 8037 §3.1; which of them a server takes is in its token_endpoint_auth_signing_alg_values_supported (RFC 8414 §2)',
    checked,
  },
  keyTypes: { value: ['RSA', 'EC', 'OKP'], source: 'RFC 7518 §3.1, RFC 8037 §3.1', checked },
  certificate: {
    value: 'optional',
    source: 'OpenID Connect Core 1.0 §9: the key is registered, as a JWK',
    checked,
  },
  audience: {
    value: 'issuer',
    source:
      'draft-ietf-oauth-rfc7523bis: the issuer identifier; OpenID Connect Core 1.0 §9: the token endpoint',
    checked,
  },
  typ: {
    value: ['JWT', 'client-authentication+jwt'],
    source: 'RFC 7519 §5.1; draft-ietf-oauth-rfc7523bis: client-authentication+jwt',
    checked,
  },
  claims: {
    value: clientAssertionClaims,
    source: 'RFC 7523 §3; OpenID Connect Core 1.0 §9',
    checked,
  },
  lifetime: {
    value: { maximum: 3600, rejects: false },
    source: 'Okta and PingOne reject more than an hour, Auth0 and SMART more than five minutes',
    checked,
  },
  requiresJti: { value: true, source: 'OpenID Connect Core 1.0 §9: jti is REQUIRED', checked },
  target: { value: 'scope', source: 'RFC 6749 §4.4.2', checked },
};
