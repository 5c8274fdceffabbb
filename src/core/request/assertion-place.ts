/** Where the signed assertion of a written request stands: in the text, or apart from it. RFC 7523 §2.1, §2.2. */
import { encodeForm, encodeFormParameter, type FormParameter } from './form-urlencoded';
import type { TokenRequest } from './token-request';

/** `apart`: in a file beside the text, or in a variable of it, so that it stays out of histories and repositories. */
export type AssertionPlace = 'inline' | 'apart';

export const assertionFileName = 'assertion.jwt';

/** The parameter that the client signed. On behalf of somebody, `assertion` is that one's token and not the client's. */
export function assertionParameter({ parameters }: TokenRequest): FormParameter | undefined {
  const byName = (wanted: string) => parameters.find(([name]) => name === wanted);
  return byName('client_assertion') ?? byName('assertion');
}

/** The body before the assertion's value and after it. Without an assertion, all of it comes before. */
export function splitBody(request: TokenRequest): readonly [before: string, after: string] {
  const at = request.parameters.findIndex((one) => one === assertionParameter(request));
  if (at < 0) return [request.body, ''];
  const [name] = request.parameters[at] as FormParameter;
  const before = [
    ...request.parameters.slice(0, at).map(encodeFormParameter),
    encodeFormParameter([name, '']),
  ];
  const rest = request.parameters.slice(at + 1);
  return [before.join('&'), rest.length > 0 ? `&${encodeForm(rest)}` : ''];
}
