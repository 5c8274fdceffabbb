/** `aud` against the server's rule. RFC 7523 §3, draft-ietf-oauth-rfc7523bis. */
import type { SignInCloud } from '../profiles/clouds';
import { pathOfClaim, type AssertionContext } from './assertion-context';
import { isGuid, readEntraAddress } from './entra-address';
import type { Finding, FindingCode, Severity } from './finding';
import {
  cloudOf,
  isFixedAudience,
  isLoopback,
  parseUrl,
  ruledAudience,
  tokenEndpointOf,
} from './token-endpoint';

type Verdict = readonly [FindingCode, Severity] | undefined;

export function checkAudience(context: AssertionContext): Finding[] {
  const { profile, settings, claims, choice } = context;
  if (!choice.claims.value.some(([name]) => name === 'aud')) return [];
  const expected = ruledAudience(profile, settings);
  // Without tenant or endpoint there is nothing to compare with, and that absence is reported already.
  if (expected === undefined) return [];
  const { aud } = claims;
  const verdict = judge(context, expected, aud);
  if (!verdict) return [];
  const [code, severity] = verdict;
  const path = pathOfClaim(context, 'aud', 'audience');
  return [
    {
      code,
      severity,
      path,
      evidence: { aud: typeof aud === 'string' ? aud : JSON.stringify(aud ?? null), expected },
      spec: profile.audience.source,
      ...(path === 'audience' ? { fix: { path, value: expected } } : {}),
    },
  ];
}

function judge(context: AssertionContext, expected: string, aud: unknown): Verdict {
  const { profile } = context;
  if (aud === undefined || aud === '') return ['aud/missing', 'error'];
  // Entra answers an array with AADSTS50027; RFC 7519 §4.1.3 allows it.
  if (Array.isArray(aud)) return ['aud/array', profile.hasClouds ? 'error' : 'warning'];
  const mismatch =
    profile.audience.value === 'issuer' && context.settings.issuer
      ? 'aud/not-issuer'
      : isFixedAudience(profile)
        ? 'aud/not-expected'
        : 'aud/not-token-endpoint';
  if (typeof aud !== 'string') return [mismatch, 'error'];
  if (aud === expected) return undefined;
  const url = parseUrl(aud);
  if (url?.protocol === 'http:' && !isLoopback(url)) return ['aud/http', 'error'];
  if (withoutSlash(aud) === withoutSlash(expected)) return ['aud/trailing-slash', 'error'];
  if (profile.hasClouds) return judgeEntra(context, expected, aud);
  if (mismatch === 'aud/not-issuer')
    return [mismatch, aud === tokenEndpointOf(profile, context.settings) ? 'warning' : 'error'];
  return [mismatch, profile.audience.value === 'issuer' ? 'warning' : 'error'];
}

function judgeEntra({ profile, settings }: AssertionContext, expected: string, aud: string): Verdict {
  const found = readEntraAddress(aud);
  const wanted = readEntraAddress(expected);
  if (!found || !wanted) return ['aud/not-token-endpoint', 'error'];
  if (!isSame(found.cloud, cloudOf(settings))) return ['aud/other-cloud', 'error'];
  if (profile.reservedTenants?.value.includes(found.tenant.toLowerCase()))
    return ['aud/common-endpoint', 'error'];
  if (found.tenant.toLowerCase() !== wanted.tenant.toLowerCase()) {
    // A GUID and a domain may be the same tenant: only the server knows.
    return ['aud/other-tenant', isGuid(found.tenant) === isGuid(wanted.tenant) ? 'error' : 'warning'];
  }
  if (found.path === wanted.path) return undefined;
  const endpoints = ['/oauth2/token', '/oauth2/v2.0/token'];
  if (endpoints.includes(found.path)) return ['aud/version-mismatch', 'error'];
  // The v2.0 issuer was in Microsoft's own samples and has been seen to work (MSAL.NET #2184).
  return ['aud/not-token-endpoint', found.path === '/v2.0' ? 'warning' : 'error'];
}

function isSame(a: SignInCloud, b: SignInCloud): boolean {
  return a.id === b.id;
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, '');
}
