/** The settings with which the Sign view would have made a pasted request, and what they leave to the server's rules. RFC 6749 §2.3. */
import type { AssertionSettings } from '../assertion/assertion-settings';
import { readEntraAddress } from '../assertion/entra-address';
import { chooseRequest, type RequestChoice } from '../assertion/request-choice';
import { parseUrl } from '../assertion/token-endpoint';
import type { JsonObject } from '../jose/json-members';
import type { ClientAuthenticationId } from '../profiles/grant-rules';
import type { ServerProfile } from '../profiles/server-profile';
import type { ParsedRequest, RequestParameter } from '../request/parse-request/parsed-request';
import { meantValue } from '../request/parse-request/value-problems';
import { headerOf } from '../request/parse-request/written-request';
import { grantOf, inspectedSettings, type InspectedRequest } from './inspected-settings';

export interface ReadRequest {
  readonly request: ParsedRequest;
  readonly profile: ServerProfile;
  readonly inspected: InspectedRequest;
  readonly settings: AssertionSettings;
  readonly choice: RequestChoice;
  /** Of the assertion in it; empty where there is none to read. */
  readonly claims: JsonObject;
}

/** By name, as they are meant; of a name that stands there twice, the first. */
export function meantValues({ parameters }: ParsedRequest): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const one of parameters) if (!values.has(one.name)) values.set(one.name, meantValue(one));
  return values;
}

export function parameterOf({ parameters }: ParsedRequest, wanted: string): RequestParameter | undefined {
  return parameters.find(({ name }) => name === wanted);
}

/** What a file or a variable holds counts as well. */
export function isSent(request: ParsedRequest, name: string): boolean {
  const found = parameterOf(request, name);
  return found !== undefined && (found.value !== '' || found.file !== undefined);
}

/** Nobody can judge what is not in the paste. */
export function isStored(request: ParsedRequest, name: string): boolean {
  const found = parameterOf(request, name);
  return found?.file !== undefined || found?.variable !== undefined;
}

export function sendsSecret(request: ParsedRequest): boolean {
  return (
    isSent(request, 'client_secret') || /^basic\s/i.test(headerOf(request.headers, 'authorization') ?? '')
  );
}

export function readRequest(
  request: ParsedRequest,
  profile: ServerProfile,
  inspected: InspectedRequest,
  claims: JsonObject,
): ReadRequest {
  const grant = grantOf(inspected);
  const authentication = authenticationOf(request);
  const settings = { ...inspectedSettings(profile, claims, inspected), grant, authentication };
  const asked = inspected.url === undefined ? undefined : readEntraAddress(inspected.url)?.tenant;
  return {
    request,
    profile,
    inspected,
    // The assertion's audience may name another: here it is asked where the request goes.
    settings: asked === undefined ? settings : { ...settings, tenant: decodeTenant(asked) },
    choice: chooseRequest(profile, { grant, authentication }),
    claims,
  };
}

function decodeTenant(tenant: string): string {
  try {
    return decodeURIComponent(tenant);
  } catch {
    return tenant;
  }
}

function authenticationOf(request: ParsedRequest): ClientAuthenticationId {
  if (isSent(request, 'client_assertion') || isSent(request, 'client_assertion_type'))
    return 'signed-assertion';
  if (sendsSecret(request)) return 'client-secret';
  return isSent(request, 'use_windows_client_authentication') ? 'windows-integrated' : 'none';
}

/** Of an authority that already was an endpoint, what was added to it. */
export function lastEndpoint(url: string | undefined): string | undefined {
  return url?.replace(/\/oauth2\/(?:v2\.0\/)?(?:token|authorize)(?=\/oauth2\/)/i, '');
}

/** The address as it is meant, for judging the assertion: over TLS, and where the server has its endpoint. */
export function meantUrl(url: string, profile: ServerProfile, claims: JsonObject): string | undefined {
  const parsed = parseUrl(lastEndpoint(url) ?? '');
  if (!parsed) return undefined;
  const secure = `https://${parsed.host}${parsed.pathname}`;
  const template = profile.tokenEndpoint?.value.replace('{host}', parsed.host);
  if (!profile.hasClouds || !template) return secure;
  const ofUrl = readEntraAddress(secure);
  const ofAudience = readEntraAddress(String([claims['aud']].flat()[0] ?? ''));
  const isTenant =
    ofUrl && /^[\w-]+(\.[\w-]+)*$/.test(ofUrl.tenant) && !/^(oauth2|v2\.0|token)$/i.test(ofUrl.tenant);
  const tenant = isTenant ? ofUrl.tenant : ofAudience?.tenant;
  return tenant === undefined ? undefined : template.replace('{tenant}', tenant);
}
