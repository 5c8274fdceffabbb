import { beforeAll, describe, expect, test } from 'vitest';
import { draftBent } from '../../../tools/assertion-fixtures';
import { makeImportedCredential, type ImportedFixture } from '../../../tools/credential-fixtures';
import { encodePart, signJws, x5tOf } from '../../../tools/jws-fixtures';
import { signAssertion } from '../assertion/sign-assertion';
import { chooseRequest } from '../assertion/request-choice';
import { serverProfiles } from '../profiles/server-profiles';
import type { ProfileId } from '../profiles/server-profile';
import { inspect } from './inspect';
import type { Inspection } from './inspection';

let credential: ImportedFixture;
let now: number;

beforeAll(async () => {
  credential = await makeImportedCredential('RSA-2048');
  now = credential.certificate.notBefore / 1000 + 3600;
});

const errorsOf = ({ findings }: Inspection) =>
  findings.filter(({ severity }) => severity === 'error').map(({ code, evidence }) => [code, evidence]);
const signing = serverProfiles.filter((profile) => chooseRequest(profile, {}).signs).map(({ id }) => id);

async function signed(profile: ProfileId): Promise<string> {
  const draft = draftBent(credential, { profile, now });
  const alg = draft.algorithm?.alg ?? 'RS256';
  return (await signAssertion(draft.header, draft.claims, alg, credential.privateKey)).compact;
}

describe('what the Sign view makes for a server has no error', () => {
  test.each(signing)('%s, chosen', async (server) => {
    const inspection = await inspect(await signed(server), {
      now: now + 2,
      server,
      certificates: [credential.certificate],
    });
    expect(errorsOf(inspection)).toEqual([]);
    expect(inspection.kind).toBe('client-assertion');
    expect(inspection.signature?.outcome).toBe('valid');
    const signedBy = inspection.facts.find(({ code }) => code === 'fact/signed-by');
    expect(signedBy?.evidence).toMatchObject({ certificate: 'CN=daemon.contoso.com', with: 'certificate' });
  });

  test.each(signing)('%s, detected', async (server) => {
    const inspection = await inspect(await signed(server), {
      now: now + 2,
      certificates: [credential.certificate],
    });
    expect(errorsOf(inspection)).toEqual([]);
  });
});

describe('SharePoint Server on behalf of a user', () => {
  const realm = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
  const aud = `00000003-0000-0ff1-ce00-000000000000/sharepoint.contoso.com@${realm}`;
  const app = `00001111-aaaa-2222-bbbb-3333cccc4444@${realm}`;
  const times = () => ({ nbf: String(now - 300), exp: String(now + 3600) });
  const actor = (keyPem = credential.keyPem) =>
    signJws(
      { typ: 'JWT', alg: 'RS256', x5t: x5tOf(credential) },
      {
        aud,
        iss: `11112222-bbbb-3333-cccc-4444dddd5555@${realm}`,
        ...times(),
        nameid: app,
        trustedfordelegation: 'true',
      },
      keyPem,
    );
  const outer = (actortoken: string) =>
    `${encodePart({ typ: 'JWT', alg: 'none' })}.${encodePart({ aud, iss: app, ...times(), nameid: 's-1-5-21-1', nii: 'urn:office:idp:activedirectory', actortoken })}.`;

  test('is not signed itself: the token in it is, and its certificate is named', async () => {
    const inspection = await inspect(outer(actor()), { now, certificates: [credential.certificate] });
    expect(inspection.server?.profile.id).toBe('sharepoint-high-trust');
    expect(errorsOf(inspection)).toEqual([]);
    expect(inspection.signature?.outcome).toBe('valid');
    expect(inspection.facts.map(({ code }) => code)).toContain('fact/actor-token');
  });

  test('with another key within: that is the error', async () => {
    const other = await makeImportedCredential('RSA-2048');
    const inspection = await inspect(outer(actor(other.keyPem)), {
      now,
      certificates: [credential.certificate],
    });
    expect(errorsOf(inspection).map(([code]) => code)).toEqual(['signature/other-key']);
  });
});

test('another issuer’s token for a federated credential is checked by no certificate of ours', async () => {
  const other = await makeImportedCredential('RSA-2048');
  const claims = {
    iss: 'https://token.actions.githubusercontent.com',
    sub: 'repo:contoso/app:ref:refs/heads/main',
    aud: 'api://AzureADTokenExchange',
    actor: 'octocat',
    jti: 'j',
    nbf: now - 10,
    iat: now,
    exp: now + 300,
  };
  const jwt = signJws({ typ: 'JWT', alg: 'RS256', kid: 'k', x5t: 'k' }, claims, other.keyPem);
  const inspection = await inspect(jwt, { now, certificates: [credential.certificate] });
  expect(inspection.server?.profile.id).toBe('entra-federated');
  expect(inspection.kind).toBe('client-assertion');
  expect(errorsOf(inspection)).toEqual([]);
  expect(inspection.signature).toMatchObject({ outcome: 'not-checked', reason: 'no-key' });
});
