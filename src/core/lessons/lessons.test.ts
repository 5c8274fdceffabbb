import { describe, expect, test } from 'vitest';
import { trace2015 } from '../request/trace-2015.vectors';
import { authStrengths, refusedByExchange } from './auth-strength';
import { answerOf, checkAccessToken, type ApiPolicy } from './api-policy';
import { acceptedAudiences, hostileServer, honestServer, isReplayAccepted } from './accepted-audiences';
import { judgeTimes } from './judge-times';
import type { Lesson } from './lesson';
import { lessons } from './lessons';
import { traceOf2015 } from './trace-of-2015';

const all: readonly Lesson[] = lessons;

describe('every lesson', () => {
  test('has an address of its own, and each of its steps a name of its own', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, steps } of all) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(new Set(steps.map((step) => step.id)).size, id).toBe(steps.length);
    }
  });

  test('asks a question that can be answered wrong', () => {
    for (const { id, steps } of all) {
      const questions = steps.flatMap(({ question }) => (question ? [question] : []));
      expect(questions.length, id).toBeGreaterThan(0);
      for (const { answers, right } of questions) {
        expect(answers.filter((answer) => answer === right)).toHaveLength(1);
        expect(answers.length).toBeGreaterThan(1);
      }
    }
  });

  test('names the sections it rests on', () => {
    for (const { id, references } of all)
      expect(references.filter((one) => /§/.test(one)).length, id).toBeGreaterThan(0);
  });
});

test('times are judged as RFC 7519 says: from nbf on, and not on or after exp', () => {
  const times = { nbf: 100, exp: 200 };
  expect([99, 100, 199, 200].map((now) => judgeTimes(times, now))).toEqual([
    'not-yet',
    'valid',
    'valid',
    'expired',
  ]);
});

test('Exchange is satisfied by a certificate alone', () => {
  expect(Object.values(authStrengths)).toEqual(['0', '1', '2']);
  expect(refusedByExchange('secret')).toContain('Presented auth strength was 1, required is 2.');
  expect(refusedByExchange('none')).toContain('Presented auth strength was 0, required is 2.');
  expect(refusedByExchange('certificate')).toBeUndefined();
});

describe('the trace of 2015', () => {
  const lines = traceOf2015.map(({ text }) => text);
  const body = lines.slice(lines.findIndex((line) => line.startsWith('resource='))).join('');

  test('has a body as long as its Content-Length says', () => {
    expect(lines).toContain(`Content-Length: ${body.length}`);
  });

  test('is the one that was published', () => {
    expect(body).toBe(trace2015.body);
    expect(lines[0]).toBe(`POST ${trace2015.url} HTTP/1.1`);
  });
});

describe('audience injection', () => {
  test('works while a token endpoint is an audience, and not with the issuer alone (RFC 7523bis)', () => {
    expect([isReplayAccepted('token-endpoint'), isReplayAccepted('issuer')]).toEqual([true, false]);
  });

  test('needs no lie about the issuer, which a client would notice (RFC 8414 §3.3)', () => {
    expect(hostileServer.issuer).not.toBe(honestServer.issuer);
    expect(acceptedAudiences(honestServer, 'issuer')).toEqual([honestServer.issuer]);
  });
});

describe('an API’s policy', () => {
  const policy: ApiPolicy = {
    aud: 'api',
    iss: 'https://as',
    azp: 'client',
    azpacr: '2',
    role: 'service-api',
  };
  const claims = {
    aud: 'api',
    iss: 'https://as',
    exp: 100,
    azp: 'client',
    azpacr: '2',
    roles: ['service-api'],
  };
  const answer = (changes: object) => answerOf(checkAccessToken({ ...claims, ...changes }, policy, 99));

  test('lets the right token in, and names one check for each claim that is not', () => {
    expect(answer({})).toBe(200);
    expect([answer({ azpacr: '1' }), answer({ azp: 'other' }), answer({ roles: [] })]).toEqual([
      403, 403, 403,
    ]);
    expect([answer({ aud: 'other' }), answer({ iss: 'http://as' }), answer({ exp: 99 })]).toEqual([
      401, 401, 401,
    ]);
    expect(answer({ roles: 'service-api' })).toBe(403);
  });
});
