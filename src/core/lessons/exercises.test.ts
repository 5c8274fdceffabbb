import { createHash, createPublicKey, verify } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { checkSteps } from '../inspection/server-check';
import { beginExercise } from './begin-exercise';
import type { ClientWork } from './client-work';
import type { Exercise } from './exercises/exercise';
import { exercises } from './exercises/exercises';
import { changeWork } from './change-work';
import { flipCharacter } from './flip-character';
import type { LessonMaterial } from './lesson-material';
import { issuedToken } from './local-authorization-server';
import { tryWork } from './try-work';
import { comparedMistakes, shownMistakes } from './what-the-server-checks';

let registered: ImportedFixture;
let material: LessonMaterial;

beforeAll(async () => {
  registered = await makeImportedCredential('RSA-2048');
  const other = await makeImportedCredential('RSA-2048', { subject: '/CN=other' });
  const credentialOf = ({ privateKey, certificate }: ImportedFixture) => ({
    privateKey,
    chain: [certificate],
  });
  material = {
    credential: credentialOf(registered),
    other: credentialOf(other),
    madeAt: registered.certificate.notBefore / 1000 + 3600,
    jti: '2f6a3b1c-0000-4000-8000-1234567890ab',
  };
});

const all: readonly Exercise[] = exercises;
const each = all.map((exercise) => [exercise.id, exercise] as const);
const failedOf = (checks: Awaited<ReturnType<typeof tryWork>>['checks']) =>
  checks.filter(({ outcome }) => outcome === 'failed');

describe('every exercise', () => {
  test('has an address of its own', () => {
    expect(all.length).toBeGreaterThanOrEqual(24);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id } of all) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    console.log(
      `exercises: ${all.length}, failing ${new Set(all.map(({ check }) => check)).size} of the checks`,
    );
  });

  test.each(each)(
    '%s: one check fails, and it is the one that the exercise is about',
    async (_, exercise) => {
      const { work, server } = await beginExercise(material, exercise);
      const { checks, accepted, refusal, answer, body } = await tryWork(work, server, material);
      const at = checks.findIndex(({ outcome }) => outcome === 'failed');
      expect(failedOf(checks).map(({ step, findings }) => [step, refusal ?? findings[0]?.code])).toEqual([
        [exercise.check, exercise.code],
      ]);
      expect(failedOf(checks)[0]?.findings.length).toBe(refusal ? 0 : 1);
      expect(checks.slice(0, at).map(({ outcome }) => outcome)).toEqual(Array(at).fill('passed'));
      expect(accepted).toBe(false);
      expect(answer?.error).toBe((JSON.parse(body) as { error: string }).error);
      expect(body).not.toContain('access_token');
    },
  );

  test.each(each)(
    '%s: mended where it is broken, it is accepted: nothing else is wrong',
    async (_, exercise) => {
      const { work, correct, server } = await beginExercise(material, exercise);
      expect(exercise.mends.length).toBeGreaterThan(0);
      const mended: ClientWork = {
        ...work,
        ...Object.fromEntries(exercise.mends.map((field) => [field, correct[field]])),
      };
      const { checks, accepted, status, body, server: after } = await tryWork(mended, server, material);
      expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      expect([accepted, status]).toEqual([true, 200]);
      expect(JSON.parse(body)).toEqual({ token_type: 'Bearer', expires_in: 3599, access_token: issuedToken });
      expect(after.usedJtis.length).toBe(server.usedJtis.length + 1);
    },
  );
});

test.each([
  ['secret-as-well', 400, 'invalid_request', 'more than one method of client authentication was used'],
  ['milliseconds', 401, 'invalid_client', 'a time is missing or not a NumericDate in seconds'],
])('%s: the answer does not say something else', async (id, status, error, text) => {
  const { work, server } = await beginExercise(material, all.find((one) => one.id === id) as Exercise);
  expect((await tryWork(work, server, material)).answer).toMatchObject({ status, error, text });
});

describe('the mistakes that the lesson on checks shows', () => {
  test('stand in the order of the checks, one for each', () => {
    const steps = shownMistakes.map((id) => all.find((one) => one.id === id)?.check);
    expect(steps).toEqual(checkSteps.filter((step) => steps.includes(step)));
  });

  test('fail at the same check of each server that is compared', async () => {
    for (const id of comparedMistakes) {
      const exercise = all.find((one) => one.id === id);
      for (const serverId of ['entra-v2', 'adfs', 'generic-oidc'] as const) {
        const { work, server } = await beginExercise(material, exercise, serverId);
        const { checks } = await tryWork(work, server, material);
        expect(
          failedOf(checks).map(({ step }) => step),
          `${id} ${serverId}`,
        ).toEqual([exercise?.check]);
      }
    }
  });
});

