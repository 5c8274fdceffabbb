import { beforeAll, describe, expect, test } from 'vitest';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { hexText, serverMistakes, sha1Hex } from '../../../tools/server-mistakes';
import { submit } from '../../../tools/submission-fixtures';
import { chooseRequest } from '../assertion/request-choice';
import { decodeCompact } from '../jose/decode-compact';
import { serverProfiles } from '../profiles/server-profiles';
import { parseServerError } from '../server-errors/parse-server-error';
import { checkAsServer } from './check-as-server';
import type { CheckStep, ServerVerdict } from './server-check';

let daemon: ImportedFixture;
let other: ImportedFixture;

beforeAll(async () => {
  daemon = await makeImportedCredential('RSA-2048');
  other = await makeImportedCredential('RSA-2048', { subject: '/CN=other' });
});

const outcomesOf = ({ checks }: ServerVerdict) => checks.map(({ step, outcome }) => `${step} ${outcome}`);
const failedOf = ({ checks }: ServerVerdict) => checks.filter(({ outcome }) => outcome === 'failed');

/** Exactly one failed, all before it passed, all after it not reached. */
function expectFailure(verdict: ServerVerdict, step: CheckStep, code: string) {
  const at = verdict.checks.findIndex((one) => one.outcome === 'failed');
  expect(failedOf(verdict).map((one) => [one.step, one.findings[0]?.code])).toEqual([[step, code]]);
  expect(verdict.checks.slice(0, at).map(({ outcome }) => outcome)).toEqual(Array(at).fill('passed'));
  const after = verdict.checks.slice(at + 1).map(({ outcome }) => outcome);
  expect(after).toEqual(Array(after.length).fill('not-reached'));
  expect(verdict.outcome).toBe('refused');
}

const signing = serverProfiles
  .filter((profile) => chooseRequest(profile, { authentication: 'signed-assertion' }).signs)
  .map(({ id }) => id);

describe('a correct request', () => {
  test.each(signing)('%s: passes every check', async (profile) => {
    for (const { id } of serverProfiles.find((one) => one.id === profile)?.grants ?? []) {
      if (profile === 'sharepoint-high-trust' && id === 'user-and-app') continue;
      const settings = {
        grant: id,
        authorizationCode: 'code',
        redirectUri: 'https://app.contoso.com/cb',
        refreshToken: 'refresh',
        userAssertion: 'a.b.c',
        username: 'user@contoso.com',
        userPassword: 'secret',
        deviceCode: 'device',
      };
      const choice = chooseRequest(serverProfiles.find((one) => one.id === profile) as never, {
        grant: id,
        authentication: 'signed-assertion',
      });
      if (!choice.signs) continue;
      const submission = await submit(daemon, { profile, settings });
      const verdict = await checkAsServer(submission);
      const trouble = verdict.checks.filter(({ outcome }) => outcome !== 'passed');
      expect(
        trouble.map(({ step, outcome, findings }) => [id, step, outcome, findings.map(({ code }) => code)]),
      ).toEqual([]);
      expect(verdict.outcome).toBe('accepted');
      expect(verdict.answer).toBeUndefined();
    }
  });

  test('has its checks in the order in which one needs the other', async () => {
    const verdict = await checkAsServer(await submit(daemon, { profile: 'entra-v2' }));
    expect(outcomesOf(verdict)).toEqual(
      [
        'request',
        'grant',
        'assertion',
        'segments',
        'header',
        'algorithm',
        'key',
        'certificate',
        'signature',
        'client',
        'audience',
        'expiry',
        'not-before',
        'lifetime',
        'jti',
        'target',
      ].map((step) => `${step} passed`),
    );
  });

  test('to an API has neither grant nor target', async () => {
    const verdict = await checkAsServer(await submit(daemon, { profile: 'github-app' }));
    const steps = verdict.checks.map(({ step }) => step);
    for (const absent of ['grant', 'audience', 'jti', 'target'] as const) expect(steps).not.toContain(absent);
  });
});

