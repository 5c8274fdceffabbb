import { describe, expect, test } from 'vitest';
import {
  assertionOf,
  claimsAt,
  clientId,
  codesOf,
  concluded,
  now,
  outOfTime,
  tenant,
} from '../../../tools/server-error-fixtures';
import { diagnoseServerError } from './diagnose-server-error';
import * as texts from './server-error-texts.vectors';

describe('the server’s clock', () => {
  test.each([
    [9, 'error/local-time-as-utc'],
    [-5, 'error/local-time-as-utc'],
    [5.5, 'error/local-time-as-utc'],
    [1, 'error/local-time-as-utc'],
  ])('%d hours from the times of the assertion: local time', async (hours, code) => {
    for (const late of [0, 3, 41]) {
      const claims = claimsAt(now + hours * 3600 - late);
      const found = await concluded(outOfTime(claims), assertionOf({}, claims));
      expect(codesOf(found)[0]).toBe(code);
      expect(found[0]?.evidence['hours']).toBe(hours);
      // The text alone has nbf, and says the same.
      expect(codesOf(await concluded(outOfTime(claims)))[0]).toBe(code);
    }
  });

  test('4711 seconds behind that of the client, to the second', async () => {
    const claims = claimsAt(now + 4711);
    const found = await concluded(outOfTime(claims), assertionOf({}, claims));
    expect(codesOf(found)).toEqual(['error/clock-ahead', 'error/of-this-assertion']);
    expect(found[0]).toMatchObject({ confidence: 'certain', evidence: { seconds: 4711 } });
  });

  test('4711 seconds ahead of that of the client: or the assertion was kept', async () => {
    const claims = claimsAt(now - 4711);
    const found = await concluded(outOfTime(claims), assertionOf({}, claims));
    expect(codesOf(found)).toEqual([
      'error/assertion-expired',
      'error/assertion-old-or-clock-behind',
      'error/of-this-assertion',
    ]);
    expect(found[0]?.evidence['seconds']).toBe(4711 - 600);
    expect(found[1]).toMatchObject({ confidence: 'likely', evidence: { seconds: 4711, lifetime: 600 } });
  });

  test('where the times are milliseconds', async () => {
    const claims = { ...claimsAt(now), nbf: now * 1000, exp: (now + 600) * 1000 };
    const assertion = assertionOf({}, claims);
    const text =
      'AADSTS700024: Client assertion is not within its valid time range. Timestamp: 2026-11-24 21:15:00Z';
    const [first] = await concluded(text, assertion);
    expect(first).toMatchObject({
      code: 'error/milliseconds',
      evidence: { member: 'nbf' },
      corrected: String(now),
    });
  });

  test('obikuro/Sato 1: an hour, found without any assertion', async () => {
    const found = await concluded(texts.localTime);
    expect(codesOf(found)).toEqual(['error/local-time-as-utc', 'error/assertion-expired', 'error/no-nbf']);
    expect(found[0]?.evidence['hours']).toBe(-1);
  });

  test('msal-java 984: expired for hours, and no nbf', async () => {
    const found = await concluded(texts.keptTooLong);
    expect(codesOf(found)).toEqual(['error/assertion-expired', 'error/no-nbf']);
    expect(found[0]?.evidence['seconds']).toBe(5 * 3600 + 17 * 60 + 27);
  });

  test('and another assertion than the one on the page', async () => {
    const text = outOfTime(claimsAt(now - 90_000));
    expect(codesOf(await concluded(text, assertionOf({}, claimsAt(now))))).toEqual([
      'error/of-other-assertion',
    ]);
    const withNbf = assertionOf({}, claimsAt(now - 700));
    const text1970 = outOfTime({ exp: now - 100 });
    expect(codesOf(await concluded(text1970, withNbf))[0]).toBe('error/of-other-assertion');
  });

  test('AADSTS50012 has but a timestamp: the assertion has the rest', async () => {
    const made = Date.parse('2015-07-30T17:18:40Z') / 1000 + 9 * 3600;
    const found = await concluded(texts.timeOf2015, assertionOf({}, claimsAt(made)));
    expect(found[0]).toMatchObject({ code: 'error/local-time-as-utc', evidence: { hours: 9 } });
  });

  test('is of no interest where a time was not at fault', async () => {
    const text = `AADSTS700016: Application with identifier '${clientId}' was not found. Timestamp: 2020-01-01 00:00:00Z`;
    expect(await concluded(text, assertionOf({}))).toEqual([]);
  });
});

