/** The claims of a client assertion. RFC 7523 §3, OpenID Connect Core 1.0 §9. */
import type { ClaimRule } from './grant-rules';

/** In the order in which MSAL Node writes them. */
export const clientAssertionClaims: readonly ClaimRule[] = [
  ['aud', '{audience}'],
  ['exp', '{expiry}'],
  ['iss', '{clientId}'],
  ['sub', '{clientId}'],
  ['nbf', '{notBefore}'],
  ['jti', '{jti}'],
  ['iat', '{issuedAt}'],
];
