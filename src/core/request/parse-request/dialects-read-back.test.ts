import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertionFileName, type AssertionPlace } from '../assertion-place';
import { dialectFormats } from '../dialects/dialect-formats';
import {
  compactAssertion,
  hostileRequest,
  hostileValues,
  request,
  requestWith,
} from '../dialects/hostile.vectors';
import { requestDialects, type DialectId } from '../dialects/request-dialects';
import type { TokenRequest } from '../token-request';
import { parseRequest } from './parse-request';
import type { ParsedRequest, RequestDialect } from './parsed-request';

const readAs: Readonly<Record<DialectId, RequestDialect>> = {
  'curl-bash': 'curl-bash',
  'curl-cmd': 'curl-cmd',
  powershell: 'powershell',
  'raw-http': 'http',
  httpie: 'httpie',
  'http-file': 'http',
  postman: 'postman',
  bruno: 'bruno',
};

const dialects = requestDialects.map(({ id }) => id);

function readBack(id: DialectId, sent: TokenRequest, place: AssertionPlace = 'inline'): ParsedRequest {
  const parsed = parseRequest(dialectFormats[id].format(sent, place));
  expect(parsed?.dialect, id).toBe(readAs[id]);
  return parsed as ParsedRequest;
}

const pairs = (parsed: ParsedRequest) =>
  parsed.parameters.filter((one) => !one.inUrl).map(({ name, value }) => [name, value]);
const sameUrl = (parsed: ParsedRequest, sent: TokenRequest) =>
  expect(new URL(parsed.url ?? '').href).toBe(
    new URL(sent.url.replace(/\{/g, '%7B').replace(/\}/g, '%7D')).href,
  );

describe.each(dialects)('what %s writes', (id) => {
  test.each(hostileValues)('is read back with the value %j', (value) => {
    const sent = requestWith(value);
    const parsed = readBack(id, sent);
    expect(pairs(parsed)).toEqual(sent.parameters.filter(([name]) => name !== ''));
    expect(parsed.method).toBe('POST');
    sameUrl(parsed, sent);
  });

  test('is read back with all of them at once', () => {
    const sent = hostileRequest('https://as.example.com/token');
    expect(pairs(readBack(id, sent))).toEqual(sent.parameters);
  });

  test('is read back with any value, in any number', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), (values) => {
        const named = values.map((value, index) => [`p${index}`, value] as const);
        const sent = request('https://as.example.com/token', [['grant_type', 'x'], ...named]);
        expect(pairs(readBack(id, sent))).toEqual(
          sent.parameters.map(([name, value]) => [name, value.toWellFormed()]),
        );
      }),
    );
  });

  test('is read back with an address full of syntax', () => {
    const sent = request('https://as.example.com/it\'s/[1-3]/(a)?x=%PATH%&y=^|calc|&z="q"', [
      ['grant_type', 'client_credentials'],
    ]);
    const parsed = readBack(id, sent);
    sameUrl(parsed, sent);
    expect(pairs(parsed)).toEqual(sent.parameters);
  });

  test('is read back with the assertion apart: the file is named, and its value is not here', () => {
    const sent = hostileRequest('https://as.example.com/token');
    const parsed = readBack(id, sent, 'apart');
    const others = sent.parameters.filter(([name]) => name !== 'client_assertion');
    expect(pairs(parsed).filter(([name]) => name !== 'client_assertion')).toEqual(others);
    const assertion = parsed.parameters.find(({ name }) => name === 'client_assertion');
    expect(assertion?.value).not.toBe(compactAssertion);
    if (id === 'raw-http') expect(assertion).toMatchObject({ variable: '{{client_assertion}}' });
    else expect(assertion).toMatchObject({ file: assertionFileName, value: '' });
  });

  test('with a bearer token and no form is read back with its header fields', () => {
    const sent: TokenRequest = {
      url: 'https://api.github.com/app',
      method: 'GET',
      headers: [
        ['Authorization', `Bearer ${compactAssertion}`],
        ['Accept', 'application/vnd.github+json'],
      ],
      parameters: [],
      body: '',
    };
    const parsed = readBack(id, sent);
    expect(parsed.method).toBe('GET');
    for (const header of sent.headers ?? []) expect(parsed.headers).toContainEqual(header);
    sameUrl(parsed, sent);
  });

  test('has no problem of its own', () => {
    const sent = requestWith('api://contoso/.default');
    expect(readBack(id, sent).problems).toEqual([]);
  });
});
