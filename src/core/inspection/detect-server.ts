/** Whose rules apply: told by where a request goes, whom an assertion is for, or who made it. `profiles/*`. */
import { readEntraAddress } from '../assertion/entra-address';
import { parseUrl } from '../assertion/token-endpoint';
import type { JsonObject } from '../jose/json-members';
import type { ProfileId, ServerProfile } from '../profiles/server-profile';
import { serverProfiles } from '../profiles/server-profiles';
import { isTokenExchange } from './audience-endpoint';
import type { DetectedServer } from './inspection';

export interface ServerSigns {
  readonly chosen?: ProfileId | undefined;
  readonly url?: string | undefined;
  readonly claims?: JsonObject | undefined;
  readonly scope?: string | undefined;
}

export function detectServer({ chosen, url, claims = {}, scope }: ServerSigns): DetectedServer {
  const signs: readonly (readonly [DetectedServer['by'], ProfileId | undefined])[] = [
    ['choice', chosen],
    // Whom the assertion trusts to be exchanged decides over where it is exchanged.
    ['aud', isTokenExchange(claims['aud']) ? 'entra-federated' : undefined],
    ['url', url === undefined ? undefined : serverAt(url)],
    ['aud', firstOf([claims['aud']].flat(), serverOfAudience)],
    ['iss', serverOfIssuer(claims)],
    ['scope', scope !== undefined && /\/\.default$/.test(scope) ? 'entra-v2' : undefined],
  ];
  const [by, id] = signs.find(([, found]) => found !== undefined) ?? ['nothing', 'generic-oidc'];
  return { profile: profileOf(id ?? 'generic-oidc'), by };
}

export function profileOf(id: ProfileId): ServerProfile {
  return serverProfiles.find((profile) => profile.id === id) ?? (serverProfiles[0] as ServerProfile);
}

const hosts: readonly (readonly [RegExp, ProfileId])[] = [
  [/\.ciamlogin\.com$/, 'entra-external-id'],
  [/\.b2clogin\.(com|cn|us|de)$/, 'azure-ad-b2c'],
  [/(^|\.)accounts\.accesscontrol\.(windows\.net|chinacloudapi\.cn)$/, 'sharepoint-acs'],
  [/\.(okta|oktapreview|okta-emea)\.com$/, 'okta'],
  [/\.auth0\.com$/, 'auth0'],
  [/^auth\.pingone\.(com|eu|ca|asia|com\.au|sg)$/, 'pingone'],
  [/^oauth2\.googleapis\.com$|^accounts\.google\.com$/, 'google'],
  [/(^|\.)salesforce\.com$/, 'salesforce'],
  [/^api\.github\.com$/, 'github-app'],
  [/\.snowflakecomputing\.(com|cn)$/, 'snowflake'],
  [/^fhir\.epic\.com$/, 'epic'],
];

const paths: readonly (readonly [RegExp, ProfileId])[] = [
  [/^\/adfs(\/|$)/i, 'adfs'],
  [/\/realms\/[^/]+(\/protocol\/openid-connect\/|\/?$)/, 'keycloak'],
  [/\/interconnect-[^/]*\/oauth2\/token/i, 'epic'],
];

/** The server that has this address. */
export function serverAt(address: string): ProfileId | undefined {
  const entra = readEntraAddress(address);
  if (entra) return /^\/oauth2(\/(?!v2)|$)/.test(entra.path) ? 'entra-v1' : 'entra-v2';
  const url = parseUrl(address);
  if (!url) return undefined;
  return (
    hosts.find(([host]) => host.test(url.hostname))?.[1] ??
    paths.find(([path]) => path.test(url.pathname))?.[1] ??
    (/^https?:$/.test(url.protocol) && url.pathname.length > 1 && /token/i.test(url.pathname)
      ? 'generic-oidc'
      : undefined)
  );
}

function serverOfAudience(audience: unknown): ProfileId | undefined {
  if (typeof audience !== 'string') return undefined;
  if (/^00000003-0000-0ff1-ce00-000000000000\//i.test(audience)) return 'sharepoint-high-trust';
  const found = serverAt(audience);
  return found === 'generic-oidc' ? undefined : found;
}

function serverOfIssuer({ iss, aud, exp, sub }: JsonObject): ProfileId | undefined {
  if (typeof iss !== 'string') return typeof iss === 'number' && aud === undefined ? 'github-app' : undefined;
  if (/\.SHA256:/.test(iss)) return 'snowflake';
  if (/\.gserviceaccount\.com$/.test(iss)) return 'google';
  if (aud === undefined && sub === undefined && exp !== undefined && /^(\d{1,12}|Iv[\w.]+)$/.test(iss))
    return 'github-app';
  return undefined;
}

function firstOf<From, To>(values: readonly From[], find: (value: From) => To | undefined): To | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
