/** The request that makes SharePoint name its realm: an empty token, answered with 401. sp-dev-docs; TokenHelper, GetRealmFromTargetUrl. */
import type { AssertionSettings } from '../assertion/assertion-settings';
import { expandTemplate, settingValues } from '../assertion/template-values';
import { parseUrl } from '../assertion/token-endpoint';
import type { ServerProfile } from '../profiles/server-profile';
import type { TokenRequest } from './token-request';

/** Undefined while there is no site to ask, or the server has no realm. */
export function buildRealmRequest(
  profile: ServerProfile,
  settings: AssertionSettings,
): TokenRequest | undefined {
  const address =
    profile.realmDiscovery && expandTemplate(profile.realmDiscovery.value, settingValues(settings));
  const url = address === undefined ? undefined : parseUrl(address);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return {
    method: 'GET',
    url: url.href,
    // The space that TokenHelper sends after it is no part of the value (RFC 9110 §5.5).
    headers: [['Authorization', 'Bearer']],
    parameters: [],
    body: '',
    answer: 'headers',
  };
}
