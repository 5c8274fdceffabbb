/** A token request that carries an assertion: grant, client authentication, target, by its server's rules. RFC 6749 §3.2, RFC 7521 §4, RFC 7523 §2. */
import { checkIdentity } from '../assertion/check-identity';
import { checkTarget } from '../assertion/check-target';
import type { Finding } from '../assertion/finding';
import { chooseRequest, type RequestChoice } from '../assertion/request-choice';
import type { JsonObject } from '../jose/json-members';
import type { ParameterRule } from '../profiles/grant-rules';
import type { ServerProfile } from '../profiles/server-profile';
import type { ParsedRequest } from '../request/parse-request/parsed-request';
import { grantOf, inspectedSettings, type InspectedRequest } from './inspected-settings';
import type { InspectionCode, InspectionFinding } from './inspection-finding';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** What of a written request the checks look at. */
export function inspectedRequest({ url, parameters }: ParsedRequest): InspectedRequest {
  return { url, values: new Map(parameters.map(({ name, value }) => [name, value])) };
}

export function checkRequestForm(
  request: ParsedRequest,
  profile: ServerProfile,
  claims: JsonObject,
): InspectionFinding[] {
  const inspected = inspectedRequest(request);
  const choice = chooseRequest(profile, { grant: grantOf(inspected), authentication: 'signed-assertion' });
  const written = request.problems.map(({ code, parameter, evidence, fix }): InspectionFinding => ({
    code,
    severity: 'error',
    place: { part: 'request', ...(parameter ? { member: parameter } : {}) },
    evidence: { parameter, ...evidence },
    ...(fix === undefined ? {} : { fix }),
    spec: 'RFC 6749 §3.2, appendix B',
  }));
  // Where the assertion is the bearer token of an API, there is no form.
  if (profile.bearerHeaders) return written;
  return [
    ...written,
    ...checkForm(request, inspected, choice, profile),
    ...ofSettings(profile, claims, inspected, choice),
  ];
}

function checkForm(
  request: ParsedRequest,
  { values }: InspectedRequest,
  choice: RequestChoice,
  profile: ServerProfile,
): InspectionFinding[] {
  const findings: InspectionFinding[] = [];
  const add = (
    code: InspectionCode,
    member: string,
    evidence: InspectionFinding['evidence'],
    spec: string,
    fix?: string,
  ) =>
    findings.push({
      code,
      severity: 'error',
      place: { part: 'request', ...(member ? { member } : {}) },
      evidence,
      ...(fix === undefined ? {} : { fix }),
      spec,
    });
  const has = (name: string) => (values.get(name) ?? '') !== '' || isInFile(request, name);
  const { method } = request;
  if (method !== undefined && method.toUpperCase() !== 'POST')
    add('request/method-not-post', '', { found: method }, 'RFC 6749 §3.2');
  if (!has('grant_type')) add('request/grant-missing', 'grant_type', {}, 'RFC 6749 §4.4.2');
  if (profile.hasClouds && !has('client_id'))
    add(
      'request/client-id-missing',
      'client_id',
      { clientId: '' },
      'entra-docs, v2-oauth2-client-creds-grant-flow.md',
    );
  const rules: readonly ParameterRule[] = [
    ...choice.grant.parameters.value,
    ...choice.authentication.parameters.value,
  ];
  const wanted = rules.find(([, template]) => /\{(signedJwt|externalJwt)\}/.test(template))?.[0];
  const other = wanted === 'assertion' ? 'client_assertion' : 'assertion';
  if (wanted !== undefined && !has(wanted)) {
    if (has(other))
      add(
        'request/assertion-parameter',
        other,
        { parameter: other, expected: wanted },
        'RFC 7523 §2.1, §2.2',
      );
    else add('request/assertion-missing', wanted, { expected: wanted }, 'RFC 7521 §4.2');
  }
  const type = values.get('client_assertion_type');
  if (wanted === 'client_assertion' && has(wanted)) {
    const spec = 'RFC 7523 §2.2';
    if (!has('client_assertion_type'))
      add(
        'request/assertion-type-missing',
        'client_assertion_type',
        { expected: assertionType },
        spec,
        assertionType,
      );
    else if (type !== assertionType)
      add(
        'request/assertion-type-wrong',
        'client_assertion_type',
        { found: type ?? '', expected: assertionType },
        spec,
        assertionType,
      );
    if (has('client_secret'))
      add('request/secret-and-assertion', 'client_secret', {}, 'RFC 6749 §2.3: one method in each request');
  }
  return findings;
}

export function isInFile({ parameters }: ParsedRequest, name?: string): boolean {
  return parameters.some((one) => one.file !== undefined && (name === undefined || one.name === name));
}

/** By the checks of the Sign view; what it asks a person for, and a request does not show, is left out. */
function ofSettings(
  profile: ServerProfile,
  claims: JsonObject,
  request: InspectedRequest,
  choice: RequestChoice,
): InspectionFinding[] {
  const settings = inspectedSettings(profile, claims, request);
  const identity = checkIdentity(profile, settings, choice).filter(
    ({ code }) => code === 'request/common-endpoint',
  );
  return [...identity, ...checkTarget(profile, settings, choice)].map((finding) => ofRequest(finding));
}

function ofRequest({ code, severity, path, evidence, fix, spec }: Finding): InspectionFinding {
  const member = path === 'scope' || path === 'resource' ? path : undefined;
  return {
    code: code as InspectionCode,
    severity,
    place: { part: 'request', ...(member ? { member } : {}) },
    evidence,
    ...(fix ? { fix: fix.value } : {}),
    spec,
  };
}
