import { describe, expect, test } from 'vitest';
import { dialectFormats } from '../request/dialects/dialect-formats';
import { compactAssertion, hostileValues, requestWith } from '../request/dialects/hostile.vectors';
import { requestDialects } from '../request/dialects/request-dialects';
import { trace2015 } from '../request/trace-2015.vectors';
import { inspect } from './inspect';
import type { Inspection } from './inspection';

const during = 1_422_983_800;
const endpoint = 'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token';
const errorsOf = ({ findings }: Inspection) =>
  findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
const look = (text: string, now = during) => inspect(text, { now, certificates: [] });

describe('the trace of seed 000', () => {
  const header =
    'Content-Type: application/x-www-form-urlencoded client-request-id: a8108f88-275b-424d-ac28-f675aabe548e return-client-request-id: true x-client-SKU: .NET x-client-Ver: 2.12.0.0 x-client-CPU: x64 x-client-OS: Microsoft Windows NT 6.2.9200.0 Host: login.windows.net Content-Length: 983 Expect: 100-continue Connection: Keep-Alive';
  const texts = [
    `Here is a fiddler trace of a token request (raw): POST ${trace2015.url} HTTP/1.1 ${header}\n\n${trace2015.body}\n\nHope this helps! Good luck!`,
    `POST ${trace2015.url} HTTP/1.1\r\n${header.replace(/ ([\w-]+: )/g, '\r\n$1')}\r\n\r\n${trace2015.body}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"token_type":"Bearer","expires_in":"3600","access_token":"x"}`,
    `${trace2015.url}\n${trace2015.body}`,
  ];

  test.each(texts)('has no error while it lasts: %s', async (text) => {
    const found = await look(text);
    expect(found.kind).toBe('token-request');
    expect(found.server).toMatchObject({ by: 'url', profile: { id: 'entra-v1' } });
    expect(errorsOf(found)).toEqual([]);
    expect(found.token?.claims.object).toMatchObject({
      exp: 1422984335,
      nbf: 1422983735,
      iss: 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2',
    });
    expect(found.signature?.outcome).toBe('not-checked');
    expect(found.facts[0]).toEqual({
      code: 'fact/request',
      evidence: { grant: 'client_credentials', url: trace2015.url },
    });
    expect(found.facts.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'fact/request',
        'fact/server',
        'fact/client-assertion',
        'fact/assertion-times',
      ]),
    );
  });

  test.each(texts)('has expired today, and nothing else: %s', async (text) => {
    expect(errorsOf(await look(text, 1_800_000_000))).toEqual(['exp/past']);
  });
});

describe('what is not in the paste', () => {
  test.each(requestDialects.map(({ id }) => id))('a file or a variable of %s is named', async (id) => {
    const text = dialectFormats[id].format(
      requestWith('https://graph.microsoft.com/.default', endpoint),
      'apart',
    );
    const found = await look(text);
    const fact = found.facts.find(({ code }) => code === 'fact/request-value-in-file');
    expect(fact?.evidence['parameter']).toBe('client_assertion');
    expect(String(fact?.evidence['file'])).toMatch(/assertion/);
    expect(found.token).toBeUndefined();
    expect(found.facts.map(({ code }) => code)).not.toContain('fact/request-without-token');
    expect(errorsOf(found)).toEqual([]);
  });

  test('a tenant and a scope in variables are not judged', async () => {
    const text = `curl "https://login.microsoftonline.com/$TENANT/oauth2/v2.0/token" -d grant_type=client_credentials -d "client_id=$ID" -d "scope=$SCOPE" -d "client_secret=$SECRET"`;
    expect(errorsOf(await look(text))).toEqual([]);
  });

  test('a request with a secret has no token in it', async () => {
    const text = `grant_type=client_credentials&client_id=f17bb8a5-2bef-4ad5-a83f-cd7113449fc2&client_secret=s3cr%2Bt&scope=api%3A%2F%2Fx%2F.default`;
    const found = await look(text);
    expect(found.kind).toBe('token-request');
    expect(found.facts.map(({ code }) => code)).toEqual(['fact/request', 'fact/request-without-token']);
  });
});

test('no secret stands in a finding or a fact', async () => {
  const secrets = ['client_secret', 'password', 'refresh_token', 'code', 'code_verifier', 'device_code'];
  const grants = ['client_credentials', 'password', 'refresh_token', 'authorization_code', 'x'];
  for (const grant of grants)
    for (const value of ['s3cr+t', 's3cr%252Bt', 's3cr\nt', 's3crt'])
      for (const shape of ['form', 'url', 'bash']) {
        const form = `grant_type=${grant}&client_assertion=${compactAssertion}&${secrets.map((name) => `${name}=${value}`).join('&')}`;
        const text =
          shape === 'form'
            ? form
            : shape === 'url'
              ? `${endpoint}?${form.replaceAll('\n', '%0A')}`
              : `curl ${endpoint} -u id:s3crt -d '${form}'`;
        const { findings, facts, kind } = await look(text);
        expect(kind).toBe('token-request');
        expect(JSON.stringify([findings, facts])).not.toMatch(/s3cr|aWQ6/);
      }
});

test('a call of an API is told by its token', async () => {
  const claims = Buffer.from(
    '{"iss":"https://sts.windows.net/x/","aud":"https://graph.microsoft.com","appid":"a","scp":"User.Read"}',
  ).toString('base64url');
  const text = `curl https://graph.microsoft.com/v1.0/me -H "Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.${claims}.c2ln"`;
  expect((await look(text)).kind).toBe('access-token');
});

test('a trace with an error after it has both', async () => {
  const text = `POST ${trace2015.url} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n${trace2015.body}\r\n\r\nHTTP/1.1 401 Unauthorized\r\n\r\n{"error":"invalid_client","error_description":"AADSTS700027: Client assertion contains an invalid signature."}`;
  const found = await look(text);
  expect(found.kind).toBe('token-request');
  expect(found.errorText).toContain('AADSTS700027');
});

test('hostile values in any dialect throw nothing', async () => {
  for (const { id } of requestDialects)
    for (const value of hostileValues) {
      const found = await look(dialectFormats[id].format(requestWith(value, endpoint), 'inline'));
      expect(found.kind).toBe('token-request');
    }
});

test('a token with its name before it is a token, and an answer is an answer', async () => {
  expect((await look(`client_assertion=${compactAssertion}`)).kind).not.toBe('token-request');
  expect((await look('{"access_token":"eyJ.a.b","token_type":"Bearer"}')).kind).toBe('token-response');
  expect(
    (
      await look(
        '{"error":"invalid_request","error_description":"AADSTS900144: The request body must contain the following parameter: \'grant_type\'."}',
      )
    ).kind,
  ).toBe('error-response');
});
