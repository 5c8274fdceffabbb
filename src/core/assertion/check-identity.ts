/** Tenant, client ID, token endpoint, issuer: who asks, and where. */
import type { ServerProfile } from '../profiles/server-profile';
import type { SettingName } from '../profiles/setting-names';
import type { AssertionSettings } from './assertion-settings';
import { guidWithin, isDomain, isGuid, readEntraAddress } from './entra-address';
import type { Finding, FindingCode } from './finding';
import type { RequestChoice } from './request-choice';
import { isLoopback, parseUrl } from './token-endpoint';

export function checkIdentity(
  profile: ServerProfile,
  settings: AssertionSettings,
  choice: RequestChoice,
): Finding[] {
  const asks = (name: SettingName) => choice.settings.some((one) => one.name === name);
  return [
    ...(asks('tenant') ? checkTenant(profile, settings.tenant, reservedTenants(profile, choice)) : []),
    ...(asks('tokenEndpoint') ? checkTokenEndpoint(profile, settings.tokenEndpoint) : []),
    ...(asks('issuer') ? checkIssuer(settings.issuer) : []),
    ...(asks('site') ? checkSite(settings.site) : []),
    ...(asks('clientId') ? checkClientId(profile, settings.clientId) : []),
  ];
}

/** An assertion is addressed to one tenant, whatever its grant; a grant may be for one tenant, whatever proves the client. */
function reservedTenants(profile: ServerProfile, { grant, signs }: RequestChoice): readonly string[] {
  return [...((signs && profile.reservedTenants?.value) || []), ...(grant.reservedTenants?.value ?? [])];
}

function checkTenant(profile: ServerProfile, tenant: string, reserved: readonly string[]): Finding[] {
  const spec = profile.tokenEndpoint?.source ?? '';
  const finding = (code: FindingCode, fix?: string): Finding[] => [
    { code, severity: 'error', path: 'tenant', evidence: { tenant }, spec, ...toFix('tenant', fix) },
  ];
  if (tenant === '') return finding('request/tenant-missing');
  if (reserved.includes(tenant.toLowerCase())) return finding('request/common-endpoint');
  if (profile.reservedTenants?.value.includes(tenant.toLowerCase())) return [];
  if (profile.tenantForm)
    return /^[a-z0-9-]+(\.(onmicrosoft|ciamlogin|b2clogin)\.com)?$/i.test(tenant) && !isGuid(tenant)
      ? []
      : finding('request/tenant-malformed');
  if (isGuid(tenant)) return [];
  const isHost = readEntraAddress(`https://${tenant}`) !== undefined;
  if (isDomain(tenant) && !isHost) return [];
  const pasted = tenantWithin(tenant);
  if (pasted !== undefined) return finding('request/tenant-is-authority', pasted || undefined);
  return finding('request/tenant-malformed', guidWithin(tenant));
}

/** The tenant of a pasted address; empty where the address names none that can be used. */
function tenantWithin(text: string): string | undefined {
  const address = readEntraAddress(text) ?? readEntraAddress(`https://${text}`);
  const inAddress = address?.tenant ?? /^\/*([^/]+)\/+(oauth2|v2\.0)\b/i.exec(text)?.[1];
  if (inAddress === undefined) return /^https?:\/\//i.test(text) ? '' : undefined;
  return isGuid(inAddress) || isDomain(inAddress) ? inAddress : '';
}

function checkClientId(profile: ServerProfile, clientId: string): Finding[] {
  const finding = (code: FindingCode, spec: string, fix?: string): Finding[] => [
    { code, severity: 'error', path: 'clientId', evidence: { clientId }, spec, ...toFix('clientId', fix) },
  ];
  if (clientId === '') return finding('request/client-id-missing', 'RFC 7523 §3');
  if (!profile.clientIdForm || isGuid(clientId)) return [];
  return finding('request/client-id-malformed', profile.clientIdForm.source, guidWithin(clientId));
}

function checkTokenEndpoint(profile: ServerProfile, tokenEndpoint: string): Finding[] {
  const spec = profile.tokenEndpointPath?.source ?? 'RFC 6749 §3.2';
  const evidence = { tokenEndpoint, path: profile.tokenEndpointPath?.value ?? '' };
  const finding = (code: FindingCode, severity: Finding['severity'], fix?: string): Finding[] => [
    { code, severity, path: 'tokenEndpoint', evidence, spec, ...toFix('tokenEndpoint', fix) },
  ];
  if (tokenEndpoint === '') return finding('request/token-endpoint-missing', 'error');
  const path = profile.tokenEndpointPath?.value;
  const url = parseUrl(tokenEndpoint);
  if (!url || !/^https?:$/.test(url.protocol) || url.hash || url.username || url.password) {
    const host = /^[a-z0-9.-]+(:\d+)?(?=\/|$)/i.exec(tokenEndpoint)?.[0];
    return finding(
      'request/token-endpoint-malformed',
      'error',
      host && path ? `https://${host}${path}` : undefined,
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    return finding('aud/http', 'error', tokenEndpoint.replace(/^http:/i, 'https:'));
  }
  if (path && url.pathname === `${path}/`) {
    return finding('aud/trailing-slash', 'warning', `${url.origin}${path}`);
  }
  if (path && url.pathname !== path) {
    return finding('request/token-endpoint-unexpected', 'warning', `${url.origin}${path}`);
  }
  return [];
}

function checkSite(site: string): Finding[] {
  const url = parseUrl(site);
  if (site === '' || (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash)) return [];
  return [
    {
      code: 'request/site-malformed',
      severity: 'error',
      path: 'site',
      evidence: { site },
      spec: 'RFC 3986 §4.3',
    },
  ];
}

function checkIssuer(issuer: string): Finding[] {
  if (issuer === '') return [];
  const url = parseUrl(issuer);
  const discovery = /\/\.well-known\/(openid-configuration|oauth-authorization-server)\/?$/;
  const isUrl = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash;
  if (isUrl && url.protocol === 'http:' && !isLoopback(url)) {
    const fix = { path: 'issuer', value: issuer.replace(/^http:/i, 'https:') } as const;
    return [
      {
        code: 'aud/http',
        severity: 'error',
        path: 'issuer',
        evidence: { aud: issuer },
        spec: 'RFC 8414 §2',
        fix,
      },
    ];
  }
  if (isUrl && !discovery.test(url.pathname)) return [];
  return [
    {
      code: 'request/issuer-malformed',
      severity: 'error',
      path: 'issuer',
      evidence: { issuer },
      spec: 'RFC 8414 §2',
      ...toFix('issuer', isUrl ? issuer.replace(discovery, '') : undefined),
    },
  ];
}

function toFix(path: 'tenant' | 'clientId' | 'tokenEndpoint' | 'issuer', value: string | undefined) {
  return value === undefined ? {} : { fix: { path, value } };
}
