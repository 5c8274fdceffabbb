/** The server that has an address. `profiles/*`. */
import { readEntraAddress } from '../assertion/entra-address';
import { parseUrl } from '../assertion/token-endpoint';
import type { ProfileId } from '../profiles/server-profile';

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
