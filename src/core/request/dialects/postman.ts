/** A Postman collection with one request. https://schema.getpostman.com/json/collection/v2.1.0/collection.json */
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

export function formatPostman(request: TokenRequest, place: AssertionPlace): string {
  const collection = {
    info: {
      name: 'Token request',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [
      {
        name: 'Token request',
        request: {
          method: methodOf(request),
          header: headersOf(request).map(([key, value]) => ({ key, value })),
          auth: { type: 'noauth' },
          ...(request.method === 'GET' ? {} : { body: formatBody(request, place) }),
          url: urlWithoutVariables(request.url),
        },
      },
    ],
    ...(needsVariable(request, place) ? { variable: [{ key: variableName, value: variableHint }] } : {}),
  };
  return JSON.stringify(collection, undefined, 2);
}

function formatBody(request: TokenRequest, place: AssertionPlace) {
  const table = bodyTable(request, place, () => true);
  return table
    ? { mode: 'urlencoded', urlencoded: table.map(([key, value]) => ({ key, value, type: 'text' })) }
    : { mode: 'raw', raw: bodyText(request, place) };
}
