/** What an authorization server publishes of itself. RFC 8414 §2, OpenID Connect Discovery 1.0 §3, SMART App Launch. */
import type { ProfileId } from '../profiles/server-profile';
import type { ForgivingValue } from './forgiving-json';
import type { SettingsText } from './setting-leaf';
import { settingsServerOf } from './settings-server';
import type { SettingsReading, TakenSetting } from './settings-reading';

/** undefined: not a server’s metadata. SMART’s has no issuer. */
export function readMetadata({ root, leaves }: SettingsText, name: string): SettingsReading | undefined {
  const endpoint = root?.['token_endpoint'];
  const issuer = root?.['issuer'];
  if (!root || typeof endpoint !== 'string' || !(typeof issuer === 'string' || 'capabilities' in root))
    return undefined;
  const server = settingsServerOf(endpoint);
  const profileId =
    server && server.profileId !== 'generic-oidc' ? server.profileId : profileOf(root, endpoint);
  const isEntra = profileId === 'entra-v2' || profileId === 'entra-v1';
  const usesTenant = isEntra || profileId === 'entra-external-id' || profileId === 'azure-ad-b2c';
  const at = (target: TakenSetting['target'], value: string | undefined, path = 'token_endpoint') =>
    value ? [{ target, value, path }] : [];
  const isTemplate = typeof issuer === 'string' && /[{}]/.test(issuer);
  const taken = [
    ...at('profileId', profileId),
    ...at('cloud', server?.cloud),
    ...(usesTenant ? at('tenant', server?.tenant) : []),
    ...at('policy', server?.policy),
    ...(usesTenant ? [] : at('tokenEndpoint', server?.tokenEndpoint ?? endpoint)),
    ...(usesTenant || profileId === 'adfs' || isTemplate || typeof issuer !== 'string'
      ? []
      : at('issuer', issuer, 'issuer')),
  ];
  const methods = namesIn(root['token_endpoint_auth_methods_supported']);
  const algorithms = namesIn(root['token_endpoint_auth_signing_alg_values_supported']);
  return {
    name,
    format: profileId === 'adfs' ? 'adfs-metadata' : 'server-metadata',
    section: '',
    taken,
    left: [],
    others: Math.max(0, leaves.length - 2),
    ...(methods ? { methods } : {}),
    ...(algorithms ? { algorithms } : {}),
  };
}

/** By what it publishes, where the address says nothing. */
function profileOf(root: { readonly [name: string]: ForgivingValue }, endpoint: string): ProfileId {
  const capabilities = root['capabilities'];
  if (Array.isArray(capabilities) && capabilities.includes('client-confidential-asymmetric'))
    return 'smart-backend';
  if (/\/oauth2(\/[\w-]+)?\/v1\/token$/.test(endpoint)) return 'okta';
  return 'generic-oidc';
}

const mostListed = 40;

function namesIn(value: ForgivingValue): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return (value as readonly ForgivingValue[])
    .filter((one) => typeof one === 'string' && /^[\w.-]{1,60}$/.test(one))
    .slice(0, mostListed) as readonly string[];
}
