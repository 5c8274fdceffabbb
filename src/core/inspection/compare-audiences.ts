/** The audiences of two assertions: tenant, cloud, version, and how they are written. RFC 7523 §3, 3. */
import { isGuid, readEntraAddress, type EntraAddress } from '../assertion/entra-address';
import { parseUrl } from '../assertion/token-endpoint';
import type { JsonObject, JsonValue } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import type { AssertionDifference, DifferenceCode, Matters } from './assertion-difference';
import { isSameValue, shown } from './is-same-value';

type Verdict = readonly [code: DifferenceCode, matters: Matters, evidence?: AssertionDifference['evidence']];

/** All that differ, each by itself: tenant and version may both be wrong. */
export function compareAudiences(
  { aud: mine }: JsonObject,
  { aud: working }: JsonObject,
  profile: ServerProfile,
): AssertionDifference[] {
  if (isSameValue(mine, working)) return [];
  return verdictsOf(mine, working, profile).map(([code, matters, evidence = {}]): AssertionDifference => ({
    code,
    part: 'claims',
    member: 'aud',
    mine: shown(mine),
    working: shown(working),
    matters,
    evidence,
    spec: profile.audience.source,
  }));
}

function verdictsOf(
  mine: JsonValue | undefined,
  working: JsonValue | undefined,
  profile: ServerProfile,
): readonly Verdict[] {
  if (typeof mine !== 'string' || typeof working !== 'string') {
    const isArray = Array.isArray(mine) !== Array.isArray(working);
    // Entra answers an array with AADSTS50027.
    if (isArray && mine !== undefined)
      return [['difference/audience-array', Array.isArray(mine) && profile.hasClouds ? 'yes' : 'maybe']];
    return [['difference/audience', 'yes']];
  }
  const [own, good] = [readEntraAddress(mine), readEntraAddress(working)];
  if (own && good) return compareEntra(own, good, profile);
  return compareAddresses(mine, working);
}

function compareEntra(mine: EntraAddress, working: EntraAddress, profile: ServerProfile): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const isReserved = (tenant: string) =>
    profile.reservedTenants?.value.includes(tenant.toLowerCase()) ?? false;
  if (mine.cloud.id !== working.cloud.id)
    verdicts.push([
      'difference/audience-cloud',
      'yes',
      { mine: mine.cloud.name, working: working.cloud.name },
    ]);
  if (mine.tenant.toLowerCase() !== working.tenant.toLowerCase()) {
    const evidence = { mine: mine.tenant, working: working.tenant };
    if (isReserved(mine.tenant)) verdicts.push(['difference/audience-common', 'yes', evidence]);
    // A GUID and a domain may be names of one tenant: only the server knows.
    else if (isGuid(mine.tenant) === isGuid(working.tenant))
      verdicts.push(['difference/audience-tenant', 'maybe', evidence]);
    else verdicts.push(['difference/audience-tenant-name', 'maybe', evidence]);
  }
  if (mine.path !== working.path) {
    const isSlash = withoutSlash(mine.path) === withoutSlash(working.path);
    const evidence = { mine: mine.path, working: working.path };
    verdicts.push([isSlash ? 'difference/audience-slash' : 'difference/audience-version', 'yes', evidence]);
  }
  // Names of one cloud are names of one server.
  return verdicts.length > 0 ? verdicts : [['difference/audience-host-name', 'no']];
}

function compareAddresses(mine: string, working: string): readonly Verdict[] {
  if (withoutSlash(mine) === withoutSlash(working)) return [['difference/audience-slash', 'yes']];
  const [own, good] = [parseUrl(mine), parseUrl(working)];
  if (own && good && own.href.replace(/^https?:/, '') === good.href.replace(/^https?:/, ''))
    return [
      [
        own.protocol === good.protocol ? 'difference/audience-letter-case' : 'difference/audience-scheme',
        'yes',
      ],
    ];
  if (mine.toLowerCase() === working.toLowerCase()) return [['difference/audience-letter-case', 'yes']];
  const isSameHost = own !== undefined && own.host === good?.host;
  return [['difference/audience', isSameHost ? 'yes' : 'maybe', { isSameHost: isSameHost ? 'yes' : '' }]];
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, '');
}
