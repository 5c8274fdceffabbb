import { describe, expect, test } from 'vitest';
import { trace2015 } from '../trace-2015.vectors';
import { parseRequest } from './parse-request';

const endpoint = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token';
const pairsOf = (text: string) => parseRequest(text)?.parameters.map(({ name, value }) => `${name}=${value}`);
const codesOf = (text: string) => parseRequest(text)?.problems.map(({ code }) => code);
const expected = [
  'client_id=a',
  'scope=https://graph.microsoft.com/.default',
  'grant_type=client_credentials',
];
const form = 'client_id=a&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&grant_type=client_credentials';

describe('a form', () => {
  test.each([
    [form],
    [form.replaceAll('&', '&\n')],
    [form.replaceAll('&', '\n&')],
    [form.replaceAll('&', '\r\n  &')],
    [form.replaceAll('&', '\n')],
    [`"${form}"`],
    [`\ufeff  ${form}\n`],
    [`${endpoint}\n\n${form}`],
  ])('%j is read without a problem', (text) => {
    expect(pairsOf(text)).toEqual(expected);
    expect(codesOf(text)).toEqual([]);
  });

  test('is decoded as URLSearchParams decodes it', () => {
    const text = 'grant_type=a&b=%E4%f6+x%2&c=%F0%9F%94%91=%00&d&=e&%67=%ff%fe%C3%A9';
    expect(parseRequest(text)?.parameters.map(({ name, value }) => [name, value])).toEqual([
      ...new URLSearchParams(text),
    ]);
  });

  test('of somebody else is none', () => {
    expect(parseRequest('a=b&c=d')).toBeUndefined();
    expect(parseRequest('{"access_token":"eyJ","token_type":"Bearer"}')).toBeUndefined();
    expect(
      parseRequest(
        'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=a&response_type=code&scope=b',
      ),
    ).toBeUndefined();
  });
});

describe('HTTP', () => {
  test('is read as Microsoft’s documents print it, with comments and the scheme in Host', () => {
    // entra-docs, v2-oauth2-auth-code-flow.md
    const text = `// Line breaks for legibility only

POST /{tenant}/oauth2/v2.0/token HTTP/1.1           //Line breaks for clarity
Host: https://login.microsoftonline.com
Content-Type: application/x-www-form-urlencoded

client_id=11112222-bbbb-3333-cccc-4444dddd5555
&scope=https%3A%2F%2Fgraph.microsoft.com%2Fmail.read
&redirect_uri=http%3A%2F%2Flocalhost%2Fmyapp%2F
&grant_type=authorization_code
&code_verifier=ThisIsntRandomButItNeedsToBe43CharactersLong 
&client_secret=sampleCredentia1s    // NOTE: Only required for web apps. This secret needs to be URL-Encoded.`;
    expect(parseRequest(text)).toMatchObject({
      url: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
      problems: [],
    });
    expect(pairsOf(text)).toEqual([
      'client_id=11112222-bbbb-3333-cccc-4444dddd5555',
      'scope=https://graph.microsoft.com/mail.read',
      'redirect_uri=http://localhost/myapp/',
      'grant_type=authorization_code',
      'code_verifier=ThisIsntRandomButItNeedsToBe43CharactersLong',
      'client_secret=sampleCredentia1s',
    ]);
  });

  const head =
    'POST /contoso.com/oauth2/v2.0/token HTTP/1.1\r\nHost: login.microsoftonline.com\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n';

  test.each([
    // entra-docs, v2-oauth2-client-creds-grant-flow.md
    [`${head}${form.replaceAll('&', '\n&')}`],
    [`> ${head.trim().replaceAll('\r\n', '\r\n> ')}\r\n> \r\n${form}`],
    [`POST ${endpoint}\nContent-Type: application/x-www-form-urlencoded\n\n${form}`],
    [
      `### other\nGET https://example.com/\n\n### token\n@id = a\nPOST https://{{host}}/contoso.com/oauth2/v2.0/token\nContent-Type: application/x-www-form-urlencoded\n\n${form.replace('=a&', '={{id}}\n&')}\n\n> {% client.global.set("x", response.body) %}`.replace(
        '### other\n',
        '@host = login.microsoftonline.com\n### other\n',
      ),
    ],
    [`${head}${form}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"access_token":"x"}`],
    [`${head}${form}\r\n\r\nHope this helps!`],
    [`${head.replace('/contoso.com', '').replace('.com\r\nContent', '.com/contoso.com\r\nContent')}${form}`],
  ])('%s', (text) => {
    expect(parseRequest(text)).toMatchObject({
      dialect: 'http',
      method: 'POST',
      url: endpoint,
      problems: [],
    });
    expect(pairsOf(text)).toEqual(expected);
  });

  test('as the trace of seed 000 stands on its page, its header on one line', () => {
    const text = `Here is a fiddler trace of a token request (raw): POST ${trace2015.url} HTTP/1.1 Content-Type: application/x-www-form-urlencoded client-request-id: a8108f88-275b-424d-ac28-f675aabe548e return-client-request-id: true x-client-SKU: .NET x-client-Ver: 2.12.0.0 x-client-CPU: x64 x-client-OS: Microsoft Windows NT 6.2.9200.0 Host: login.windows.net Content-Length: 983 Expect: 100-continue Connection: Keep-Alive\n\n${trace2015.body}\n\nHope this helps! Good luck!`;
    const parsed = parseRequest(text);
    expect(parsed).toMatchObject({ dialect: 'http', method: 'POST', url: trace2015.url, problems: [] });
    expect(parsed?.headers).toContainEqual(['x-client-OS', 'Microsoft Windows NT 6.2.9200.0']);
    expect(parsed?.headers).toHaveLength(11);
    expect(parsed?.parameters.map(({ name, value }) => [name, value])).toEqual([
      ...new URLSearchParams(trace2015.body),
    ]);
  });
});

