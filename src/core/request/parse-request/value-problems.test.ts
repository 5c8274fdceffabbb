import { describe, expect, test } from 'vitest';
import { parseRequest } from './parse-request';

const endpoint = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token';
const codesOf = (text: string) => parseRequest(text)?.problems.map(({ code }) => code);

describe('what the writing does to values is told', () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.AAAA';
  test.each([
    [
      'request/unencoded-plus',
      'grant_type=client_credentials&client_secret=a+b~c',
      'client_secret',
      undefined,
    ],
    [
      'request/unencoded-plus',
      `curl ${endpoint} -d 'grant_type=refresh_token' -d 'refresh_token=0.A+b'`,
      'refresh_token',
      undefined,
    ],
    [
      'request/unencoded-plus',
      `grant_type=client_credentials&client_assertion=${jwt}+B`,
      'client_assertion',
      `${jwt}%2BB`,
    ],
    ['request/unencoded-plus', `grant_type=password&password=p+w/1`, 'password', undefined],
    [
      'request/double-encoded',
      'grant_type=client_credentials&scope=https%253A%252F%252Fgraph.microsoft.com%252F.default',
      'scope',
      'https%3A%2F%2Fgraph.microsoft.com%2F.default',
    ],
    [
      'request/double-encoded',
      `curl ${endpoint} --data-urlencode 'scope=https%3A%2F%2Fx' -d grant_type=x`,
      'scope',
      'https://x',
    ],
    [
      'request/double-encoded',
      `Invoke-RestMethod ${endpoint} -Method Post -Body @{ grant_type='x'; client_secret='a%2Bb' }`,
      'client_secret',
      undefined,
    ],
    [
      'request/line-breaks',
      `curl ${endpoint} -d grant_type=x --data-urlencode 'client_assertion=${jwt}\n'`,
      'client_assertion',
      jwt,
    ],
    [
      'request/line-breaks',
      `POST ${endpoint} HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=x&client_assertion=eyJhbGciOiJSUzI1NiJ9.\neyJpc3MiOiJhIn0.AAAA`,
      'client_assertion',
      jwt,
    ],
    ['request/line-breaks', `curl ${endpoint} -d 'grant_type=x&\nscope=y'`, '', undefined],
    [
      'request/wrong-content-type',
      `curl ${endpoint} --json '{"grant_type":"x"}'`,
      '',
      'application/x-www-form-urlencoded',
    ],
    [
      'request/wrong-content-type',
      `curl ${endpoint} -H 'Content-Type: application/json' -d 'grant_type=x'`,
      '',
      'application/x-www-form-urlencoded',
    ],
    [
      'request/wrong-content-type',
      `curl ${endpoint} -F grant_type=x`,
      '',
      'application/x-www-form-urlencoded',
    ],
    [
      'request/wrong-content-type',
      `POST ${endpoint} HTTP/1.1\nAccept: */*\nUser-Agent: x\n\ngrant_type=x`,
      '',
      'application/x-www-form-urlencoded',
    ],
    [
      'request/wrong-content-type',
      `POST ${endpoint} HTTP/1.1\nContent-Type: multipart/form-data; boundary=xyz\n\n--xyz\nContent-Disposition: form-data; name="grant_type"\n\nclient_credentials\n--xyz--`,
      '',
      'application/x-www-form-urlencoded',
    ],
    [
      'request/wrong-content-type',
      `curl -X POST '${endpoint}?grant_type=x&client_id=a'`,
      '',
      'application/x-www-form-urlencoded',
    ],
    [
      'request/wrong-content-type',
      '{"grant_type":"client_credentials","client_id":"a"}',
      '',
      'application/x-www-form-urlencoded',
    ],
  ])('%s: %s', (code, text, parameter, fix) => {
    const problems = parseRequest(text)?.problems;
    expect(problems?.map((one) => [one.code, one.parameter, one.fix])).toEqual([[code, parameter, fix]]);
  });

  test.each([
    ['a plus between scopes', 'grant_type=client_credentials&scope=openid+profile'],
    ['a password with a space', 'grant_type=password&username=a%40b.c&password=my+pass'],
    ['an encoded plus', 'grant_type=client_credentials&client_secret=a%2Bb'],
    ['a percent sign that is one', 'grant_type=client_credentials&client_secret=100%25'],
  ])('%s is no problem', (_, text) => {
    expect(codesOf(text)).toEqual([]);
  });

  test('no secret stands in what is told', () => {
    const secret = 's3cr+t%2B';
    for (const name of ['client_secret', 'refresh_token', 'code', 'assertion']) {
      const problems = parseRequest(`grant_type=x&${name}=${secret}`)?.problems ?? [];
      expect(problems).toHaveLength(1);
      expect(JSON.stringify(problems)).not.toMatch(/s3cr/);
    }
  });
});
