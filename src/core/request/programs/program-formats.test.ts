import { createPublicKey } from 'node:crypto';
import { compactVerify } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { profileOf } from '../../../../tools/assertion-fixtures';
import {
  importFixture,
  makeImportedCredential,
  type ImportedFixture,
} from '../../../../tools/credential-fixtures';
import { makeChain, pemToDer } from '../../../../tools/openssl-fixtures';
import { partsOf, run, runnable, signAsPage } from '../../../../tools/program-fixtures';
import type { AssertionSettings } from '../../assertion/assertion-settings';
import type { PlanParameters } from '../../assertion/plan-assertion';
import { validSettings } from '../../assertion/settings.vectors';
import type { JwsAlg } from '../../keys/algorithms';
import type { ProfileId } from '../../profiles/server-profile';
import { parseCertificate, type Certificate } from '../../x509/certificate';
import { programFormats, refuseProgram } from './program-formats';
import { programLanguages } from './program-languages';

/** A cold compiler on a machine that does other things as well. */
const patience = 240_000;

let rsa: ImportedFixture;
let chain: readonly Certificate[];
let chainPem: string;

beforeAll(async () => {
  const made = makeChain();
  rsa = await importFixture(made.leaf);
  chainPem = [made.leaf.certificatePem, made.intermediatePem, made.rootPem].join('');
  chain = await Promise.all(
    [made.leaf.certificatePem, made.intermediatePem, made.rootPem].map((pem) =>
      parseCertificate(pemToDer(pem)),
    ),
  );
});

function parametersFor(
  id: ProfileId,
  settings: Partial<AssertionSettings>,
  rest: Partial<PlanParameters> = {},
): PlanParameters {
  return {
    profile: profileOf(id),
    settings: { ...validSettings[id], ...settings },
    alg: undefined,
    key: undefined,
    chain: [],
    ...rest,
  };
}

describe('the languages', () => {
  test('are offered by these names, each with a format and a file of its own', () => {
    expect(programLanguages.map(({ name }) => name)).toEqual([
      'Bash with OpenSSL',
      'PowerShell',
      'Python',
      'Ruby',
      'Node.js',
      'C#',
      'Go',
      'Java',
    ]);
    expect(programLanguages.map(({ id }) => id)).toEqual(Object.keys(programFormats));
    expect(new Set(Object.values(programFormats).map(({ fileName }) => fileName)).size).toBe(8);
  });

  test('that our tests run say so', () => {
    const ran = programLanguages.filter(({ id }) => programFormats[id].ranByTests).map(({ id }) => id);
    expect(ran).toEqual(['bash', 'python', 'ruby', 'node', 'go', 'java']);
  });

  test('refuse what their libraries cannot do', () => {
    const refusals = (parameters: PlanParameters, key?: PlanParameters['key']) =>
      programLanguages.flatMap(({ id }) => {
        const refusal = refuseProgram(programFormats[id], partsOf(parameters), key);
        return refusal ? [`${id}: ${refusal}`] : [];
      });
    expect(refusals(parametersFor('generic-oidc', {}, { alg: 'ES512' }))).toEqual([]);
    expect(refusals(parametersFor('generic-oidc', {}, { alg: 'EdDSA' }))).toEqual([
      'powershell: no-ed25519',
      'csharp: no-ed25519',
    ]);
    expect(refusals(parametersFor('snowflake', {}, { alg: 'ES256' }))).toEqual(['java: no-public-key-of-ec']);
    const pssOnly = { keyType: 'RSA', bits: 2048, padding: 'PSS' } as const;
    expect(refusals(parametersFor('entra-v2', {}), pssOnly)).toEqual([
      'powershell: no-pss-only-key',
      'csharp: no-pss-only-key',
      'go: no-pss-only-key',
      'java: no-pss-only-key',
    ]);
  });
});

describe.each(runnable)('%s', { timeout: patience }, (id) => {
  test('prints the RS256 assertion of the page: x5t, x5c of the whole chain, kid, overrides', async () => {
    const parameters = parametersFor(
      'entra-v1',
      {
        includeX5c: true,
        headerOverrides: '{"typ":null,"kid":"key \\"1\\"","crit":["b64"]}',
        claimsOverrides: '{"aud":"https://sts.example.com/é","roles":["a",{"b":1.5e300}],"nbf":null}',
      },
      { alg: 'RS256', key: rsa.privateKey, chain },
    );
    const { compact } = await signAsPage(parameters, rsa);
    const { stdout, stderr, status, filesLeft } = await run(id, partsOf(parameters), {
      keyPem: rsa.keyPem,
      certificatePem: chainPem,
      print: true,
    });
    expect(stderr).toBe('');
    expect(stdout.trimEnd()).toBe(compact);
    expect({ status, filesLeft }).toEqual({ status: 0, filesLeft: [] });
  });

  test('names the public key as Snowflake wants it', async () => {
    const parameters = parametersFor('snowflake', {}, { alg: 'RS256', key: rsa.privateKey });
    const { compact } = await signAsPage(parameters, rsa);
    const { stdout } = await run(id, partsOf(parameters), { ...rsa, print: true });
    expect(stdout.trimEnd()).toBe(compact);
  });

  test.each(['PS256', 'PS384', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const)(
    'signs %s, and jose takes it',
    async (alg) => {
      const credential = await credentialFor(alg);
      const parameters = parametersFor(
        alg.startsWith('PS2') ? 'entra-v2' : 'generic-oidc',
        {},
        { alg, key: credential.privateKey, chain: [credential.certificate] },
      );
      const { compact } = await signAsPage(parameters, credential);
      const { stdout, stderr } = await run(id, partsOf(parameters), { ...credential, print: true });
      expect(stderr).toBe('');
      const signingInput = compact.slice(0, compact.lastIndexOf('.'));
      expect(stdout.startsWith(`${signingInput}.`)).toBe(true);
      const key = createPublicKey(credential.certificatePem);
      const { protectedHeader } = await compactVerify(stdout.trimEnd(), key);
      expect(protectedHeader.alg).toBe(alg);
    },
  );
});

const credentials = new Map<JwsAlg, Promise<ImportedFixture>>();

function credentialFor(alg: JwsAlg): Promise<ImportedFixture> {
  const kinds = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521', EdDSA: 'Ed25519' } as const;
  const kind = kinds[alg as keyof typeof kinds] as (typeof kinds)[keyof typeof kinds] | undefined;
  const made = credentials.get(alg) ?? (kind ? makeImportedCredential(kind) : Promise.resolve(rsa));
  credentials.set(alg, made);
  return made;
}
