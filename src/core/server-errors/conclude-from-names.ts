/** Client, tenant and audience as the error names them, against the assertion's. AADSTS700016, 700021, 700023, 50048, 90002. */
import { isDomain, isGuid, readEntraAddress } from '../assertion/entra-address';
import { parseUrl } from '../assertion/token-endpoint';
import type { JsonObject } from '../jose/json-members';
import type { Conclusion, ConclusionCode, ErrorSurroundings } from './conclusion';

/** What of a pasted address ends up where the tenant belongs. */
const pathWords: ReadonlySet<string> = new Set([
  'token',
  'authorize',
  'oauth2',
  'v2.0',
  'v1.0',
  'devicecode',
  'adfs',
]);
const reservedTenants: ReadonlySet<string> = new Set(['common', 'organizations', 'consumers']);

export function concludeFromNames(surroundings: ErrorSurroundings): Conclusion[] {
  const { error, assertion } = surroundings;
  const claims = assertion?.claims.object;
  const conclusions = ofTenantWord(surroundings);
  if (!claims) return conclusions;
  const has = (code: string) => error.codes.some((one) => one.code === code);
  return [
    ...conclusions,
    ...ofApp(surroundings, claims),
    ...ofTenant(surroundings, claims),
    ...(has('AADSTS50048') ? ofIssuer(claims) : []),
    ...(error.aspect === 'audience' ? ofAudience(claims, surroundings.requestUrl) : []),
  ];
}

function ofTenantWord({ error: { tenant } }: ErrorSurroundings): Conclusion[] {
  if (tenant === undefined || !pathWords.has(tenant.toLowerCase())) return [];
  return [
    conclusion(
      'error/tenant-is-path',
      'certain',
      { tenant },
      'GitHub, cross-tenant #83, Analysis-Services #194',
    ),
  ];
}

function ofApp({ error, clientId }: ErrorSurroundings, { iss, sub }: JsonObject): Conclusion[] {
  const names = { iss: textOf(iss), sub: textOf(sub), clientId: clientId ?? '' };
  const { appId } = error;
  // Zeros: the server does not say which.
  const isNamed = appId !== undefined && !/^0{8}(-0{4}){3}-0{12}$/.test(appId);
  if (isNamed && !isSame(appId, names.iss) && !isSame(appId, names.sub))
    return [
      conclusion(
        'error/app-id-differs',
        'certain',
        { appId, ...names },
        'AADSTS700027, AADSTS700016: the app Id they name',
      ),
    ];
  const isMismatch = error.codes.some(({ code }) => code === 'AADSTS700021');
  if (!isMismatch || clientId === undefined || isSame(clientId, names.iss)) return [];
  return [conclusion('error/client-id-differs', 'certain', names, 'RFC 7523 §3, 2; AADSTS700021', clientId)];
}

function ofIssuer({ iss, sub }: JsonObject): Conclusion[] {
  if (iss === sub) return [];
  const isFromServer = /^https?:/i.test(textOf(iss));
  const evidence = { iss: textOf(iss), sub: textOf(sub), isFromServer: isFromServer ? 'yes' : '' };
  return [conclusion('error/issuer-not-subject', 'certain', evidence, 'RFC 7523 §3; AADSTS50048')];
}

function ofTenant({ error: { tenant } }: ErrorSurroundings, { aud }: JsonObject): Conclusion[] {
  const own = readEntraAddress(textOf(aud))?.tenant;
  if (tenant === undefined || own === undefined || isSame(own, tenant) || pathWords.has(tenant.toLowerCase()))
    return [];
  // A GUID and a domain may be names of one tenant; what is neither is a display name.
  if (!isGuid(tenant) && !isDomain(tenant)) return [];
  const confidence = isGuid(tenant) === isGuid(own) ? 'certain' : 'likely';
  return [
    conclusion(
      'error/tenant-differs',
      confidence,
      { tenant, audience: textOf(aud), own },
      'AADSTS700016, AADSTS90002',
    ),
  ];
}

function ofAudience({ aud }: JsonObject, requestUrl: string | undefined): Conclusion[] {
  if (Array.isArray(aud)) {
    const evidence = { audience: JSON.stringify(aud).slice(0, 300) };
    return [conclusion('error/audience-array', 'certain', evidence, 'GitHub, openid-client #348')];
  }
  const audience = textOf(aud);
  const address = readEntraAddress(audience);
  const source = 'GitHub, microsoft-authentication-library-for-dotnet #2746, adal-python #79; AADSTS700023';
  if (address && reservedTenants.has(address.tenant.toLowerCase()))
    return [conclusion('error/audience-common', 'certain', { audience, tenant: address.tenant }, source)];
  const endpoint = requestUrl?.replace(/[?#].*$/, '');
  const ofRequest = endpoint === undefined ? undefined : readEntraAddress(endpoint);
  if (endpoint !== undefined && ofRequest && endpoint !== audience) {
    const corrected = reservedTenants.has(ofRequest.tenant.toLowerCase()) ? undefined : endpoint;
    return [conclusion('error/audience-not-request', 'certain', { audience, endpoint }, source, corrected)];
  }
  const evidence = {
    audience,
    tenant: address?.tenant ?? '',
    cloud: address?.cloud.name ?? '',
    host: parseUrl(audience)?.host ?? '',
    path: address?.path ?? '',
  };
  return [conclusion('error/audience-named', 'certain', evidence, source)];
}

function conclusion(
  code: ConclusionCode,
  confidence: Conclusion['confidence'],
  evidence: Conclusion['evidence'],
  source: string,
  corrected?: string,
): Conclusion {
  return { code, confidence, evidence, source, ...(corrected === undefined ? {} : { corrected }) };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value).slice(0, 200);
}
