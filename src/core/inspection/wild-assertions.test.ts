import { describe, expect, test } from 'vitest';
import { encodePart } from '../../../tools/jws-fixtures';
import { trace2015 } from '../request/trace-2015.vectors';
import { inspect } from './inspect';
import { inspectToken } from './inspect-token';
import { decodeCompact } from '../jose/decode-compact';
import { mailApiAssertion, wrongThumbprints } from './wild-assertions.vectors';
import type { Inspection } from './inspection';

const found = ({ findings }: Inspection) => findings.map(({ code, severity }) => [severity, code]);
const factsOf = ({ facts }: Inspection) =>
  Object.fromEntries(facts.map(({ code, evidence }) => [code, evidence]));

describe('seed 001, the assertion for the Mail API', () => {
  const made = 1_423_167_900;
  const today = 1_795_564_800;

  test('with the time set back: one character of x5t is not as an encoder writes it', async () => {
    const inspection = await inspect(mailApiAssertion, { now: made, certificates: [] });
    expect(inspection.kind).toBe('client-assertion');
    expect(inspection.server).toMatchObject({ by: 'aud', profile: { id: 'entra-v1' } });
    expect(found(inspection)).toEqual([['warning', 'x5t/non-canonical']]);
    expect(inspection.findings[0]).toMatchObject({
      evidence: { last: 'x', canonical: 'w', profile: 'entra-v1' },
      fix: 'W-Kt0b4B7RkK34cdXVR91e_nf9w',
    });
    expect(inspection.signature).toEqual({ outcome: 'not-checked', reason: 'no-key' });
  });

  test('is explained in full', async () => {
    const facts = factsOf(await inspect(mailApiAssertion, { now: made, certificates: [] }));
    expect(facts['fact/client-assertion']).toEqual({
      client: 'bcdb5ae8-1ab8-47c3-b0b2-6756048e2ddc',
      audience: 'https://login.windows.net/5e0699a2-7e10-4d08-8ebb-4f7d7406ad09/oauth2/token',
    });
    expect(facts['fact/certificate-named']).toEqual({
      member: 'x5t',
      hex: '5BE2ADD1BE01ED190ADF871D5D547DD5EFE77FDC',
      subject: '',
    });
    expect(facts['fact/assertion-times']).toEqual({
      from: 1_423_167_888,
      until: 1_423_168_488,
      lifetime: 600,
      now: made,
    });
    expect(facts['fact/signature-not-checked']).toMatchObject({ reason: 'no-key', alg: 'RS256' });
  });

  test('today: it is long over, and that is the error', async () => {
    const inspection = await inspect(mailApiAssertion, { now: today, certificates: [] });
    expect(found(inspection)).toEqual([
      ['error', 'exp/past'],
      ['warning', 'x5t/non-canonical'],
    ]);
  });

  test('the same, as it stands in a page: over several lines, with a blank before and after', async () => {
    const lines = ` ${mailApiAssertion.replace(/(.{80})/g, '$1\n')} `;
    const { token, findings } = await inspect(lines, { now: made, certificates: [] });
    expect(token?.compact).toBe(mailApiAssertion);
    expect(findings.map(({ code }) => code)).toEqual(['segment/whitespace', 'x5t/non-canonical']);
  });

  test('the same, as a form has it and as JSON has it', async () => {
    const encoded = encodeURIComponent(mailApiAssertion).replaceAll('.', '%2E');
    for (const text of [encoded, `"client_assertion": "${mailApiAssertion}",`]) {
      const { token, kind } = await inspect(text, { now: made, certificates: [] });
      expect([kind, token?.compact]).toEqual(['client-assertion', mailApiAssertion]);
    }
  });

  test('its first two parts alone, as the page has them first', async () => {
    const two = mailApiAssertion.split('.').slice(0, 2).join('.');
    const { token, findings } = await inspect(two, { now: made, certificates: [] });
    expect(token?.claims.object?.['jti']).toBe('9ef089d9-b116-40d8-bbe2-57a756e32ea9');
    expect(findings.map(({ code }) => code)).toEqual(['segment/count', 'x5t/non-canonical']);
  });
});

test('seed 000, the traced assertion: right for its server and its request', async () => {
  const values = new Map(new URLSearchParams(trace2015.body));
  const token = decodeCompact(values.get('client_assertion') ?? '');
  const context = { now: 1_422_983_800, certificates: [] };
  const inspection = await inspectToken(token, context, { url: trace2015.url, values });
  expect(inspection.server).toMatchObject({ by: 'url', profile: { id: 'entra-v1' } });
  expect(found(inspection)).toEqual([]);
  expect(token.claims.text).toContain('https:\\/\\/login.windows.net');
  expect(factsOf(inspection)['fact/certificate-named']).toMatchObject({
    hex: '7FC29B51C2E6DABF8A93CA15C1E5572D4E3BF08B',
  });
});

describe('a thumbprint that somebody published, in x5t', () => {
  test.each(wrongThumbprints)('%s: %s', async (x5t, code, meant) => {
    const client = 'f17bb8a5-2bef-4ad5-a83f-cd7113449fc2';
    const aud = 'https://login.windows.net/0e49ef1f-ca07-45f1-b4c0-ac9409d3e576/oauth2/token';
    const claims = { aud, iss: client, sub: client, jti: 'j', nbf: 1000, exp: 1600 };
    const jwt = `${encodePart({ alg: 'RS256', x5t })}.${encodePart(claims)}.${encodePart('x')}`;
    const { findings } = await inspect(jwt, { now: 1200, certificates: [] });
    expect(findings.map((one) => one.code)).toEqual([code]);
    expect(
      Buffer.from(findings[0]?.fix ?? '', 'base64url')
        .toString('hex')
        .toUpperCase(),
    ).toBe(meant);
  });
});
