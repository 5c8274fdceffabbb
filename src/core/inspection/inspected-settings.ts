/** The settings with which the Sign view would have made an assertion and its request: so the same checks serve both. */
import { nothingTyped, type AssertionSettings } from '../assertion/assertion-settings';
import { readEntraAddress } from '../assertion/entra-address';
import { parseUrl } from '../assertion/token-endpoint';
import type { JsonObject } from '../jose/json-members';
import type { GrantId } from '../profiles/grant-rules';
import type { ServerProfile } from '../profiles/server-profile';
import { endpointOfAudience } from './audience-endpoint';

export interface InspectedRequest {
  readonly url?: string | undefined;
  /** By name; empty where only a token was pasted. */
  readonly values: ReadonlyMap<string, string>;
}

export const noRequest: InspectedRequest = { values: new Map() };

const grants: ReadonlyMap<string, GrantId> = new Map([
  ['client_credentials', 'client-credentials'],
  ['authorization_code', 'authorization-code'],
  ['refresh_token', 'refresh-token'],
  ['password', 'password'],
  ['urn:ietf:params:oauth:grant-type:saml2-bearer', 'saml-bearer'],
  ['urn:ietf:params:oauth:grant-type:device_code', 'device-code'],
  ['device_code', 'device-code'],
]);

/** Those that are no address. RFC 6749 §4, §6; `device_code` is how Entra wrote it at first. */
export const grantNames: ReadonlySet<string> = new Set(
  [...grants.keys()].filter((name) => !name.includes(':')),
);

export function grantOf({ values }: InspectedRequest): GrantId | undefined {
  const type = values.get('grant_type') ?? '';
  if (type !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') return grants.get(type);
  return values.get('requested_token_use') === 'on_behalf_of' ? 'on-behalf-of' : 'jwt-bearer';
}

/** What the request says counts first; what it leaves open is taken from the assertion. */
export function inspectedSettings(
  profile: ServerProfile,
  claims: JsonObject,
  request: InspectedRequest,
): AssertionSettings {
  const { values, url } = request;
  const value = (name: string) => values.get(name) ?? '';
  const grant = grantOf(request);
  return {
    ...nothingTyped,
    ...placeOf(profile, claims, url),
    grant,
    authentication: 'signed-assertion',
    audience: undefined,
    lifetime: '600',
    notBeforeOffset: '300',
    includeX5c: false,
    headerOverrides: '',
    claimsOverrides: '',
    clientId: value('client_id') || clientIdOf(claims),
    scope: value('scope'),
    resource: value('resource'),
    authorizationCode: value('code'),
    redirectUri: value('redirect_uri'),
    codeVerifier: value('code_verifier'),
    refreshToken: value('refresh_token'),
    userAssertion: value('assertion'),
    username: value('username'),
    userPassword: value('password'),
    deviceCode: value('device_code'),
    clientSecret: value('client_secret'),
    keyId: 'known to the server alone',
  };
}

/** The one that both names agree on, or the one that the server looks at. */
export function clientIdOf({ iss, sub }: JsonObject): string {
  const named = [iss, sub].find((one) => typeof one === 'string' && one !== '');
  return typeof named === 'string' ? named : '';
}

function placeOf(profile: ServerProfile, claims: JsonObject, url: string | undefined) {
  const aud = [claims['aud']].flat().find((one) => typeof one === 'string') ?? '';
  const isReserved = (tenant: string) =>
    profile.reservedTenants?.value.includes(tenant.toLowerCase()) ?? false;
  const ofUrl = url === undefined ? undefined : readEntraAddress(url);
  const ofAudience = readEntraAddress(aud);
  // An address for any tenant says nothing about whom the assertion should be for.
  const entra = [ofUrl, ofAudience].find((one) => one && !isReserved(one.tenant)) ?? ofUrl ?? ofAudience;
  return {
    cloud: entra?.cloud.id ?? 'global',
    tenant: entra?.tenant ?? tenantOfHost(url ?? aud),
    policy: policyOf(url ?? aud),
    ...endpointsOf(profile, aud, url),
    ...sharePointOf(claims),
  } as const;
}

/** `contoso.ciamlogin.com`, `contoso.b2clogin.com`: the tenant is a part of the host. */
function tenantOfHost(address: string): string {
  const host = parseUrl(address)?.hostname ?? '';
  return /^([a-z0-9-]+)\.(ciamlogin|b2clogin)\./.exec(host)?.[1] ?? '';
}

function policyOf(address: string): string {
  const path = parseUrl(address)?.pathname ?? '';
  return /\.b2clogin\./.test(address) ? (/^\/[^/]+\/([^/]+)\/oauth2\//.exec(path)?.[1] ?? '') : '';
}

/** Where only an audience is known, the endpoint is what it should have been; for a server of no known path, itself. */
function endpointsOf(profile: ServerProfile, aud: string, url: string | undefined) {
  const audience = parseUrl(aud);
  const path = profile.tokenEndpointPath?.value;
  const guessed = audience && path ? `https://${audience.host}${path}` : aud.replace(/([^/])\/$/, '$1');
  const isIssuer =
    profile.audience.value === 'issuer' &&
    audience !== undefined &&
    !endpointOfAudience(aud) &&
    url !== undefined;
  return {
    tokenEndpoint: url ?? guessed,
    issuer: isIssuer && parseUrl(url)?.origin === audience.origin ? aud : '',
  };
}

/** `{principal}/{host}@{realm}`, and `{issuer}@{realm}` or `{client}@{realm}`. */
function sharePointOf({ aud }: JsonObject): { site?: string; realm?: string } {
  const [, host, realm] =
    /^00000003-0000-0ff1-ce00-000000000000\/([^@]+)@(.+)$/i.exec(String(aud ?? '')) ?? [];
  return host && realm ? { site: `https://${host}`, realm } : {};
}
