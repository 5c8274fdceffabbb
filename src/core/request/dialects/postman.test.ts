import { stringify } from 'node:querystring';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeForm, type FormParameter } from '../form-urlencoded';
import { compactAssertion, hostileRequest, hostileValues, request, requestWith } from './hostile.vectors';
import { formatPostman } from './postman';

interface Collection {
  readonly info: { readonly name: string; readonly schema: string };
  readonly item: readonly { readonly name: string; readonly request: PostmanRequest }[];
  readonly variable?: readonly { readonly key: string; readonly value: string }[];
}

interface PostmanRequest {
  readonly method: string;
  readonly header: readonly { readonly key: string; readonly value: string }[];
  readonly auth: { readonly type: string };
  readonly url: string;
  readonly body:
    | { readonly mode: 'raw'; readonly raw: string }
    | {
        readonly mode: 'urlencoded';
        readonly urlencoded: readonly { key: string; value: string; type: string }[];
      };
}

/** As Postman reads it: variables in every text, then the form. A variable that nothing defines is an error. */
function read(text: string, given: Readonly<Record<string, string>> = {}) {
  const { info, item, variable = [] } = JSON.parse(text) as Collection;
  expect(info.schema).toBe('https://schema.getpostman.com/json/collection/v2.1.0/collection.json');
  expect(item).toHaveLength(1);
  const sent = item[0]?.request as PostmanRequest;
  expect([sent.method, sent.auth]).toEqual(['POST', { type: 'noauth' }]);
  expect(sent.header).toEqual([{ key: 'Content-Type', value: 'application/x-www-form-urlencoded' }]);
  const values = { ...Object.fromEntries(variable.map(({ key, value }) => [key, value])), ...given };
  const resolve = (one: string) =>
    one.replace(/\{\{([^{}]*)\}\}/g, (_, name: string) => {
      expect(Object.keys(values)).toContain(name);
      return values[name] ?? '';
    });
  const { body } = sent;
  return {
    url: resolve(sent.url),
    mode: body.mode,
    parameters:
      body.mode === 'raw'
        ? [...new URLSearchParams(resolve(body.raw))]
        : body.urlencoded.map(({ key, value }): FormParameter => [resolve(key), resolve(value)]),
  };
}

/** The URL standard's forms, like JSON's texts in UTF-8, have no lone surrogates. */
const wellFormed = fc.string({ unit: 'binary' });

describe('read back, it has the same address and parameters', () => {
  test.each(hostileValues)('%j', (value) => {
    const sent = requestWith(value);
    const mode = value.includes('{{') ? 'raw' : 'urlencoded';
    expect(read(formatPostman(sent, 'inline'))).toEqual({ url: sent.url, mode, parameters: sent.parameters });
  });

  test('with any value', () => {
    fc.assert(
      fc.property(wellFormed, (value) => {
        const sent = requestWith(value);
        expect(read(formatPostman(sent, 'inline')).parameters).toEqual(sent.parameters);
      }),
    );
  });

  test.each([
    ['in a table', requestWith("it's"), 'urlencoded'],
    ['in a text', hostileRequest('https://as.example.com/token'), 'raw'],
  ])('with the assertion in a variable, %s', (_, sent, mode) => {
    const text = formatPostman(sent, 'apart');
    expect(text).not.toContain(compactAssertion);
    expect(read(text, { client_assertion: compactAssertion })).toEqual({
      url: sent.url,
      mode,
      parameters: sent.parameters,
    });
  });

  test('where the address has braces', () => {
    const sent = request('https://as.example.com/token?x={{$guid}}', [['a', 'b']]);
    expect(read(formatPostman(sent, 'inline')).url).toBe('https://as.example.com/token?x=%7B%7B$guid%7D%7D');
  });
});

test('a table encoded the usual way is the shown body', () => {
  const sent = requestWith('a b+c&d=é');
  const { parameters } = read(formatPostman(sent, 'inline'));
  expect(encodeForm(parameters)).toBe(sent.body);
  expect(stringify(Object.fromEntries(parameters))).toBe(sent.body);
});