describe('what cannot be checked here', () => {
  test('is the request, where only a token is there', async () => {
    const rest = { ...(await submit(daemon, { profile: 'entra-v2' })), request: undefined };
    const verdict = await checkAsServer(rest);
    const unchecked = verdict.checks.filter(({ outcome }) => outcome === 'not-checked');
    expect(unchecked.map(({ step, reason }) => [step, reason])).toEqual(
      ['request', 'grant', 'assertion', 'target'].map((step) => [step, 'no-request']),
    );
    expect(verdict.outcome).toBe('unknown');
  });

  test('is key and signature, where no certificate is there', async () => {
    const submission = await submit(daemon, { profile: 'adfs' });
    const verdict = await checkAsServer({ ...submission, certificates: [] });
    const unchecked = verdict.checks.filter(({ outcome }) => outcome === 'not-checked');
    expect(unchecked.map(({ step, reason }) => [step, reason])).toEqual(
      ['key', 'certificate', 'signature'].map((step) => [step, 'no-certificate']),
    );
  });

  test('is the key of another issuer', async () => {
    const submission = await submit(daemon, { profile: 'entra-v2' });
    const profile = serverProfiles.find(({ id }) => id === 'entra-federated') as never;
    const claims = {
      iss: 'https://token.actions.githubusercontent.com',
      sub: 'repo:x',
      aud: 'api://AzureADTokenExchange',
      exp: submission.now + 300,
    };
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = decodeCompact(`${encode({ alg: 'RS256', kid: 'x' })}.${encode(claims)}.AAAA`);
    const verdict = await checkAsServer({ token, profile, certificates: [], now: submission.now });
    expect(verdict.checks.find(({ step }) => step === 'signature')?.reason).toBe('other-issuer');
    expect(failedOf(verdict)).toEqual([]);
  });
});

describe('a single mistake fails one check, and the rest is not reached', () => {
  test.each(serverMistakes)('%s: %s fails at %s (%s)', async (_, profile, step, code, bend, answer) => {
    const submission = await submit(daemon, { profile, ...bend(daemon, other) });
    const verdict = await checkAsServer(submission);
    expectFailure(verdict, step, code);
    expect(verdict.answer?.code ?? verdict.answer?.error).toBe(answer);
    expect(verdict.answer?.text).not.toMatch(/[{}]/);
  });

  test('all checks of the standards are among them', () => {
    const failed = new Set(serverMistakes.map(([, , step]) => step));
    console.log(`server checks: ${serverMistakes.length} mistakes, each fails one of ${failed.size} checks`);
    expect(failed.size).toBe(16);
  });
});

describe('the answer', () => {
  test('of Entra names the thumbprint that the client sent, and this page explains it', async () => {
    const submission = await submit(daemon, {
      profile: 'entra-v1',
      settings: { headerOverrides: JSON.stringify({ x5t: hexText(daemon) }) },
    });
    const { answer } = await checkAsServer(submission);
    const sent = Buffer.from(sha1Hex(daemon)).toString('hex').toUpperCase();
    expect(answer?.text).toContain(`Thumbprint of key used by client: '${sent}'`);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ error: 'invalid_client', error_codes: [700027] });
    const parsed = parseServerError(answer?.body ?? '');
    expect(parsed).toMatchObject({
      thumbprint: sent,
      reason: { code: 'key-not-found' },
      codes: [{ code: 'AADSTS700027' }, { code: 'invalid_client' }],
    });
  });

  test('of every mistake is one that this page knows', async () => {
    for (const [what, profile, , , bend] of serverMistakes) {
      const { answer } = await checkAsServer(await submit(daemon, { profile, ...bend(daemon, other) }));
      const known = parseServerError(answer?.body ?? '')?.codes[0]?.known;
      expect(known?.code, what).toBe(answer?.code ?? answer?.error);
      expect(answer?.source, what).not.toBe('');
    }
  });

  test('of the standards is JSON with the words of this page, and says so', async () => {
    const submission = await submit(daemon, { profile: 'generic-oidc', signer: other });
    const { answer } = await checkAsServer(submission);
    expect(answer).toMatchObject({ status: 401, error: 'invalid_client', isDocumented: false });
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      error: 'invalid_client',
      error_description: 'signature verification failed',
    });
  });
});

describe('a hostile token', () => {
  test.each([
    ['nothing', ''],
    ['100 000 dots', '.'.repeat(100_000)],
    ['lone surrogates', '\ud800.\ud800.\ud800'],
    [
      'claims of the strangest types',
      `${Buffer.from('{"alg":[],"x5t":{},"x5c":[1],"kid":null}').toString('base64url')}.${Buffer.from('{"aud":{},"iss":[],"sub":1,"exp":"x","nbf":[],"iat":{},"jti":{}}').toString('base64url')}.AAAA`,
    ],
    [
      'times beyond the calendar',
      `${Buffer.from('{"alg":"RS256","x5t":"AAAA"}').toString('base64url')}.${Buffer.from('{"exp":1e300,"nbf":-1e300,"iat":1e308}').toString('base64url')}.AAAA`,
    ],
  ])('of %s is refused at every server', async (_, text) => {
    for (const profile of serverProfiles) {
      const verdict = await checkAsServer({
        token: decodeCompact(text),
        profile,
        certificates: [daemon.certificate],
        now: daemon.certificate.notBefore / 1000 + 3600,
      });
      expect(verdict.outcome).toBe('refused');
      expect(() => JSON.parse(verdict.answer?.body ?? '') as unknown).not.toThrow();
    }
  });
});
