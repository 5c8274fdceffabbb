import { bruToJsonV2 } from '@usebruno/lang';
import { describe, expect, test } from 'vitest';
import type { TokenRequest } from '../token-request';
import { dialectFormats } from './dialect-formats';
import { requestDialects } from './request-dialects';

/** Of servers that take the assertion in a header, on an address of their API. */
const bearer: TokenRequest = {
  method: 'GET',
  url: 'https://api.example.com/app?x=1',
  headers: [
    ['Authorization', 'Bearer a.b.c'],
    ['Accept', 'application/json'],
  ],
  parameters: [],
  body: '',
};

const negotiated: TokenRequest = {
  url: 'https://adfs.example.com/adfs/oauth2/token',
  parameters: [['use_windows_client_authentication', 'true']],
  body: 'use_windows_client_authentication=true',
  negotiate: true,
};

describe('a request without a form', () => {
  test.each(requestDialects)('$name: gets, with its headers, and posts nothing', ({ id }) => {
    const text = dialectFormats[id].format(bearer, 'inline');
    expect(text).not.toMatch(/\bpost\b|urlencoded|Content-Length|--data|--raw|-Body/i);
    for (const part of ['Bearer a.b.c', 'application/json']) expect(text).toContain(part);
    expect(dialectFormats[id].format(bearer, 'apart')).toBe(text);
  });

  test('is one that Bruno’s own grammar reads', () => {
    expect(bruToJsonV2(dialectFormats.bruno.format(bearer, 'inline'))).toMatchObject({
      http: { method: 'get', url: bearer.url, body: 'none' },
      headers: [
        { name: 'Authorization', value: 'Bearer a.b.c' },
        { name: 'Accept', value: 'application/json' },
      ],
    });
  });

  test('is a GET in a collection', () => {
    const { item } = JSON.parse(dialectFormats.postman.format(bearer, 'inline')) as {
      item: { request: { method: string; body?: unknown } }[];
    };
    expect(item[0]?.request).toMatchObject({ method: 'GET' });
    expect(item[0]?.request.body).toBeUndefined();
  });
});

describe('a request that the Windows session authenticates (RFC 4559)', () => {
  test.each([
    ['curl-bash', /^curl --negotiate -u : '/],
    ['curl-cmd', /^curl --negotiate -u : "/],
    ['powershell', / -UseDefaultCredentials /],
    ['httpie', / --auth-type=negotiate --auth=: /],
  ] as const)('%s says so', (id, pattern) => {
    expect(dialectFormats[id].format(negotiated, 'inline').replace(/ \\\n\s*/g, ' ')).toMatch(pattern);
    expect(dialectFormats[id].negotiates).toBe(true);
  });

  test.each(requestDialects.filter(({ id }) => !dialectFormats[id].negotiates))(
    '$name has the same body, and no way to say it',
    ({ id }) => {
      const text = dialectFormats[id].format(negotiated, 'inline');
      expect(text).toContain('use_windows_client_authentication');
      expect(text).not.toMatch(/negotiate/i);
    },
  );
});
