import { beforeAll, expect, test } from 'vitest';
import { makeImportedCredential } from '../../../tools/credential-fixtures';
import { beginExercise } from './begin-exercise';
import type { Exercise } from './exercises/exercise';
import { exercises } from './exercises/exercises';
import { memberOf } from './exercises/with-members';
import type { LessonMaterial } from './lesson-material';
import { tryWork } from './try-work';

let material: LessonMaterial;
beforeAll(async () => {
  const { privateKey, certificate } = await makeImportedCredential('RSA-2048');
  const credential = { privateKey, chain: [certificate] };
  const jti = '2f6a3b1c-0000-4000-8000-1234567890ab';
  material = { credential, other: credential, madeAt: certificate.notBefore / 1000 + 3600, jti };
});

const byId = (id: string) => (exercises as readonly Exercise[]).find((one) => one.id === id) as Exercise;

test('where the mistake cannot be seen in what was signed, another jti is signed until it can', async () => {
  const exercise = byId('standard-base64');
  // One in four has it: the last character of 256 bytes holds two bits.
  const isSeen = (signed: string) => signed.endsWith('A==') && /[+/]/.test(signed);
  const { work, server } = await beginExercise(material, { ...exercise, isSeen });
  expect(work.assertion).toMatch(/A==$/);
  const { jti } = memberOf(work.claims);
  expect(String(jti).startsWith(material.jti)).toBe(true);
  // RS256 is deterministic: what is sent is what was shown.
  const { assertion, checks } = await tryWork(work, server, material);
  expect(assertion).toBe(work.assertion);
  expect(checks.find(({ outcome }) => outcome === 'failed')?.findings[0]?.code).toBe(exercise.code);
});

test('an exercise on base64 begins with an assertion that has a character of it', async () => {
  const { work } = await beginExercise(material, byId('standard-base64'));
  expect(work.assertion).toMatch(/[+/]/);
});

test('a secret beside an assertion is not answered with the want of an assertion, at Entra neither', async () => {
  for (const serverId of ['entra-v2', 'entra-v1', 'generic-oidc'] as const) {
    const { work, server } = await beginExercise(material, byId('secret-as-well'), serverId);
    const { status, answer } = await tryWork(work, server, material);
    expect([status, answer?.error, answer?.isDocumented], serverId).toEqual([400, 'invalid_request', false]);
    expect(answer?.text).toBe('more than one method of client authentication was used');
    expect(answer?.code).toBeUndefined();
  }
});
