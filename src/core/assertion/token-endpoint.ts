/** Where the request goes and whom the assertion is addressed to, by the server's rules. RFC 6749 §3.2, RFC 7523 §3. */
import { clouds, signInClouds, type Cloud, type SignInCloud } from '../profiles/clouds';
import { percentEncode } from '../encoding/percent';
import type { ServerProfile } from '../profiles/server-profile';
import type { AssertionSettings } from './assertion-settings';
import { expandTemplate, settingValues } from './template-values';

export function cloudOf(settings: AssertionSettings): SignInCloud {
  return signInClouds.find((cloud) => cloud.id === settings.cloud) ?? (clouds[0] as Cloud);
}

/** Of the global cloud, where that of the chosen one is not known. */
export function graphOf(settings: AssertionSettings): string {
  return (clouds.find((cloud) => cloud.id === settings.cloud) ?? (clouds[0] as Cloud)).graph.value;
}

/** Undefined while something that it is made of is missing. */
export function tokenEndpointOf(profile: ServerProfile, settings: AssertionSettings): string | undefined {
  if (!profile.tokenEndpoint) return settings.tokenEndpoint || undefined;
  const values = settingValues(settings, { host: cloudOf(settings).host.value });
  return expandTemplate(profile.tokenEndpoint.value, values, percentEncode);
}

/** The audience by the server's rule; undefined while it cannot be known. */
export function ruledAudience(
  profile: ServerProfile,
  settings: AssertionSettings,
  tokenEndpoint = tokenEndpointOf(profile, settings),
): string | undefined {
  const rule = profile.audience.value;
  if (rule === 'issuer' && settings.issuer) return settings.issuer;
  if (isFixedAudience(profile)) return expandTemplate(rule, settingValues(settings)) || undefined;
  return tokenEndpoint;
}

/** A value of its own, neither the token endpoint nor the issuer. */
export function isFixedAudience(profile: ServerProfile): boolean {
  return profile.audience.value !== 'issuer' && profile.audience.value !== 'token-endpoint';
}

/** RFC 6749 §3.2 demands TLS; on the machine itself there is no wire to protect. */
export function isLoopback(url: URL): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
}

export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
