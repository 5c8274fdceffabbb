import { beforeAll, describe, expect, test } from 'vitest';
import type { ImportedFixture } from '../../../tools/credential-fixtures';
import type { FixtureKey } from '../../../tools/openssl-fixtures';
import { certificateIn, makeProofFixtures, proofKeys } from '../../../tools/proof-fixtures';
import { scanPowershell } from '../../../tools/powershell-scanner';
import { signAssertion } from '../assertion/sign-assertion';
import { readMaterial } from '../intake/read-material';
import { directEngine } from '../password-encryption/direct-engine';
import { assertionProofs, bodyProofs } from './assertion-proofs';
import { fieldProofs } from './field-proofs';
import { certificateFile, keyFile, readCertificateInPowershell, readKey } from './material-file';
import { thumbprintProofs } from './thumbprint-proofs';

let fixtureOf: (key: FixtureKey) => ImportedFixture;

beforeAll(async () => {
  fixtureOf = await makeProofFixtures(proofKeys);
});

describe('PowerShell, which no test machine of ours has,', () => {
  test('is given every text of others as one literal', async () => {
    const name = "’it's’ $(x) `y`.pem";
    const reading = await readMaterial(fixtureOf('RSA-2048').certificatePem, name, directEngine);
    const { certificate, file } = certificateIn(reading.materials);
    const assertion = await signAssertion(
      { alg: 'RS256' },
      { iss: name },
      'RS256',
      fixtureOf('RSA-2048').privateKey,
    );
    const proofs = [
      ...thumbprintProofs(certificate, file),
      ...Object.values(fieldProofs(certificate, file)).flat(),
      ...bodyProofs({ url: '', parameters: [], body: name }),
      ...assertionProofs(assertion, {
        publicKeyPem: '',
        privateKeyPem: '',
        certificateInPowershell: readCertificateInPowershell(file),
      }),
    ];
    const scripts = proofs.flatMap(({ powershell }) => (powershell ? [powershell] : []));
    expect(scripts.length).toBeGreaterThan(15);
    for (const script of scripts) {
      const { skeleton, literals } = scanPowershell(script);
      expect(skeleton).not.toMatch(/it's|`|\$\(x|"/);
      for (const literal of literals.filter((one) => one.includes('it’s'))) {
        expect([`./${name}`, name, assertion.claims.text]).toContain(literal);
      }
      expect((skeleton.match(/\(/g) ?? []).length).toBe((skeleton.match(/\)/g) ?? []).length);
    }
  });

  test.each(proofKeys)('%s has no command where .NET has no such key', async (key) => {
    const { certificate } = fixtureOf(key);
    const proofs = fieldProofs(certificate, certificateFile(undefined)).further;
    const thumbprint = proofs.find(({ name }) => name === 'JWK thumbprint');
    expect(thumbprint?.powershell === undefined).toBe(key === 'Ed25519');
  });
});

test('a key that is not in a file of its own stands for one', () => {
  expect(readKey(keyFile(undefined))).toBe("openssl pkey -in './private-key.pem'");
});
