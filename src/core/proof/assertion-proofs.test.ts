import { beforeAll, describe, expect, test } from 'vitest';
import type { ImportedFixture } from '../../../tools/credential-fixtures';
import { openssl, type FixtureKey } from '../../../tools/openssl-fixtures';
import {
  certificateIn,
  expectProven,
  keyFileIn,
  makeProofFixtures,
  proofKeys,
  readFiles,
  runInBash,
  type Files,
} from '../../../tools/proof-fixtures';
import { signAssertion } from '../assertion/sign-assertion';
import { algorithmsForKey, type JwsAlg } from '../keys/algorithms';
import { assertionProofs, bodyProofs } from './assertion-proofs';
import { readCertificate, readCertificateInPowershell, readKey, readPublicKeyOfKey } from './material-file';

let fixtureOf: (key: FixtureKey) => ImportedFixture;

beforeAll(async () => {
  fixtureOf = await makeProofFixtures(proofKeys);
});

const algorithms = proofKeys.flatMap((key): (readonly [FixtureKey, JwsAlg])[] => {
  const [keyType, curve] = key.startsWith('RSA')
    ? (['RSA'] as const)
    : key === 'Ed25519'
      ? (['OKP', key] as const)
      : (['EC', key] as const);
  const shape = { keyType, bits: 0, ...(curve ? { curve: curve as 'P-256' } : {}) };
  return key === 'RSA-3072' ? [] : algorithmsForKey(shape).map(({ alg }) => [key, alg] as const);
});

describe('OpenSSL says the same of an assertion, in bash', () => {
  test.each(algorithms)('%s, %s', async (key, alg) => {
    const { keyPem, keyDer, certificatePem, privateKey } = fixtureOf(key);
    const hostile = `it's "$(touch pwned)" \`x\` \\ ü 🔑`;
    const assertion = await signAssertion({ alg, typ: 'JWT' }, { iss: hostile, exp: 1 }, alg, privateKey);
    const all: Files[] = [
      { 'cert.pem': certificatePem, 'key.pem': keyPem },
      { 'cert.pem': certificatePem, '-key.der': keyDer },
    ];
    for (const files of all) {
      const materials = await readFiles(files);
      const { file } = certificateIn(materials);
      const proofs = assertionProofs(assertion, {
        publicKeyPem: `${readCertificate(file)} -noout -pubkey`,
        privateKeyPem: readKey(keyFileIn(materials)),
        certificateInPowershell: readCertificateInPowershell(file),
      });
      expect(proofs.map(({ name }) => name).includes('Signature')).toBe(/^(RS|EdDSA)/.test(alg));
      expectProven(proofs, { ...files, 'assertion.jwt': assertion.compact });
      // A newline at the end, as editors leave one.
      expectProven(proofs.slice(-1), { ...files, 'assertion.jwt': `${assertion.compact}\n` });
    }
  });

  test('by the key alone, from a PFX, where there is no certificate to verify with', async () => {
    const { keyPem, certificatePem, privateKey } = fixtureOf('RSA-2048');
    const pfx = openssl(
      ['pkcs12', '-export', '-inkey', 'key.pem', '-in', 'cert.pem', '-passout', 'pass:R4bbit'],
      { files: { 'key.pem': keyPem, 'cert.pem': certificatePem } },
    );
    const materials = await readFiles({ 'a b.pfx': pfx }, 'R4bbit');
    const key = keyFileIn(materials);
    const assertion = await signAssertion({ alg: 'RS256' }, { iss: 'x' }, 'RS256', privateKey);
    const proofs = assertionProofs(assertion, {
      publicKeyPem: readPublicKeyOfKey(key),
      privateKeyPem: readKey(key),
    });
    expectProven(proofs, { 'a b.pfx': pfx, 'assertion.jwt': assertion.compact }, 'R4bbit');
    expect(proofs.find(({ name }) => name === 'Signature verified')?.powershell).toBeUndefined();
  });

  test('and does not say it of another one', async () => {
    const { certificatePem, privateKey } = fixtureOf('RSA-2048');
    const { compact, ...rest } = await signAssertion({ alg: 'RS256' }, { iss: 'x' }, 'RS256', privateKey);
    const other = { ...rest, compact };
    const [, , , , verified] = assertionProofs(other, {
      publicKeyPem: `openssl x509 -in cert.pem -noout -pubkey`,
      privateKeyPem: '',
    });
    const altered = compact.replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url'));
    const { output } = runInBash(verified?.bash ?? '', {
      'cert.pem': certificatePem,
      'assertion.jwt': altered,
    });
    expect(output).toMatch(/^status 1/);
  });

  test('of a body, in octets', () => {
    const body = `a=${"it's ü 🔑 $(touch pwned) % \\"}&b=${'x'.repeat(5000)}`;
    expectProven(bodyProofs({ url: '', parameters: [], body }), {});
    expect(bodyProofs({ url: '', parameters: [], body: '' })).toEqual([]);
  });
});
