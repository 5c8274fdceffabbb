/** The error codes of the standards: of the token endpoint, of assertions, of bearer tokens. RFC 6749 §5.2, RFC 7521 §4, RFC 6750 §3.1. */
import type { KnownError } from './known-error';

const rows: readonly Omit<KnownError, 'family' | 'isGeneric'>[] = [
  {
    code: 'invalid_client',
    says: 'Client authentication failed (unknown client, no client authentication included, or unsupported authentication method).',
    causes: [
      'cause/app-unknown',
      'cause/parameter-missing',
      'cause/assertion-type',
      'cause/certificate-not-registered',
      'cause/private-key-of-other-certificate',
      'cause/algorithm-of-other-key',
      'cause/client-id-differs',
      'cause/audience-not-endpoint',
      'cause/assertion-kept-too-long',
      'cause/clock',
    ],
    source: 'RFC 6749 §5.2; RFC 7521 §4.2.1: a client assertion that is not valid, for whatever reason',
  },
  {
    code: 'invalid_grant',
    says: 'The provided authorization grant (authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, or was issued to another client.',
    causes: [
      'cause/code-used-or-expired',
      'cause/redirect-uri',
      'cause/refresh-token-expired',
      'cause/user-assertion-of-other-audience',
      'cause/user-assertion-expired',
      'cause/clock',
      'cause/private-key-of-other-certificate',
    ],
    source: 'RFC 6749 §5.2; RFC 7521 §4.1.1: an assertion that is the grant, and is not valid',
  },
  {
    code: 'invalid_request',
    says: 'The request is missing a required parameter, includes an unsupported parameter value, repeats a parameter, or is otherwise malformed.',
    causes: [
      'cause/parameter-missing',
      'cause/parameter-misspelt',
      'cause/content-type',
      'cause/body-malformed',
    ],
    source: 'RFC 6749 §5.2',
  },
  {
    code: 'unauthorized_client',
    says: 'The authenticated client is not authorized to use this authorization grant type.',
    causes: ['cause/grant-not-supported', 'cause/app-unknown', 'cause/consent-missing'],
    source: 'RFC 6749 §5.2',
  },
  {
    code: 'unsupported_grant_type',
    says: 'The authorization grant type is not supported by the authorization server.',
    causes: ['cause/grant-not-supported', 'cause/assertion-type', 'cause/parameter-misspelt'],
    source: 'RFC 6749 §5.2',
  },
  {
    code: 'invalid_scope',
    says: 'The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.',
    causes: ['cause/scope-unknown', 'cause/scope-not-default'],
    source: 'RFC 6749 §5.2',
  },
  {
    code: 'invalid_target',
    says: 'The requested resource is invalid, missing, unknown, or malformed.',
    causes: ['cause/resource-unknown'],
    source: 'RFC 8707 §2',
  },
  {
    code: 'invalid_resource',
    says: 'The target resource is invalid because it does not exist, cannot be found, or is not correctly configured.',
    causes: ['cause/resource-unknown', 'cause/resource-on-v2'],
    source: 'entra-docs, v2-oauth2-auth-code-flow.md; MSIS9602 has it too',
  },
  {
    code: 'invalid_token',
    says: 'The access token provided is expired, revoked, malformed, or invalid for other reasons.',
    causes: ['cause/access-token-expired', 'cause/access-token-wrong'],
    source: 'RFC 6750 §3.1',
  },
  {
    code: 'insufficient_scope',
    says: 'The request requires higher privileges than provided by the access token.',
    causes: ['cause/consent-missing', 'cause/scope-unknown'],
    source: 'RFC 6750 §3.1',
  },
  {
    code: 'interaction_required',
    says: 'The request requires user interaction.',
    causes: ['cause/user-must-do-more', 'cause/conditional-access'],
    source: 'OpenID Connect Core 1.0 §3.1.2.6; entra-docs, v2-oauth2-on-behalf-of-flow.md',
  },
  {
    code: 'temporarily_unavailable',
    says: 'The authorization server is currently unable to handle the request.',
    causes: ['cause/server-trouble'],
    source: 'RFC 6749 §4.1.2.1',
  },
  {
    code: 'server_error',
    says: 'The authorization server encountered an unexpected condition.',
    causes: ['cause/server-trouble', 'cause/ec-key'],
    source: 'RFC 6749 §4.1.2.1',
  },
];

/** All are generic: a server that says more has a code of its own beside it. */
export const oauthErrors: readonly KnownError[] = rows.map((row) => ({
  family: 'oauth',
  isGeneric: true,
  ...row,
}));
