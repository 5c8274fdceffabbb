/** An .http file: REST Client of VS Code, HTTP client of JetBrains. https://github.com/JetBrains/http-request-in-editor-spec */
import type { AssertionPlace } from '../assertion-place';
import type { TokenRequest } from '../token-request';
import { headersOf, methodOf } from './header-fields';
import { bodyText, needsVariable, urlWithoutVariables, variableHint, variableName } from './variables';

/** `< file` fills a whole body or a line of its own, never the rest of a line: the line break would be sent too. */
export function formatHttpFile(request: TokenRequest, place: AssertionPlace): string {
  return [
    ...(needsVariable(request, place) ? [`@${variableName} = ${variableHint}`, ''] : []),
    '### Token request',
    `${methodOf(request)} ${urlWithoutVariables(request.url)}`,
    ...headersOf(request).map(([name, value]) => `${name}: ${value}`),
    '',
    bodyText(request, place),
  ].join('\n');
}