describe('who and where', () => {
  test('an application that is not the assertion’s', async () => {
    const text =
      "AADSTS700016: Application with identifier '99999999-aaaa-2222-bbbb-3333cccc4444' was not found in the directory";
    expect(codesOf(await concluded(text, assertionOf({})))).toEqual(['error/app-id-differs']);
  });

  test('a tenant that is not the audience’s', async () => {
    const text = `AADSTS700016: Application with identifier '${clientId}' was not found in the directory 'bbbbbbbb-0000-cccc-1111-dddd2222eeee'.`;
    const [first] = await concluded(text, assertionOf({}));
    expect(first).toMatchObject({
      code: 'error/tenant-differs',
      confidence: 'certain',
      evidence: { own: tenant },
    });
    const domain = `AADSTS90002: Tenant 'contoso.onmicrosoft.com' not found.`;
    expect((await concluded(domain, assertionOf({})))[0]).toMatchObject({
      code: 'error/tenant-differs',
      confidence: 'likely',
    });
  });

  test('a tenant that is a part of an address', async () => {
    expect(codesOf(await concluded("AADSTS90002: Tenant 'token' not found."))).toEqual([
      'error/tenant-is-path',
    ]);
  });

  const audienceText = 'AADSTS700023: Client assertion audience claim does not match Realm issuer.';

  test.each([
    ['https://login.microsoftonline.com/common/oauth2/v2.0/token', 'error/audience-common'],
    [['a', 'b'], 'error/audience-array'],
    [`https://login.microsoftonline.us/${tenant}/oauth2/v2.0/token`, 'error/audience-named'],
  ])('an audience: %s', async (aud, code) => {
    const found = await concluded(audienceText, assertionOf({}, { ...claimsAt(now), aud }));
    expect(codesOf(found)).toEqual([code]);
  });

  test('a client ID that is not the issuer', async () => {
    const text = "AADSTS700021: Client assertion application identifier doesn't match 'client_id' parameter.";
    const claims = { ...claimsAt(now), iss: 'x', sub: 'x' };
    expect((await concluded(text, assertionOf({}, claims)))[0]).toMatchObject({
      code: 'error/client-id-differs',
      corrected: clientId,
    });
  });

  test('an issuer that is not the subject: a token from a server', async () => {
    const text = 'AADSTS50048: Subject must match Issuer claim in the client assertion.';
    const claims = { ...claimsAt(now), iss: 'https://sts.windows.net/x/', sub: 'user' };
    expect((await concluded(text, assertionOf({}, claims)))[0]).toMatchObject({
      code: 'error/issuer-not-subject',
      evidence: { isFromServer: 'yes' },
    });
  });

  test('an audience that is not where the request went', async () => {
    const requestUrl = claimsAt(now).aud;
    const assertion = assertionOf({}, { ...claimsAt(now), aud: requestUrl.replace('/v2.0', '') });
    const diagnosis = await diagnoseServerError(audienceText, { assertion, requestUrl });
    expect(diagnosis?.conclusions[0]).toMatchObject({
      code: 'error/audience-not-request',
      corrected: requestUrl,
    });
  });
});

describe('an answer that does not tell its cause', () => {
  const response = (answer: string, date: string) =>
    `HTTP/1.1 400 Bad Request\r\nDate: ${date}\r\n\r\n${answer}`;
  const date = 'Tue, 24 Nov 2026 21:15:00 GMT';

  test('is explained by its Date where the assertion was out of time', async () => {
    for (const answer of [texts.adfsAnswer, '{"error":"invalid_client"}']) {
      const ahead = claimsAt(now + 4711);
      const [first] = await concluded(response(answer, date), assertionOf({}, ahead));
      expect(first).toMatchObject({ code: 'error/clock-ahead', evidence: { seconds: 4711 } });
      const old = await concluded(response(answer, date), assertionOf({}, claimsAt(now - 4711)));
      expect(codesOf(old)).toEqual(['error/assertion-expired', 'error/assertion-old-or-clock-behind']);
    }
  });

  test('is not, where it was in time or the answer has no date', async () => {
    expect(await concluded(response(texts.adfsAnswer, date), assertionOf({}))).toEqual([]);
    expect(await concluded(texts.adfsAnswer, assertionOf({}, claimsAt(now - 90_000)))).toEqual([]);
  });
});

describe('an access token that is too weak', () => {
  test.each([
    [{ appidacr: '1' }, 'error/token-of-secret'],
    [{ azpacr: '0' }, 'error/token-of-secret'],
    [{ azpacr: '2' }, 'error/token-of-certificate'],
  ])('%j', async (claims, code) => {
    expect(codesOf(await concluded(texts.exchange, assertionOf({}, claims)))).toEqual([code]);
    expect(
      codesOf(await concluded('401 Unauthorized: Unsupported app only token.', assertionOf({}, claims))),
    ).toEqual([code]);
  });
});
