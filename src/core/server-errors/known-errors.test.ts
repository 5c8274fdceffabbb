import { describe, expect, test } from 'vitest';
import { knownErrors } from './known-errors';
import { likelyCauses } from './likely-causes';
import { parseServerError } from './parse-server-error';
import type { ParsedServerError } from './parsed-server-error';

const parse = (text: string) => parseServerError(text) as ParsedServerError;
const codesOf = (text: string) => parse(text).codes.map(({ code }) => code);

/** facts/protocol.md §7, without those that it gives as ranges of nothing. */
const ofFacts =
  '700027 700024 700023 700021 50048 50027 5002730 50012 50013 500133 500131 500011 65001 70011 1002012 700022 28002 28003 901002 900144 7000218 700025 7000215 7000222 700016 700011 70001 7000112 7000229 700229 700030 7000213 90002 900023 50059 50194 9001023 90124 90130 90038 900382 900432 53003 70021 700211 700212 700213 7002137 7002138 50020 50034 50126 50076 50079 9002313 900384 100007 70002 50032';

describe('every error of the catalogue', () => {
  test('is there that the facts have', () => {
    const wanted = [
      ...ofFacts.split(' ').map((number) => `AADSTS${number}`),
      ...[9622, 9267, 9602, 9604, 9615, 9247, 9623, 9265].map((number) => `MSIS${number}`),
      ...['2000010', 'invalid_client', 'invalid_grant', 'invalid_request', 'unauthorized_client'],
      ...['unsupported_grant_type', 'invalid_scope'],
    ];
    const codes = new Set(knownErrors.map(({ code }) => code));
    expect(wanted.filter((code) => !codes.has(code))).toEqual([]);
    console.log(
      `server errors: ${knownErrors.length} in the catalogue, all ${wanted.length} of the facts among them`,
    );
  });

  test('has a code of its own, something to look at, and a source', () => {
    const codes = knownErrors.map(({ code }) => code.toLowerCase());
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, causes, isGeneric, source, says } of knownErrors) {
      expect(says, code).not.toBe('');
      expect(source, code).not.toBe('');
      expect(causes.length > 0 || isGeneric, code).toBe(true);
    }
  });

  test.each(knownErrors.map(({ code, says, family }) => [code, says, family] as const))(
    '%s is found by its code: bare, in JSON, in a log',
    (code, says, family) => {
      const sentence = family === 'oauth' ? says : `${code}: ${says}`;
      const error = family === 'oauth' ? code : 'invalid_client';
      const written = /^\d/.test(code) ? `x-ms-diagnostics: ${code};reason="${says}"` : sentence;
      const answers =
        family === 'exchange' || /^\d/.test(code)
          ? [written, JSON.stringify({ 'x-ms-diagnostics': `${code};reason="${says}"` })]
          : [
              family === 'oauth' ? `error: ${code}` : written,
              JSON.stringify({ error, error_description: sentence }),
              JSON.stringify({ error, error_description: sentence }, null, 2),
              JSON.stringify(JSON.stringify({ error, error_description: sentence })),
              `2026-11-24T21:15:00Z ERROR ${error} ${sentence}\n  at Some.Method()`,
            ];
      for (const answer of answers) expect(codesOf(answer)[0], answer).toBe(code);
    },
  );

  test.each([
    ['error_codes alone', '{"error":"invalid_client","error_codes":[700024]}', 'AADSTS700024'],
    ['the address alone', 'see https://login.microsoftonline.com/error?code=700016', 'AADSTS700016'],
    ['a blank before the colon', 'Details:AADSTS900384 : JWT token failed', 'AADSTS900384'],
    [
      'a redirect',
      'https://x/?error=invalid_client&error_description=AADSTS50011%3a+The+redirect',
      'AADSTS50011',
    ],
    [
      'HTML',
      '<pre>AADSTS70011: The provided value for the input parameter &#39;scope&#39; is not valid.</pre>',
      'AADSTS70011',
    ],
  ])('is found by %s', (_, text, code) => {
    expect(codesOf(text)[0]).toBe(code);
  });

  test('that is not known here is named all the same', () => {
    expect(parse('AADSTS1234567: something new').codes).toEqual([{ code: 'AADSTS1234567' }]);
    expect(likelyCauses(parse('AADSTS1234567: something new'))).toEqual([]);
  });
});
