/** Where a pasted request goes: TLS, tenant, endpoint. RFC 6749 §3.2; entra-docs, v2-protocols.md. */
import { checkIdentity } from '../assertion/check-identity';
import { readEntraAddress } from '../assertion/entra-address';
import { isLoopback, parseUrl } from '../assertion/token-endpoint';
import type { InspectionCode, InspectionFinding } from './inspection-finding';
import { requestFinding } from './request-finding';
import { meantUrl, type ReadRequest } from './read-request';

/** What is said of an address that nobody typed into a form. */
const ofAddress: ReadonlySet<string> = new Set([
  'request/common-endpoint',
  'request/tenant-malformed',
  'request/tenant-is-authority',
  'request/token-endpoint-unexpected',
  'aud/http',
  'aud/trailing-slash',
]);

const endpoints = ['/oauth2/token', '/oauth2/v2.0/token'];

/** One thing is said of one address: the first that would have to be mended. */
export function checkRequestAddress(read: ReadRequest): InspectionFinding[] {
  const { url } = read.request;
  const parsed = url === undefined ? undefined : parseUrl(url);
  if (url === undefined || !parsed || read.profile.bearerHeaders) return [];
  if (parsed.protocol === 'http:' && !isLoopback(parsed))
    return [problem(read, 'aud/http', { aud: shown(url) }, `https${shown(url).slice(4)}`, 'RFC 6749 §3.2')];
  const entra = readEntraAddress(shown(url));
  if (!entra || !read.profile.hasClouds) return identityOf(read);
  // A tenant that a variable holds is not here to be judged.
  if (/^(\$|%24|\{\{|%7b%7b|%[a-z_]{3,}%)/i.test(entra.tenant)) return [];
  const wanted = meantUrl(url, read.profile, read.claims);
  const authority = /^(.*?)\/oauth2\/(?:v2\.0\/)?(?:token|authorize)(?=\/)/i.exec(
    `${entra.tenant}${entra.path}`,
  );
  if (authority || /^https?:$/i.test(entra.tenant))
    return [problem(read, 'request/tenant-is-authority', { tenant: `${entra.tenant}${entra.path}` }, wanted)];
  const found = identityOf(read);
  if (found.length > 0 || endpoints.includes(entra.path)) return found;
  const path = `/{tenant}${read.profile.target.value === 'scope' ? endpoints[1] : endpoints[0]}`;
  return [problem(read, 'request/token-endpoint-unexpected', { tokenEndpoint: shown(url), path }, wanted)];
}

function identityOf({ profile, settings, choice }: ReadRequest): InspectionFinding[] {
  return checkIdentity(profile, settings, choice)
    .filter(({ code }) => ofAddress.has(code))
    .map((one) => requestFinding(one, 'url'));
}

/** Without its query, in which there may be anything. */
export function shown(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}

function problem(
  { profile }: ReadRequest,
  code: InspectionCode,
  evidence: InspectionFinding['evidence'],
  fix: string | undefined,
  spec = profile.tokenEndpoint?.source ?? '',
): InspectionFinding {
  return {
    code,
    severity: 'error',
    place: { part: 'request', member: 'url' },
    evidence,
    ...(fix === undefined ? {} : { fix }),
    spec,
  };
}
