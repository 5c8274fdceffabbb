/** Whose rules apply: told by where a request goes, whom an assertion is for, or who made it. `profiles/*`. */
import type { JsonObject } from '../jose/json-members';
import type { ProfileId, ServerProfile } from '../profiles/server-profile';
import { serverProfiles } from '../profiles/server-profiles';
import { isTokenExchange } from './audience-endpoint';
import type { DetectedServer } from './inspection';
import { serverAt } from './server-at';

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
