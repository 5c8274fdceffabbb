import fc from 'fast-check';
import { importX509, jwtVerify } from 'jose';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { profileOf } from '../../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../../tools/credential-fixtures';
import type { AssertionSettings } from '../../assertion/assertion-settings';
import { buildDraft } from '../../assertion/build-draft';
import { planAssertion, type AssertionPlan } from '../../assertion/plan-assertion';
import { validSettings } from '../../assertion/settings.vectors';
import { WorkbenchError } from '../../errors';
import { signingKeyOf } from '../../keys/signing-key';
import type { ProfileId } from '../../profiles/server-profile';
import { serverProfiles } from '../../profiles/server-profiles';
import { buildTokenRequest } from '../token-request';
import { batchDistinction } from './batch-distinction';
import { directSigner, type GroupSigner } from './group-signer';
import { signBatch, type BatchEntry, type BatchParameters } from './sign-batch';

let rsa: ImportedFixture;
let ec: ImportedFixture;

beforeAll(async () => {
  [rsa, ec] = await Promise.all([makeImportedCredential('RSA-2048'), makeImportedCredential('P-256')]);
});

const start = 1_764_000_000;

function planOf(id: ProfileId, settings: Partial<AssertionSettings> = {}, credential = rsa): AssertionPlan {
  return planAssertion({
    profile: profileOf(id),
    settings: { ...validSettings[id], ...settings },
    alg: undefined,
    key: credential.privateKey,
    chain: [credential.certificate],
  });
}

function counting(): () => string {
  let count = 0;
  return () => `jti-${count++}`;
}

async function signAll(
  plan: AssertionPlan,
  rest: Partial<BatchParameters> = {},
  { privateKey } = rsa,
  groups: Partial<GroupSigner> = {},
): Promise<BatchEntry[]> {
  const entries: BatchEntry[] = [];
  const parameters = { count: 3, staggerMilliseconds: 1000, start, nextJti: counting(), plan };
  const signer = { ...directSigner(signingKeyOf(privateKey, plan.algorithm?.alg)), ...groups };
  for await (const entry of signBatch({ ...parameters, ...rest }, signer)) entries.push(entry);
  return entries;
}

describe('a batch', () => {
  test.each(['RS256', 'ES256'] as const)(
    'of N has N assertions, each with its jti and exact times, each verified by jose (%s)',
    async (alg) => {
      const credential = alg === 'ES256' ? ec : rsa;
      const publicKey = await importX509(credential.certificatePem, alg);
      const plan = planOf('generic-oidc', {}, credential);
      const arbitrary = fc.record({
        count: fc.integer({ min: 1, max: 40 }),
        staggerMilliseconds: fc.integer({ min: 0, max: 5_000 }),
        groupSize: fc.integer({ min: 1, max: 20 }),
        groupsAtOnce: fc.integer({ min: 1, max: 5 }),
      });
      const property = fc.asyncProperty(arbitrary, async ({ count, staggerMilliseconds, ...groups }) => {
        const entries = await signAll(plan, { count, staggerMilliseconds }, credential, groups);
        const verified = entries.map(async ({ assertion, claims }, index) => {
          const now = start + Math.floor((index * staggerMilliseconds) / 1000);
          const { payload } = await jwtVerify(assertion, publicKey, { currentDate: new Date(now * 1000) });
          expect(payload).toEqual(claims);
          expect(payload).toMatchObject({ jti: `jti-${index}`, iat: now, nbf: now - 300, exp: now + 600 });
        });
        await Promise.all(verified);
        expect(entries).toHaveLength(count);
        expect(new Set(entries.map(({ claims }) => claims['jti'])).size).toBe(count);
      });
      await fc.assert(property, { numRuns: 15 });
    },
  );

  test.each(serverProfiles.map(({ id }) => id))(
    'is made for %s, and each request is the one that its assertion has alone',
    async (id) => {
      const plan = planOf(id);
      if (!plan.choice.signs || !plan.algorithm) {
        await expect(signAll(plan)).rejects.toMatchObject({ code: 'signature/refused-by-engine' });
        return;
      }
      const entries = await signAll(plan);
      const publicKey = await importX509(rsa.certificatePem, plan.algorithm.alg);
      for (const [index, { assertion, request }] of entries.entries()) {
        const { payload } = await jwtVerify(assertion, publicKey, {
          currentDate: new Date((start + index) * 1000),
        });
        const { lifetime } = validSettings[id];
        expect(payload.exp).toBe(start + index + Number(lifetime));
        const { profile, settings } = plan.parameters;
        const { outerClaims } = buildDraft(plan, { now: start + index, jti: '' });
        const endpoint = plan.tokenEndpoint as string;
        expect(request).toEqual(buildTokenRequest(profile, settings, endpoint, assertion, outerClaims));
      }
      expect(new Set(entries.map(({ request }) => JSON.stringify(request))).size).toBe(entries.length);
    },
  );

  test('ends where nobody asks for more, and begins no more', async () => {
    const nextJti = counting();
    const made: BatchEntry[] = [];
    const plan = planOf('entra-v2');
    const parameters = { plan, count: 100_000, staggerMilliseconds: 0, start, nextJti };
    for await (const entry of signBatch(parameters, directSigner(signingKeyOf(rsa.privateKey, 'PS256')))) {
      made.push(entry);
      if (made.length === 5) break;
    }
    expect(made.map(({ claims }) => claims['jti'])).toEqual([0, 1, 2, 3, 4].map((index) => `jti-${index}`));
    // Begun are those that were under way and no more.
    expect(Number(nextJti().slice(4))).toBeLessThan(40);
  });

  test('is refused as a whole where the key cannot sign', async () => {
    const plan = planOf('entra-v2');
    await expect(signAll(plan, { count: 50 }, ec)).rejects.toMatchObject({
      code: 'signature/refused-by-engine',
      evidence: { alg: 'PS256' },
    });
  });

  test('ends with the first group that is refused, and those behind it are no unhandled rejections', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { sign } = directSigner(signingKeyOf(rsa.privateKey, 'PS256'));
    let asked = 0;
    const refusing: Partial<GroupSigner> = {
      groupSize: 2,
      groupsAtOnce: 3,
      sign: async (inputs) => {
        if (++asked > 2) throw new WorkbenchError('signature/refused-by-engine', `group ${asked}`, {});
        return sign(inputs);
      },
    };
    await expect(signAll(planOf('entra-v2'), { count: 50 }, rsa, refusing)).rejects.toMatchObject({
      message: expect.stringContaining('group 3') as string,
    });
    expect(asked).toBe(5);
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('what tells the assertions of a batch apart', () => {
  const staggered = (staggerMilliseconds: number) => ({ count: 10, staggerMilliseconds });

  test('is jti, where the server has it', () => {
    expect(batchDistinction(planOf('entra-v2'), staggered(0))).toBe('jti');
  });

  test.each([
    [0, 'all-alike'],
    [999, 'some-alike'],
    [1000, 'times'],
  ] as const)('without jti it is the times: %i ms apart, %s', (stagger, distinction) => {
    expect(batchDistinction(planOf('google'), staggered(stagger))).toBe(distinction);
    const overridden = { claimsOverrides: '{"jti":"the same"}' };
    expect(batchDistinction(planOf('entra-v2', overridden), staggered(stagger))).toBe(distinction);
  });

  test('is nothing, where an override sets the times too', () => {
    const claimsOverrides = '{"jti":null,"iat":1,"nbf":1,"exp":2}';
    expect(batchDistinction(planOf('entra-v2', { claimsOverrides }), staggered(5000))).toBe('all-alike');
  });
});
