import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { findingsOf, profileOf } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { serverProfiles } from '../profiles/server-profiles';
import { chooseRequest } from './request-choice';
import { ruledTimes } from './ruled-times';
import { validByServer } from './valid-settings.vectors';

let rsa: ImportedFixture;

beforeAll(async () => {
  rsa = await makeImportedCredential('RSA-2048');
});

const text = fc.string({ minLength: 1 });

/** Whatever a user has who signs in, or lets an app act. */
const ofUser = fc.record({
  authorizationCode: text,
  redirectUri: fc.webUrl({ validSchemes: ['https'], withFragments: false }),
  codeVerifier: text,
  refreshToken: text,
  userAssertion: text,
  username: fc.emailAddress(),
  userPassword: text,
  deviceCode: text,
  clientSecret: text,
  externalJwt: text,
  subject: fc.emailAddress(),
});

describe('check(build(profile, valid)) = [], with every grant and client authentication', () => {
  test.each(serverProfiles.map(({ id }) => id))('%s', (id) => {
    const profile = profileOf(id);
    const choices = profile.grants.flatMap(({ id: grant }) =>
      chooseRequest(profile, { grant }).authentications.map((one) => ({ grant, authentication: one.id })),
    );
    for (const choice of choices) {
      const property = fc.property(validByServer[id], ofUser, (specific, user) => {
        const given = Object.fromEntries(Object.entries(specific).filter(([, value]) => value !== ''));
        // What one grant takes without another takes with: a scope of any kind, an address of the app, a resource.
        const target = { scope: 'https://api.example/.default', resource: 'https://api.example' };
        const settings = { ...ruledTimes(profile), ...target, ...user, ...given, ...choice };
        expect([choice, findingsOf(rsa, { profile: id, settings })]).toEqual([choice, []]);
      });
      fc.assert(property, { numRuns: 40 });
    }
  });
});
