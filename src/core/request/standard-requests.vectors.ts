/** What the standards’ servers take. */
import type { ProfileId } from '../profiles/server-profile';
import {
  signedOrSecret,
  orPublic,
  obo,
  client,
  scope,
  assertion,
  code,
  user,
  device,
  saml,
  row,
  type TableRow,
} from './request-parts.vectors';

export const standardRequests: readonly TableRow[] = [
  row(
    ['generic-oidc', 'okta', 'auth0', 'keycloak', 'pingone'],
    'client-credentials',
    ['grant_type=client_credentials', client, scope],
    signedOrSecret,
    'RFC 6749 §4.4.2; protocol.md §8: the pair',
  ),
  row(
    ['rfc7523bis', 'fapi-2', 'smart-backend', 'epic'],
    'client-credentials',
    ['grant_type=client_credentials', client, scope],
    ['signed-assertion'],
    'RFC 6749 §4.4.2; protocol.md §8 and §9: the pair',
  ),
  row(
    ['generic-oidc', 'keycloak'],
    'authorization-code',
    ['grant_type=authorization_code', client, ...code],
    orPublic,
    'RFC 6749 §4.1.3, RFC 7636 §4.5',
  ),
  row(
    ['okta', 'auth0', 'pingone'],
    'authorization-code',
    ['grant_type=authorization_code', client, ...code],
    signedOrSecret,
    'RFC 6749 §4.1.3, RFC 7636 §4.5',
  ),
  row(
    ['rfc7523bis', 'fapi-2'],
    'authorization-code',
    ['grant_type=authorization_code', client, ...code],
    ['signed-assertion'],
    'RFC 6749 §4.1.3, RFC 7636 §4.5',
  ),
  row(
    ['generic-oidc', 'keycloak'],
    'refresh-token',
    ['grant_type=refresh_token', client, scope, 'refresh_token=<refreshToken>'],
    orPublic,
    'RFC 6749 §6',
  ),
  row(
    ['okta', 'auth0', 'pingone'],
    'refresh-token',
    ['grant_type=refresh_token', client, scope, 'refresh_token=<refreshToken>'],
    signedOrSecret,
    'RFC 6749 §6',
  ),
  row(
    ['rfc7523bis', 'fapi-2'],
    'refresh-token',
    ['grant_type=refresh_token', client, scope, 'refresh_token=<refreshToken>'],
    ['signed-assertion'],
    'RFC 6749 §6',
  ),
  row(
    ['generic-oidc', 'keycloak'],
    'password',
    ['grant_type=password', client, scope, ...user],
    orPublic,
    'RFC 6749 §4.3.2',
  ),
  row(['generic-oidc'], 'jwt-bearer', [obo, client, scope, assertion], orPublic, 'RFC 7523 §2.1'),
  row(['generic-oidc'], 'saml-bearer', saml, orPublic, 'RFC 7522 §2.1'),
  row(['generic-oidc', 'keycloak'], 'device-code', device, orPublic, 'RFC 8628 §3.4'),
];

/** There the signed JWT is the grant, and no pair follows. protocol.md §8 */
export const assertionGrants: readonly ProfileId[] = ['google', 'salesforce'];

/** There is no token request: the JWT is in the header of a request to the API. protocol.md §4.2, §8 */
export const bearerServers: readonly ProfileId[] = ['sharepoint-high-trust', 'github-app', 'snowflake'];
