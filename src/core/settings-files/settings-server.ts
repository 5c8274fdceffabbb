/** Which server settings are of, and what its address says besides. */
import { readEntraAddress } from '../assertion/entra-address';
import { parseUrl } from '../assertion/token-endpoint';
import { serverAt } from '../inspection/server-at';
import type { SignInCloudId } from '../profiles/clouds';
import type { ProfileId } from '../profiles/server-profile';

export interface SettingsServer {
  readonly profileId: ProfileId;
  readonly cloud?: SignInCloudId;
  readonly tenant?: string;
  readonly policy?: string;
  readonly tokenEndpoint?: string;
}

/** @param address an authority, an instance or a token endpoint; undefined: no server that is known by its address */
export function settingsServerOf(address: string): SettingsServer | undefined {
  const text = /^[\w.-]+\.[a-z]{2,}(\/|$)/i.test(address) ? `https://${address}` : address;
  const entra = readEntraAddress(text);
  if (entra) {
    const { cloud, tenant, path } = entra;
    const profileId = /^\/oauth2\/(token|authorize)/.test(path) ? 'entra-v1' : 'entra-v2';
    return { profileId, cloud: cloud.id, ...(tenant === '' ? {} : { tenant }) };
  }
  const url = parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const [first = '', second = '', third = ''] = url.pathname.split('/').filter((part) => part !== '');
  const name = url.hostname.split('.')[0] ?? '';
  if (/\.ciamlogin\.com$/.test(url.hostname)) {
    return { profileId: 'entra-external-id', tenant: `${name}.onmicrosoft.com` };
  }
  if (/\.b2clogin\.(com|cn|us|de)$/.test(url.hostname)) {
    const policy = first === 'tfp' ? third : second;
    return {
      profileId: 'azure-ad-b2c',
      tenant: `${name}.onmicrosoft.com`,
      ...(policy && !/^(oauth2|v2\.0|\.well-known)$/.test(policy) ? { policy } : {}),
    };
  }
  if (/^adfs$/i.test(first)) {
    return { profileId: 'adfs', tokenEndpoint: `${url.origin}/adfs/oauth2/token` };
  }
  const profileId = serverAt(text);
  return profileId && { profileId };
}
