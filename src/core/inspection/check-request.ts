/** A pasted request: grant, proof of the client, target, method. RFC 6749 §2.3, §3.2, §4; RFC 7521 §4.2. */
import { checkTarget } from '../assertion/check-target';
import { checkPresence } from '../assertion/check-presence';
import type { SettingName } from '../profiles/setting-names';
import type { InspectionCode, InspectionFinding } from './inspection-finding';
import { grantNames } from './inspected-settings';
import { isSent, isStored, sendsSecret, type ReadRequest } from './read-request';
import { requestFinding } from './request-finding';

export const jwtBearerType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const samlBearerType = 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer';
const jwtGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** @param misplaced the parameter that holds what belongs into another, where that is known already */
export function checkRequest(read: ReadRequest, misplaced: string | undefined): InspectionFinding[] {
  if (read.profile.bearerHeaders) return [];
  return [
    ...checkMethod(read),
    ...(misplaced === undefined ? [] : [misplacedAssertion(misplaced)]),
    ...checkGrant(read),
    ...(misplaced === undefined ? checkProof(read) : []),
    ...checkClientId(read),
    ...checkWhatFor(read),
    ...(misplaced === undefined ? checkGrantParameters(read) : []),
  ];
}

function finding(
  code: InspectionCode,
  member: string,
  evidence: InspectionFinding['evidence'],
  spec: string,
  fix?: string,
): InspectionFinding {
  return {
    code,
    severity: 'error',
    place: { part: 'request', member },
    evidence,
    spec,
    ...(fix === undefined ? {} : { fix }),
  };
}

function checkMethod({ request: { method } }: ReadRequest): InspectionFinding[] {
  if (method === undefined || method === 'POST') return [];
  return [finding('request/method-not-post', 'method', { found: method }, 'RFC 6749 §3.2', 'POST')];
}

function misplacedAssertion(parameter: string): InspectionFinding {
  const expected = parameter === 'assertion' ? 'client_assertion' : 'assertion';
  const spec = 'RFC 7521 §4.1, §4.2; RFC 7523 §2.1, §2.2';
  return finding('request/assertion-parameter', parameter, { parameter, expected }, spec, expected);
}

function checkGrant({ request, inspected }: ReadRequest): InspectionFinding[] {
  const type = inspected.values.get('grant_type') ?? '';
  if (type === '' && !isStored(request, 'grant_type'))
    return [finding('request/grant-missing', 'grant_type', {}, 'RFC 6749 §4; AADSTS900144')];
  if (type !== jwtBearerType) return isStored(request, 'grant_type') ? [] : checkGrantName(type);
  // The names differ in one word, and each is taken for the other.
  const evidence = { parameter: 'grant_type', found: type, expected: jwtGrant };
  return [finding('request/assertion-type-wrong', 'grant_type', evidence, 'RFC 7523 §2.1, §2.2')];
}

/** A name of the registries, or an address: who defines an own grant gives it one. RFC 6749 §4.5. */
function checkGrantName(type: string): InspectionFinding[] {
  if (grantNames.has(type) || /^(urn|https?):[^\s^'"]+$/i.test(type)) return [];
  const bare = type.toLowerCase().replace(/[^a-z_]/g, '');
  const meant = bare === 'client_credential' ? 'client_credentials' : bare;
  return [
    finding(
      'request/grant-unknown',
      'grant_type',
      { found: type.slice(0, 200), expected: grantNames.has(meant) ? meant : '' },
      'RFC 6749 §5.2: unsupported_grant_type',
      grantNames.has(meant) ? meant : undefined,
    ),
  ];
}

/** RFC 7521 §4.2: both parameters; RFC 6749 §2.3: one way of proving it. */
function checkProof({ request, inspected, choice }: ReadRequest): InspectionFinding[] {
  const hasAssertion = isSent(request, 'client_assertion');
  const type = inspected.values.get('client_assertion_type') ?? '';
  const hasSecret = sendsSecret(request);
  if (hasAssertion && hasSecret) {
    const secret = isSent(request, 'client_secret') ? 'client_secret' : 'Authorization';
    return [
      finding('request/secret-and-assertion', secret, { parameter: secret }, 'RFC 6749 §2.3; seed 000'),
    ];
  }
  if (hasAssertion && type === '' && !isStored(request, 'client_assertion_type'))
    return [
      finding(
        'request/assertion-type-missing',
        'client_assertion_type',
        { expected: jwtBearerType },
        'RFC 7521 §4.2; AADSTS7000218',
        jwtBearerType,
      ),
    ];
  if (
    hasAssertion &&
    type !== jwtBearerType &&
    type !== samlBearerType &&
    !isStored(request, 'client_assertion_type')
  )
    return [
      finding(
        'request/assertion-type-wrong',
        'client_assertion_type',
        { parameter: 'client_assertion_type', found: type, expected: jwtBearerType },
        'RFC 7523 §2.2; AADSTS7000218',
        jwtBearerType,
      ),
    ];
  if (hasAssertion || hasSecret || isSent(request, 'use_windows_client_authentication')) return [];
  const isPublic = choice.authentications.some(({ id }) => id === 'none');
  const isGrant = isSent(request, 'assertion') && /bearer$/.test(inspected.values.get('grant_type') ?? '');
  const mayBePublic = isPublic || (isGrant && inspected.values.get('requested_token_use') !== 'on_behalf_of');
  if (mayBePublic && type === '') return [];
  return [finding('request/assertion-missing', 'client_assertion', { type }, 'RFC 7521 §4.2; AADSTS7000218')];
}

/** RFC 7521 §4.2 has it in the assertion already; Microsoft's documents have it required. */
function checkClientId({ request, profile }: ReadRequest): InspectionFinding[] {
  if (!profile.hasClouds || isSent(request, 'client_id') || sendsSecret(request)) return [];
  return [
    finding(
      'request/client-id-missing',
      'client_id',
      { profile: profile.id },
      'entra-docs, v2-oauth2-client-creds-grant-flow.md: client_id, required',
    ),
  ];
}

function checkWhatFor({ request, profile, settings, choice }: ReadRequest): InspectionFinding[] {
  if (isStored(request, 'scope') || isStored(request, 'resource')) return [];
  // Google and Salesforce read it in the assertion.
  if (!choice.grant.parameters.value.some(([name]) => name === profile.target.value)) return [];
  const found = checkTarget(profile, settings, choice).map((one) => requestFinding(one, one.path));
  const isDouble = found.length === 0 && profile.hasClouds && profile.target.value === 'scope';
  if (!isDouble || settings.resource === '') return found;
  const { scope, resource } = settings;
  return [
    finding(
      'request/resource-on-v2',
      'resource',
      { scope, resource },
      'AADSTS901002: entra-docs, reference-error-codes.md',
    ),
  ];
}

const parameterNames: Readonly<Partial<Record<SettingName, string>>> = {
  authorizationCode: 'code',
  redirectUri: 'redirect_uri',
  codeVerifier: 'code_verifier',
  refreshToken: 'refresh_token',
  userAssertion: 'assertion',
  username: 'username',
  userPassword: 'password',
  deviceCode: 'device_code',
};

function checkGrantParameters({ request, settings, choice }: ReadRequest): InspectionFinding[] {
  return checkPresence(settings, choice).flatMap((one) => {
    const name = parameterNames[one.path as SettingName];
    const isParameter = choice.grant.parameters.value.some(([parameter]) => parameter === name);
    return name === undefined || !isParameter || isSent(request, name) ? [] : [requestFinding(one, name)];
  });
}