test.each([
  [
    `http --form POST ${endpoint} client_id=a scope=https://graph.microsoft.com/.default grant_type=client_credentials`,
  ],
  [
    `https -f login.microsoftonline.com/contoso.com/oauth2/v2.0/token 'client_id=a' scope=https://graph.microsoft.com/.default Accept:application/json grant_type=client_credentials`,
  ],
  [`echo -n '${form}' | http POST ${endpoint} Content-Type:application/x-www-form-urlencoded`],
])('HTTPie: %s', (text) => {
  expect(parseRequest(text)).toMatchObject({
    dialect: 'httpie',
    method: 'POST',
    url: endpoint,
    problems: [],
  });
  expect(pairsOf(text)).toEqual(expected);
});

test('HTTPie sends items as JSON where it is not told that they are a form', () => {
  const text = `http ${endpoint} client_id=a grant_type=client_credentials scope==b`;
  expect(codesOf(text)).toEqual(['request/wrong-content-type']);
  expect(parseRequest(text)?.url).toBe(`${endpoint}?scope=b`);
});

test('a collection of Postman is read with its variables, without what is switched off', () => {
  const collection = {
    info: {},
    variable: [{ key: 'tenant', value: 'contoso.com' }],
    item: [
      { name: 'other', request: { method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' } },
      {
        name: 'folder',
        item: [
          {
            request: {
              method: 'POST',
              url: { raw: 'https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token' },
              body: {
                mode: 'urlencoded',
                urlencoded: [
                  { key: 'client_id', value: 'a' },
                  { key: 'resource', value: 'x', disabled: true },
                  { key: 'scope', value: 'https://graph.microsoft.com/.default' },
                  { key: 'grant_type', value: 'client_credentials' },
                ],
              },
            },
          },
        ],
      },
    ],
  };
  const text = JSON.stringify(collection);
  expect(parseRequest(text)).toMatchObject({
    dialect: 'postman',
    method: 'POST',
    url: endpoint,
    problems: [],
  });
  expect(pairsOf(text)).toEqual(expected);
});
