/** What a JWT is for, told by its claims. RFC 7523 §3; OpenID Connect Core 1.0 §2; RFC 9068 §2.2; [MS-SPS2SAUTH]. */
import type { JsonObject } from '../jose/json-members';
import { endpointOfAudience, isTokenExchange } from './audience-endpoint';

export type TokenKind = 'client-assertion' | 'access-token' | 'id-token' | 'context-token' | 'other-jwt';

/** https://learn.microsoft.com/sharepoint/dev/sp-add-ins; seed 003 */
const acsIssuer = /^00000001-0000-0000-c000-000000000000@/i;
const sharePointAudience = /^00000003-0000-0ff1-ce00-000000000000\//i;

/** @param claims undefined: unreadable; then the header alone tells */
export function kindOfToken(header: JsonObject, claims: JsonObject | undefined): TokenKind {
  // Servers name their keys by kid, in an assertion the certificate is named.
  const isCertificateNamed = header['x5t'] !== undefined || header['x5t#S256'] !== undefined;
  if (!claims) return isCertificateNamed && header['kid'] === undefined ? 'client-assertion' : 'other-jwt';

  const has = (...names: string[]) => names.some((name) => claims[name] !== undefined);
  const text = (name: string) => (typeof claims[name] === 'string' ? claims[name] : '');
  if (has('appctx', 'appctxsender')) return 'context-token';
  if (sharePointAudience.test(text('aud'))) {
    // High trust: the app signs for itself. What ACS signs is its answer.
    return acsIssuer.test(text('iss')) ? 'access-token' : 'client-assertion';
  }
  // Another issuer's token, which an app trusts: entra-docs, workload-identity-federation.
  if (isTokenExchange(claims['aud'])) return 'client-assertion';
  const isFromServer = /^https?:\/\//i.test(text('iss')) && text('iss') !== text('sub');
  if (isFromServer && isMarkedIdToken(claims)) return 'id-token';
  if (isFromServer && isAccessToken(header, claims)) return 'access-token';
  if (isFromServer && isIdToken(claims)) return 'id-token';
  if (isClientAssertion(claims)) return 'client-assertion';
  if (isAccessToken(header, claims)) return 'access-token';
  return isIdToken(claims) ? 'id-token' : 'other-jwt';
}

/** `azp` is in ID tokens as well. OpenID Connect Core 1.0 §3.1.3.6; Keycloak's `typ`; Google's access tokens are no JWTs. */
function isMarkedIdToken({ iss, typ, ...claims }: JsonObject): boolean {
  const isGoogle = typeof iss === 'string' && /^https:\/\/accounts\.google\.com\/?$/.test(iss);
  return (
    typ === 'ID' || isGoogle || ['at_hash', 'c_hash', 's_hash'].some((name) => claims[name] !== undefined)
  );
}

function isAccessToken(header: JsonObject, claims: JsonObject): boolean {
  if (typeof header['typ'] === 'string' && /^(application\/)?at\+jwt$/i.test(header['typ'])) return true;
  const signs = ['appid', 'azp', 'appidacr', 'azpacr', 'scp', 'idtyp', 'client_id', 'cid'];
  if (signs.some((name) => claims[name] !== undefined) && claims['nonce'] === undefined) return true;
  // `scope` is a claim of assertions to Google too, whose issuer is no address.
  return ['scope', 'roles', 'actor', 'uti'].some((name) => claims[name] !== undefined) && !isIdToken(claims);
}

function isIdToken(claims: JsonObject): boolean {
  const signs = ['nonce', 'at_hash', 'c_hash', 'auth_time', 'preferred_username', 'email', 'name', 'acr'];
  return claims['aud'] !== undefined && signs.some((name) => claims[name] !== undefined);
}

function isClientAssertion(claims: JsonObject): boolean {
  const { iss, sub, aud } = claims;
  const isEndpoint = [aud].flat().some((one) => typeof one === 'string' && endpointOfAudience(one));
  if (isEndpoint) return true;
  if (typeof iss === 'string' && iss === sub) return true;
  // Google, Salesforce, GitHub, Snowflake: the issuer is a client by its name.
  return typeof iss === 'string' && iss !== '' && !/^https?:/i.test(iss) && claims['exp'] !== undefined;
}
