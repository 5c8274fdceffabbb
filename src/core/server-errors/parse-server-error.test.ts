import { describe, expect, test } from 'vitest';
import type { CauseCode } from './known-error';
import { likelyCauses } from './likely-causes';
import { parseServerError } from './parse-server-error';
import type { ParsedServerError } from './parsed-server-error';
import * as texts from './server-error-texts.vectors';

const parse = (text: string) => parseServerError(text) as ParsedServerError;
const codesOf = (text: string) => parse(text).codes.map(({ code }) => code);

describe('what a server’s text says', () => {
  test('AADSTS700027 without a thumbprint', () => {
    const error = parse(texts.withoutThumbprint);
    expect(error).toMatchObject({
      oauthError: 'invalid_client',
      reason: { code: 'key-not-found', text: 'The key was not found' },
      appId: '8b76b6d9-4732-4558-a4b5-40d5ff2ed6ef',
      traceId: '40dccc8c-276d-4927-b6e0-583bf24f9000',
      correlationId: '55f49a48-adab-4470-b42d-f100f63bc15d',
      times: { timestamp: { seconds: Date.parse('2026-06-09T14:01:21Z') / 1000, hasZone: true } },
    });
    expect(error.thumbprint).toBeUndefined();
    expect(likelyCauses(error)[0]).toBe('cause/thumbprint-missing');
  });

  test('AADSTS700027 where the key is not found', () => {
    const error = parse(texts.subjectNameAndIssuer);
    expect(error.thumbprint).toBe('8BDEB513EAC11E9E9DA752EB9D5087F317F6D931');
    expect(likelyCauses(error)).toEqual<CauseCode[]>([
      'cause/thumbprint-wrong',
      'cause/certificate-not-registered',
      'cause/other-app',
      'cause/other-tenant-or-cloud',
      'cause/x5c-missing',
    ]);
  });

  test('AADSTS700027 where the key is expired, with the breaks of a log', () => {
    const error = parse(texts.expiredKey);
    expect(error).toMatchObject({
      reason: { code: 'key-expired' },
      thumbprint: 'CDB57E003884DDE011897304FE291EB539812CCC',
      foundKey: {
        start: { seconds: Date.parse('2023-01-23T13:33:28Z') / 1000, hasZone: false },
        end: { seconds: Date.parse('2024-01-23T13:33:28Z') / 1000 },
      },
    });
    expect(likelyCauses(error)[0]).toBe('cause/registered-certificate-expired');
  });

  test('AADSTS50012 of 2017, with the configured keys', () => {
    const error = parse(texts.expiredKeyOf2017);
    expect(error.codes.map(({ code }) => code)).toEqual(['AADSTS50012', 'AADSTS70002']);
    expect(error.status).toBe(401);
    expect(error.configuredKeys).toMatchObject([
      { start: { text: '08/03/2016' }, thumbprint: 'C39C25705D60569884EDC91986CEF8A01A4956D1' },
    ]);
    expect(error.foundKey?.thumbprint).toBe('C39C25705D60569884EDC91986CEF8A01A4956D1');
  });

  test('AADSTS50012 by its sentence: a time, an audience, a signature', () => {
    expect(likelyCauses(parse(texts.timeOf2015))[0]).toBe('cause/assertion-kept-too-long');
    expect(parse(texts.timeOf2015).times.timestamp?.seconds).toBe(Date.parse('2015-07-30T17:18:47Z') / 1000);
    const audience = parse('AADSTS50012: Client assertion audience claim does not match Realm issuer.');
    expect(likelyCauses(audience)[0]).toBe('cause/audience-of-other-tenant');
    const signature = parse(texts.hexText.text);
    expect(likelyCauses(signature)[0]).toBe('cause/thumbprint-wrong');
  });

  test('AADSTS50027 says which of its causes it is where it names one', () => {
    const error = parse(
      'AADSTS50027: Invalid JWT token. No certificate thumbprint specified in token header.',
    );
    expect(likelyCauses(error)).toEqual(['cause/thumbprint-missing']);
    expect(likelyCauses(parse('AADSTS50027: JWT token is invalid or malformed.')).length).toBeGreaterThan(3);
  });

  test('AADSTS700027 where the signature does not verify, in both of its sentences', () => {
    for (const reason of [
      'Key was found, but use of the key to verify the signature failed.',
      'The provided signature value did not match the expected signature value.',
    ]) {
      const error = parse(
        `AADSTS700027: Client assertion contains an invalid signature. [Reason - ${reason}, Thumbprint of key used by client: '977B10FB9D1C087E3105564B1D31B09D247BEBCD']`,
      );
      expect(error.reason?.code).toBe('signature-failed');
      expect(likelyCauses(error)[0]).toBe('cause/private-key-of-other-certificate');
    }
  });

  test('AADSTS50013 is about the user’s assertion, whatever its reason', () => {
    const error = parse(texts.userAssertion);
    expect(error.reason?.code).toBe('signature-failed');
    expect(likelyCauses(error)[0]).toBe('cause/user-assertion-of-other-audience');
  });

  test('AADSTS700024 has three times', () => {
    const { times } = parse(texts.keptTooLong);
    expect(times).toMatchObject({
      validFrom: { seconds: 0 },
      expiry: { seconds: Date.parse('2025-08-29T00:30:05Z') / 1000 },
      timestamp: { seconds: Date.parse('2025-08-29T05:47:32Z') / 1000 },
    });
    expect(times.current?.seconds).toBeCloseTo(Date.parse('2025-08-29T05:47:32.150Z') / 1000, 2);
  });

  test('AD FS to the client, and in its event log', () => {
    expect(codesOf(texts.adfsAnswer)).toEqual(['MSIS9622', 'invalid_client']);
    expect(likelyCauses(parse(texts.adfsAnswer))[0]).toBe('cause/adfs-event-log');
    expect(codesOf(texts.adfsEscapedTwice)).toEqual(['MSIS9607', 'invalid_client']);
    const event = parse(texts.adfsEvent);
    expect(event).toMatchObject({
      appId: 'http://sts.moto.lab.mbctg.com/adfs/services/trust',
      times: { date: { seconds: Date.parse('2021-02-21T23:02:05Z') / 1000, hasZone: false } },
    });
    expect(likelyCauses(event)[0]).toBe('cause/adfs-certificate-missing');
  });

  test('Exchange, as Ruby prints its header fields and as they are sent', () => {
    expect(parse(texts.exchange)).toMatchObject({
      codes: [{ code: '2000010' }],
      diagnostics: { code: '2000010', category: 'insufficient_auth_strength' },
    });
    expect(likelyCauses(parse(texts.exchange))).toEqual(['cause/secret-instead-of-certificate']);
    expect(parse(texts.exchangeResponse)).toMatchObject({
      status: 401,
      realm: '0e49ef1f-ca07-45f1-b4c0-ac9409d3e576',
      oauthError: 'invalid_token',
      times: { date: { seconds: Date.parse('2017-10-10T00:38:01Z') / 1000, hasZone: true } },
    });
  });

  test.each([
    [
      "AADSTS700016: Application with identifier '00001111-aaaa-2222-bbbb-3333cccc4444' was not found in the directory 'aaaabbbb-0000-cccc-1111-dddd2222eeee'.",
      { appId: '00001111-aaaa-2222-bbbb-3333cccc4444', tenant: 'aaaabbbb-0000-cccc-1111-dddd2222eeee' },
    ],
    [
      "AADSTS90002: Tenant 'token' not found. Check to make sure you have the correct tenant ID",
      { tenant: 'token' },
    ],
    [
      "AADSTS900023: Specified tenant identifier 'authorize' is neither a valid DNS name, nor a valid external domain.",
      { tenant: 'authorize' },
    ],
    ["AADSTS900144: The request body must contain the following parameter: 'scope'.", { parameter: 'scope' }],
    [
      'AADSTS500011: The resource principal named https://graph.example was not found in the tenant named Contoso. This can happen',
      { parameter: 'https://graph.example', tenant: 'Contoso' },
    ],
  ])('%s', (text, expected) => {
    expect(parse(text)).toMatchObject(expected);
  });

  test('a thumbprint that was blotted out is none', () => {
    for (const dots of [
      "'37453...'",
      "'xxxx'",
      "'E41DE<cert thumbprint>D91'",
      "'ABC123'",
      "'3745312C3745312C37…'",
    ])
      expect(
        parse(`AADSTS700027: [Reason - The key was not found., Thumbprint of key used by client: ${dots}]`)
          .thumbprint,
      ).toBeUndefined();
  });
});

describe('what is no error of a server', () => {
  test.each([
    '',
    'hello',
    '{"access_token":"x","expires_in":3599}',
    'eyJhbGciOiJSUzI1NiJ9.e30.AA',
    '84:E0:5C:1D:98:BC:E3:A5:42:1D:22:5B:14:0B:36:E8:6A:3D:55:34',
    'grant_type=client_credentials&client_id=x',
  ])('%s', (text) => {
    expect(parseServerError(text)).toBeUndefined();
  });
});
