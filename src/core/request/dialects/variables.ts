/** `{{name}}`: how .http files, Postman and Bruno alike write a variable, wherever it stands. */
import { assertionFileName, assertionParameter, splitBody, type AssertionPlace } from '../assertion-place';
import type { FormParameter } from '../form-urlencoded';
import type { TokenRequest } from '../token-request';

export const variableName = 'client_assertion';

/** What the variable holds until somebody has put the assertion there. */
export const variableHint = `put-the-content-of-${assertionFileName}-here`;

const variable = `{{${variableName}}}`;

/** No format has a way to say that two braces are two braces. */
export function hasVariable(text: string): boolean {
  return text.includes('{{');
}

/** The address with its braces encoded. In an address, that is another spelling of the same. */
export function urlWithoutVariables(url: string): string {
  return url.replace(/\{/g, '%7B').replace(/\}/g, '%7D');
}

export function needsVariable(request: TokenRequest, place: AssertionPlace): boolean {
  return place === 'apart' && assertionParameter(request) !== undefined;
}

/** The encoded body, in which nothing is taken for a variable but the one that stands for the assertion. */
export function bodyText(request: TokenRequest, place: AssertionPlace): string {
  return needsVariable(request, place) ? splitBody(request).join(variable) : request.body;
}

/**
 * The parameters, for the table in which people edit them, or undefined where that would change one of them.
 * @param fits whether the format can hold this name or value as it is
 */
export function bodyTable(
  request: TokenRequest,
  place: AssertionPlace,
  fits: (text: string) => boolean,
): readonly FormParameter[] | undefined {
  const apart = needsVariable(request, place) ? assertionParameter(request) : undefined;
  const others = request.parameters.filter((one) => one !== apart);
  if (others.flat().some((text) => hasVariable(text) || !fits(text))) return undefined;
  return request.parameters.map((one) => (one === apart ? [one[0], variable] : one));
}
