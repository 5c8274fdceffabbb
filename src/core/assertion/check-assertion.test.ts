import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftBent, findingsOf, profileOf } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import type { FixtureKey } from '../../../tools/openssl-fixtures';
import { signInClouds } from '../profiles/clouds';
import { serverProfiles } from '../profiles/server-profiles';
import { settingNames, type SettingName } from '../profiles/setting-names';
import { chooseAlgorithms } from './algorithm-choice';
import type { AssertionSettings } from './assertion-settings';
import { chooseRequest } from './request-choice';
import { isAbsence, preventsSigning } from './finding';
import { ruledTimes } from './ruled-times';
import { emptySettings } from './settings.vectors';
import { validByServer } from './valid-settings.vectors';

const credentials = new Map<FixtureKey, ImportedFixture>();
let rsa: ImportedFixture;

beforeAll(async () => {
  for (const key of ['RSA-2048', 'P-256', 'P-384', 'P-521', 'Ed25519'] as const) {
    credentials.set(key, await makeImportedCredential(key));
  }
  rsa = credentials.get('RSA-2048') as ImportedFixture;
});

const common = fc.record({
  notBeforeOffset: fc.nat(3600).map(String),
  includeX5c: fc.boolean(),
});

describe('check(build(profile, valid)) = []', () => {
  test.each(serverProfiles.map(({ id }) => id))('%s, any algorithm and cloud', (profile) => {
    const { keyTypes, lifetime } = profileOf(profile);
    const { signs } = chooseRequest(profileOf(profile), {});
    const usable = [...credentials]
      // Where nothing is signed, whatever is loaded does not matter.
      .filter(([, { privateKey }]) => !signs || keyTypes.value.includes(privateKey.keyType))
      .filter(([, { privateKey }]) => !signs || chooseAlgorithms(profileOf(profile), privateKey).offered[0])
      .map(([name]) => name);
    const property = fc.property(
      // By name: a counterexample is printed, and a key is not for printing.
      fc.constantFrom(...usable),
      fc.nat(9),
      validByServer[profile],
      common,
      fc.integer({ min: 1, max: lifetime.value.maximum }).map(String),
      (name, choice, specific, general, seconds) => {
        const credential = credentials.get(name) as ImportedFixture;
        const { offered } = chooseAlgorithms(profileOf(profile), credential.privateKey);
        const alg = signs ? offered[choice % offered.length]?.alg : undefined;
        const settings = { ...general, ...specific, lifetime: seconds };
        const bend = { profile, settings, ...(alg ? { alg } : {}) };
        expect(findingsOf(credential, bend)).toEqual([]);
        expect(draftBent(credential, bend).algorithm?.alg).toBe(alg);
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});

describe('a check never throws', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'https://',
      'http://[',
      '{"aud":{}}',
      '{"__proto__":1}',
      '{"exp":"1e999"}',
      '[]',
      '/oauth2/',
      '%',
      '-1',
    ),
    fc.webUrl(),
    fc.json(),
  );
  const anyTyped = fc.record(
    Object.fromEntries(settingNames.map((name) => [name, anyText])) as Record<SettingName, typeof anyText>,
  );
  const anySettings = fc.record({
    cloud: fc.constantFrom(...signInClouds.map(({ id }) => id)),
    grant: fc.constantFrom(undefined, ...serverProfiles.flatMap(({ grants }) => grants.map(({ id }) => id))),
    authentication: fc.constantFrom(undefined, 'signed-assertion', 'client-secret', 'none'),
    audience: fc.option(anyText, { nil: undefined }),
    lifetime: anyText,
    notBeforeOffset: anyText,
    includeX5c: fc.boolean(),
    headerOverrides: anyText,
    claimsOverrides: anyText,
  });

  test.each(serverProfiles.map(({ id }) => id))('%s, whatever was typed', (profile) => {
    fc.assert(
      fc.property(anyTyped, anySettings, (typed, general) => {
        const settings = { ...typed, ...general } as AssertionSettings;
        expect(Array.isArray(draftBent(rsa, { profile, settings }).findings)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an untouched form', () => {
  test.each(serverProfiles.map(({ id }) => id))('%s: has absences and no mistakes', (profile) => {
    const { findings } = draftBent(rsa, {
      profile,
      settings: { ...emptySettings, ...ruledTimes(profileOf(profile)) },
    });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter((finding) => !isAbsence(finding))).toEqual([]);
    expect(findings.every(preventsSigning)).toBe(true);
  });
});

describe('what a server will reject', () => {
  test('can be signed all the same, to see it rejected', () => {
    const settings = { claimsOverrides: '{"iss":"other","exp":1}', headerOverrides: '{"alg":"none"}' };
    const { findings } = draftBent(rsa, { profile: 'entra-v2', settings });
    expect(findings.map(({ code }) => code)).toEqual(['alg/none', 'iss/not-sub', 'exp/past']);
    expect(findings.some(preventsSigning)).toBe(false);
  });

  test.each([
    { tokenEndpoint: 'adfs.contoso.com' },
    { tokenEndpoint: 'http://adfs.contoso.com/adfs/oauth2/token' },
    { lifetime: '' },
    { notBeforeOffset: 'x' },
    { headerOverrides: '{' },
    { claimsOverrides: '[]' },
  ])('is not made where there is nothing to make: %j', (settings) => {
    const { findings } = draftBent(rsa, { profile: 'adfs', settings });
    expect(findings.map(preventsSigning)).toEqual([true]);
  });
});

test('every finding names its evidence and where the rule is written', () => {
  const settings = {
    tenant: 'common',
    clientId: 'x',
    scope: 'y',
    lifetime: '9999',
    claimsOverrides: '{"jti":1,"nbf":"0"}',
  };
  const { findings } = draftBent(rsa, { profile: 'entra-v2', settings });
  expect(findings).toHaveLength(6);
  for (const { evidence, spec } of findings) {
    expect(Object.keys(evidence)).not.toEqual([]);
    expect(spec).not.toBe('');
  }
});