describe('the correct request', () => {
  test.each(['entra-v2', 'entra-v1', 'adfs', 'okta', 'auth0', 'generic-oidc'] as const)(
    '%s: is accepted, and node:crypto verifies what was sent',
    async (serverId) => {
      const { work, server } = await beginExercise(material, undefined, serverId);
      const { accepted, requestBody, assertion } = await tryWork(work, server, material);
      expect(accepted).toBe(true);
      expect(new URLSearchParams(requestBody).get('client_assertion')).toBe(assertion);
      const [header = '', claims = '', signature = ''] = assertion.split('.');
      const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg: string };
      const padding = alg === 'PS256' ? { padding: 6, saltLength: 32 } : {};
      const key = { key: createPublicKey(registered.certificatePem), ...padding };
      const signed = Buffer.from(`${header}.${claims}`);
      expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
      expect(Buffer.from(claims, 'base64url').toString()).toBe(work.claims);
    },
  );

  test('is accepted a second time where assertions may be repeated, and not where they are good once', async () => {
    const accepted = async (serverId: 'entra-v2' | 'auth0' | 'okta' | 'generic-oidc') => {
      const { work, server } = await beginExercise(material, undefined, serverId);
      const first = await tryWork(work, server, material);
      const second = await tryWork(work, first.server, material);
      return [first.accepted, second.accepted];
    };
    expect(await accepted('entra-v2')).toEqual([true, true]);
    for (const once of ['auth0', 'okta', 'generic-oidc'] as const)
      expect(await accepted(once), once).toEqual([true, false]);
  });

  test('sent to an address that is not the server’s is answered by nobody, or by the other cloud', async () => {
    const codes = async (serverId: 'entra-v2' | 'adfs', url: string) => {
      const { work, server } = await beginExercise(material, undefined, serverId);
      const { status, answer } = await tryWork({ ...work, url }, server, material);
      return [status, answer?.code ?? answer?.error];
    };
    expect(await codes('adfs', 'https://adfs.fabrikam.com/adfs/oauth2/token')).toEqual([404, 'not_found']);
    const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
    const china = `https://login.partner.microsoftonline.cn/${tenant}/oauth2/v2.0/token`;
    expect(await codes('entra-v2', china)).toEqual([400, 'AADSTS90002']);
  });

  test('is refused for a client that is not registered, though it is consistent', async () => {
    const { work, server } = await beginExercise(material, undefined, 'generic-oidc');
    const swap = (text: string) => text.replaceAll('s6BhdRkqt3', 'somebody-else');
    const { refusal, status, checks } = await tryWork(
      { ...work, form: swap(work.form), claims: swap(work.claims) },
      server,
      material,
    );
    expect([refusal, status, failedOf(checks)[0]?.step]).toEqual(['unknown-client', 401, 'client']);
  });
});

describe('whatever is in the fields', () => {
  const hostile = [
    '',
    '{',
    '\ud800',
    '"'.repeat(1000),
    '[[[['.repeat(30_000),
    '<img src=x>',
    '.'.repeat(100_000),
  ];

  test.each(hostile.map((text, index) => [index, text] as const))(
    '%i: there is an answer',
    async (_, text) => {
      const { work, server } = await beginExercise(material, undefined);
      for (const field of ['url', 'contentType', 'form', 'header', 'claims'] as const) {
        const { accepted, status } = await tryWork({ ...work, [field]: text }, server, material);
        expect(accepted, field).toBe(false);
        expect(status).toBeGreaterThanOrEqual(400);
      }
      const kept = await tryWork({ ...work, signs: false, assertion: text }, server, material);
      expect(kept.accepted).toBe(false);
    },
  );

  test('a flipped bit of any character of any segment is refused, and flipped again accepted', async () => {
    const { work, server } = await beginExercise(material, undefined);
    const { length } = work.assertion;
    const places = [
      0,
      1,
      length - 1,
      ...Array.from({ length: 40 }, (_, step) => Math.floor((length * step) / 40)),
    ];
    for (const at of places.filter((one) => work.assertion[one] !== '.')) {
      const flipped = changeWork(work, 'assertion', flipCharacter(work.assertion, at));
      expect(flipped.signs).toBe(false);
      expect((await tryWork(flipped, server, material)).accepted, String(at)).toBe(false);
      const back = changeWork(flipped, 'assertion', flipCharacter(flipped.assertion, at));
      expect(back.assertion).toBe(work.assertion);
      expect((await tryWork(back, server, material)).accepted).toBe(true);
    }
    const dot = work.assertion.indexOf('.');
    expect(flipCharacter(work.assertion, dot)).toBe(work.assertion);
    expect(flipCharacter(work.assertion, length)).toBe(work.assertion);
  });

  test('a claim changed under the old signature is in the assertion that is sent; signed again it is accepted', async () => {
    const { work, server } = await beginExercise(material, undefined);
    const kept = changeWork(work, 'signs', false);
    const claims = work.claims.replace('"2f6a', '"3f6a');
    const edited = changeWork(kept, 'claims', claims);
    const sent = edited.assertion.split('.');
    expect(Buffer.from(sent[1] ?? '', 'base64url').toString()).toBe(claims);
    expect(sent.filter((_, index) => index !== 1)).toEqual(
      work.assertion.split('.').filter((_, index) => index !== 1),
    );
    const { checks } = await tryWork(edited, server, material);
    expect(failedOf(checks)[0]?.findings[0]?.code).toBe('signature/invalid');
    expect((await tryWork(changeWork(edited, 'signs', true), server, material)).accepted).toBe(true);
    const pasted = changeWork(work, 'assertion', edited.assertion);
    expect([pasted.claims, pasted.header]).toEqual([claims, work.header]);
  });

  test('the thumbprints in the exercises are those of the registered certificate', async () => {
    const sha1 = createHash('sha1').update(registered.certificateDer).digest();
    const headerOf = async (id: string) =>
      JSON.parse(
        (
          await beginExercise(
            material,
            all.find((one) => one.id === id),
          )
        ).work.header,
      ) as { x5t: string };
    expect((await headerOf('hex-as-x5t')).x5t).toBe(sha1.toString('hex').toUpperCase());
    expect(Buffer.from((await headerOf('newline-in-x5t')).x5t, 'base64url').toString()).toBe(
      `${sha1.toString('hex').toUpperCase()}\n`,
    );
    expect(Buffer.from((await headerOf('encoded-twice')).x5t, 'base64url').toString()).toBe(
      sha1.toString('base64'),
    );
  });
});
