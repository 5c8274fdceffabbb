import { importX509, jwtVerify, errors } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import type { CheckStep } from '../inspection/server-check';
import { beginExercise } from './begin-exercise';
import type { ClientWork } from './client-work';
import type { Exercise } from './exercises/exercise';
import { exercises } from './exercises/exercises';
import { memberOf } from './exercises/with-members';
import type { LessonMaterial } from './lesson-material';
import { tryWork } from './try-work';

let registered: ImportedFixture;
let material: LessonMaterial;

beforeAll(async () => {
  registered = await makeImportedCredential('RSA-2048');
  const other = await makeImportedCredential('RSA-2048');
  const credentialOf = (one: ImportedFixture) => ({ privateKey: one.privateKey, chain: [one.certificate] });
  material = {
    credential: credentialOf(registered),
    other: credentialOf(other),
    madeAt: registered.certificate.notBefore / 1000 + 3600,
    jti: '2f6a3b1c-0000-4000-8000-1234567890ab',
  };
});

/** What jose complains of, with the claims that are right: a claim, or what else is wrong. */
async function complaint(assertion: string, right: ClientWork): Promise<string> {
  const { iss, sub, aud } = memberOf(right.claims);
  const { alg } = memberOf(right.header);
  try {
    await jwtVerify(assertion, await importX509(registered.certificatePem, String(alg)), {
      algorithms: [String(alg)],
      issuer: String(iss),
      subject: String(sub),
      audience: String(aud),
      currentDate: new Date(material.madeAt * 1000),
    });
    return 'none';
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'exp';
    if (error instanceof errors.JWTClaimValidationFailed) return error.claim;
    return (error as errors.JOSEError).code;
  }
}

/** Of each check that jose makes too; of the others it knows nothing. */
const complaints: Readonly<Partial<Record<CheckStep, readonly string[]>>> = {
  algorithm: ['ERR_JOSE_ALG_NOT_ALLOWED'],
  signature: ['ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  client: ['iss', 'sub'],
  audience: ['aud'],
  expiry: ['exp'],
  'not-before': ['nbf'],
};

/** An array is an audience in RFC 7519, and a number of milliseconds is a date far ahead. */
const agreeable: ReadonlySet<string> = new Set(['array-as-audience', 'milliseconds']);

const each = (exercises as readonly Exercise[]).map((exercise) => [exercise.id, exercise] as const);

test.each(each)('%s: jose sees the same fault, and none once it is mended', async (id, exercise) => {
  const { work, correct, server } = await beginExercise(material, exercise);
  const broken = await tryWork(work, server, material);
  const expected = agreeable.has(id) ? ['none'] : complaints[exercise.check];
  if (expected) expect(expected).toContain(await complaint(broken.assertion, correct));
  const mends = Object.fromEntries(exercise.mends.map((field) => [field, correct[field]]));
  const mended = await tryWork({ ...work, ...mends }, server, material);
  expect(await complaint(mended.assertion, correct)).toBe('none');
});
