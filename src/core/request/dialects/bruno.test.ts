/** Bruno's own grammar is the judge. */
import { bruToJsonV2, jsonToBruV2 } from '@usebruno/lang';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormParameter } from '../form-urlencoded';
import { formatBruno } from './bruno';
import { compactAssertion, hostileRequest, hostileValues, request, requestWith } from './hostile.vectors';

interface Pair {
  readonly name: string;
  readonly value: string;
  readonly enabled: boolean;
}

interface BruFile {
  readonly meta: unknown;
  readonly http: {
    readonly method: string;
    readonly url: string;
    readonly body: string;
    readonly auth: string;
  };
  readonly headers: readonly Pair[];
  readonly body: { readonly formUrlEncoded?: readonly Pair[]; readonly text?: string };
  readonly vars?: { readonly req: readonly Pair[] };
}

function read(text: string, given: Readonly<Record<string, string>> = {}) {
  const file = bruToJsonV2(text) as BruFile;
  const { http, headers, body, vars } = file;
  expect([http.method, http.auth]).toEqual(['post', 'none']);
  expect(headers).toEqual([
    { name: 'Content-Type', value: 'application/x-www-form-urlencoded', enabled: true },
  ]);
  const values: Record<string, string> = Object.fromEntries(
    (vars?.req ?? []).map(({ name, value }) => [name, value]),
  );
  Object.assign(values, given);
  const resolve = (one: string) =>
    one.replace(/\{\{([^{}]*)\}\}/g, (_, name: string) => {
      expect(Object.keys(values)).toContain(name);
      return values[name] ?? '';
    });
  const parameters =
    http.body === 'text'
      ? [...new URLSearchParams(resolve(body.text ?? ''))]
      : (body.formUrlEncoded ?? []).map(({ name, value, enabled }): FormParameter => {
          expect(enabled).toBe(true);
          return [resolve(name), resolve(value)];
        });
  return { url: resolve(http.url), mode: http.body, parameters };
}

test.each([
  ['https://graph.microsoft.com/.default', 'formUrlEncoded'],
  ['openid profile', 'text'],
  ['a*~', 'text'],
])('%s goes into a %s, which Bruno sends with the octets of the shown body', (value, mode) => {
  expect(read(formatBruno(requestWith(value), 'inline')).mode).toBe(mode);
  // Bruno makes the form of a table with URLSearchParams, as @usebruno/cli does when it is run.
  const { body, parameters } = requestWith(value);
  expect(new URLSearchParams(parameters.map(([...pair]) => pair)).toString() === body).toBe(mode !== 'text');
});

describe('read back by Bruno, it has the same address and parameters', () => {
  test.each(hostileValues)('%j', (value) => {
    const sent = requestWith(value);
    expect(read(formatBruno(sent, 'inline'))).toMatchObject({ url: sent.url, parameters: sent.parameters });
  });

  test('with any value', () => {
    const special = fc
      .array(
        fc.constantFrom(
          "'''",
          '[',
          ']',
          '{',
          '}',
          '\n',
          '\r',
          ' ',
          '\u00a0',
          '~',
          '@',
          '"',
          ':',
          'a',
          '{{',
          '}}',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(special, fc.string({ unit: 'binary' })), (value) => {
        const sent = requestWith(value);
        expect(read(formatBruno(sent, 'inline')).parameters).toEqual(sent.parameters);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['in a table', requestWith("it's"), 'formUrlEncoded'],
    ['in a text', hostileRequest('https://as.example.com/token'), 'text'],
  ])('with the assertion in a variable, %s', (_, sent, mode) => {
    const text = formatBruno(sent, 'apart');
    expect(text).not.toContain(compactAssertion);
    const { url, parameters } = sent;
    expect(read(text, { client_assertion: compactAssertion })).toEqual({ url, mode, parameters });
  });

  test('where the address has braces', () => {
    const sent = request('https://as.example.com/token?x={{process.env.SECRET}}', [['a', 'b']]);
    expect(read(formatBruno(sent, 'inline')).url).toBe(
      'https://as.example.com/token?x=%7B%7Bprocess.env.SECRET%7D%7D',
    );
  });
});

test.each(['inline', 'apart'] as const)('%s, it is what Bruno itself would save', (place) => {
  for (const sent of [requestWith("it's"), hostileRequest('https://as.example.com/token')]) {
    const text = formatBruno(sent, place);
    const saved = jsonToBruV2(bruToJsonV2(text)) as string;
    expect(saved.trim().split(/\n+/).sort()).toEqual(text.trim().split(/\n+/).sort());
  }
});
