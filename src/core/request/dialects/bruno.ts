/** A request of Bruno. https://docs.usebruno.com/bru-lang/overview, and its grammar: the npm package @usebruno/lang. */
import type { AssertionPlace } from '../assertion-place';
import type { TokenRequest } from '../token-request';
import { headersOf, methodOf } from './header-fields';
import {
  bodyTable,
  bodyText,
  needsVariable,
  urlWithoutVariables,
  variableHint,
  variableName,
} from './variables';

export function formatBruno(request: TokenRequest, place: AssertionPlace): string {
  const table = bodyTable(request, place, isKeptByTable);
  const isGet = request.method === 'GET';
  return [
    block('meta', ['name: Token request', 'type: http', 'seq: 1']),
    block(methodOf(request).toLowerCase(), [
      `url: ${urlWithoutVariables(request.url)}`,
      `body: ${isGet ? 'none' : table ? 'formUrlEncoded' : 'text'}`,
      'auth: none',
    ]),
    block('headers', pairs(headersOf(request))),
    ...(isGet
      ? []
      : [
          table
            ? block('body:form-urlencoded', pairs(table))
            : block('body:text', [bodyText(request, place)]),
        ]),
    ...(needsVariable(request, place)
      ? [block('vars:pre-request', [`${variableName}: ${variableHint}`])]
      : []),
  ].join('\n');
}

function block(name: string, lines: readonly string[]): string {
  return [`${name} {`, ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
}

function pairs(list: readonly (readonly [name: string, value: string])[]): readonly string[] {
  return list.map(([name, value]) => `${name}: ${value}`);
}

/**
 * A value ends with its line and is trimmed, and three quotes begin a text of several lines. What
 * Bruno makes of a space, `*` and `~` means the same as the shown body, and has other octets.
 */
function isKeptByTable(text: string): boolean {
  return text.trim() === text && !/[\r\n *~]|^'''/.test(text);
}
