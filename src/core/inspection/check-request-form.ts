/** Everything about a request that its server minds before it looks into the assertion. RFC 6749 §3.2, RFC 7521 §4, RFC 7523 §2. */
import { chooseRequest } from '../assertion/request-choice';
import type { JsonObject } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import type { ParsedRequest } from '../request/parse-request/parsed-request';
import { checkRequest } from './check-request';
import { checkRequestAddress } from './check-request-address';
import { grantOf, type InspectedRequest } from './inspected-settings';
import type { InspectionFinding } from './inspection-finding';
import { problemFinding } from './request-finding';
import { isSent, readRequest } from './read-request';

/** @param inspected the request's address and parameters, as they are meant */
export function checkRequestForm(
  request: ParsedRequest,
  inspected: InspectedRequest,
  profile: ServerProfile,
  claims: JsonObject,
): InspectionFinding[] {
  const read = readRequest(request, profile, inspected, claims);
  return [
    ...request.problems.map(problemFinding),
    ...checkRequestAddress(read),
    ...checkRequest(read, misplacedIn(request, inspected, profile)),
  ];
}

/** The parameter that holds the assertion, where this server looks for it in the other one. */
function misplacedIn(
  request: ParsedRequest,
  inspected: InspectedRequest,
  profile: ServerProfile,
): string | undefined {
  const wanted = assertionParameterOf(profile, inspected);
  const other = wanted === 'assertion' ? 'client_assertion' : 'assertion';
  return wanted !== undefined && !isSent(request, wanted) && isSent(request, other) ? other : undefined;
}

/** Undefined: the assertion is in no parameter, but a header. */
export function assertionParameterOf(
  profile: ServerProfile,
  inspected: InspectedRequest,
): string | undefined {
  const { grant, authentication } = chooseRequest(profile, {
    grant: grantOf(inspected),
    authentication: 'signed-assertion',
  });
  const rules = [...grant.parameters.value, ...authentication.parameters.value];
  return rules.find(([, template]) => /\{(signedJwt|externalJwt)\}/.test(template))?.[0];
}
