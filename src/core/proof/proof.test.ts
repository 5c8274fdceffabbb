import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { importFixture, type ImportedFixture } from '../../../tools/credential-fixtures';
import { makeCredential, makeKeyPem, openssl, type FixtureKey } from '../../../tools/openssl-fixtures';
import { scanPowershell } from '../../../tools/powershell-scanner';
import { signAssertion } from '../assertion/sign-assertion';
import type { Material } from '../intake/material';
import { readMaterial } from '../intake/read-material';
import { unlock } from '../intake/unlock';
import { algorithmsForKey, type JwsAlg } from '../keys/algorithms';
import { directEngine } from '../password-encryption/direct-engine';
import { assertionProofs, bodyProofs } from './assertion-proofs';
import { fieldProofs, thumbprintProofs } from './certificate-proofs';
import {
  certificateFile,
  keyFile,
  readCertificate,
  readCertificateInPowershell,
  readKey,
  readPublicKeyOfKey,
} from './material-file';
import type { Proof } from './proof';
import { publicKeyProofs } from './public-key-proofs';

type Files = Readonly<Record<string, string | Buffer | Uint8Array>>;

/**
 * As somebody runs it: bash, in the folder of the files. There is no terminal to ask for a password at, so OpenSSL takes
 * the line that comes in.
 */
function runInBash(
  command: string,
  files: Files,
  password = '',
): { output: string; left: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-proof-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const { stdout, stderr, status } = spawnSync(
      'setsid',
      ['--wait', 'bash', '--noprofile', '--norc', '-c', command],
      {
        cwd: folder,
        input: `${password}\n`,
        env: { PATH: process.env['PATH'], HOME: folder },
        timeout: 60_000,
      },
    );
    const left = readdirSync(folder).filter((name) => !Object.hasOwn(files, name));
    if (status !== 0) return { output: `status ${status}: ${stderr}`, left };
    return { output: stdout.toString('utf8').replace(/\n$/, ''), left };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function expectProven(proofs: readonly Proof[], files: Files, password?: string): void {
  expect(proofs.length).toBeGreaterThan(0);
  for (const { name, gives, bash } of proofs) {
    expect([name, runInBash(bash, files, password)]).toEqual([name, { output: gives, left: [] }]);
  }
}

async function read(files: Files, password = ''): Promise<readonly Material[]> {
  const materials: Material[] = [];
  for (const [name, content] of Object.entries(files)) {
    const octets = new Uint8Array(Buffer.from(content as Buffer));
    const reading = await readMaterial(octets, name, directEngine);
    const opened = await Promise.all(reading.locked.map((one) => unlock(one, password, directEngine)));
    materials.push(...reading.materials, ...opened.flatMap((one) => one.materials));
  }
  return materials;
}

function certificateIn(materials: readonly Material[]) {
  const found = materials.find((one) => one.kind === 'certificate');
  if (!found) throw new Error('no certificate');
  return { certificate: found.certificate, file: certificateFile(found) };
}

function keyFileIn(materials: readonly Material[]) {
  return keyFile(materials.find((one) => one.kind === 'private-key'));
}

const keys: readonly FixtureKey[] = ['RSA-2048', 'RSA-3072', 'P-256', 'P-384', 'P-521', 'Ed25519'];
const fixtures = new Map<FixtureKey, ImportedFixture>();

beforeAll(async () => {
  for (const key of keys) {
    fixtures.set(
      key,
      await importFixture(makeCredential(key, { subject: '/C=DE/O=Müller, Söhne/CN=daemon "x"' })),
    );
  }
});

const fixtureOf = (key: FixtureKey) => fixtures.get(key) as ImportedFixture;

describe('OpenSSL says the same of a certificate, in bash', () => {
  test.each(keys)('%s, in PEM and in DER', async (key) => {
    const { certificatePem, certificateDer } = fixtureOf(key);
    const all: Files[] = [{ 'cert.pem': certificatePem }, { 'cert.cer': certificateDer }];
    for (const files of all) {
      const { certificate, file } = certificateIn(await read(files));
      expect(file).toMatchObject({ name: Object.keys(files)[0], isOwn: true });
      expectProven([...thumbprintProofs(certificate, file), ...fieldProofs(certificate, file)], files);
    }
  });

  test.each([
    'a b.pem',
    "it's.pem",
    '"quoted".pem',
    '$(touch pwned).pem',
    '`touch pwned`.pem',
    '-in.pem',
    '--help',
    '!!; touch pwned; #.pem',
    '%PATH% & touch pwned.pem',
    'a\\b*?[c].pem',
    'Zertifikat für Köln 🔑.pem',
    '~.pem',
  ])('a file that is called %j', async (name) => {
    const files = { [name]: fixtureOf('P-256').certificatePem };
    const { certificate, file } = certificateIn(await read(files));
    expect(file).toEqual({ name, form: 'pem', isOwn: true });
    expectProven(
      [...thumbprintProofs(certificate, file).slice(0, 6), ...fieldProofs(certificate, file).slice(-1)],
      files,
    );
  });

  test.each(['one\nline.pem', 'cert\u202efdp.exe', 'a\u200bb.pem', '\ud800.pem'])(
    'a name with a character that nobody sees is not written: %j',
    async (name) => {
      const reading = await readMaterial(fixtureOf('P-256').certificatePem, name, directEngine);
      expect(certificateFile(reading.materials[0])).toEqual({
        name: 'certificate.cer',
        form: 'der',
        isOwn: false,
      });
    },
  );

  test('a PFX, whose password OpenSSL asks for, and which holds the chain as well', async () => {
    const { keyPem, certificatePem } = fixtureOf('RSA-2048');
    const other = fixtureOf('P-256').certificatePem;
    const pfx = openssl(
      [
        'pkcs12',
        '-export',
        '-inkey',
        'key.pem',
        '-in',
        'cert.pem',
        '-certfile',
        'chain.pem',
        '-passout',
        'pass:R4bbit',
      ],
      { files: { 'key.pem': keyPem, 'cert.pem': certificatePem, 'chain.pem': other } },
    );
    const files = { "my 'daemon'.pfx": pfx };
    const materials = await read(files, 'R4bbit');
    const { certificate, file } = certificateIn(materials);
    expect(file).toEqual({ name: "my 'daemon'.pfx", form: 'pkcs12', isOwn: true });
    expectProven(
      [...thumbprintProofs(certificate, file), ...fieldProofs(certificate, file)],
      files,
      'R4bbit',
    );
    const key = keyFileIn(materials);
    expect(key.form).toBe('pkcs12');
    expectProven(
      publicKeyProofs(certificate.publicKey, certificate.jwkThumbprint, readPublicKeyOfKey(key)),
      files,
      'R4bbit',
    );
  });

  test('what OpenSSL would not find is saved first: text that was mended, JSON, a certificate behind another', async () => {
    const { certificatePem, certificateDer } = fixtureOf('P-256');
    const other = fixtureOf('P-384').certificatePem;
    const saved = { name: 'certificate.cer', form: 'der', isOwn: false };
    const texts = [
      certificatePem.replaceAll('\n', '\\n'),
      certificateDer.toString('base64'),
      JSON.stringify({ x5c: [certificateDer.toString('base64')] }),
      `\ufeff${certificatePem}`,
    ];
    for (const text of texts) {
      const { certificate, file } = certificateIn(await read({ 'file.txt': text }));
      expect(file).toEqual(saved);
      expectProven(thumbprintProofs(certificate, file), { 'certificate.cer': certificateDer });
    }
    const [first, second] = await read({ 'chain.pem': other + certificatePem });
    expect(certificateFile(first).isOwn).toBe(true);
    expect(certificateFile(second)).toEqual(saved);
    expect(keyFile(undefined)).toEqual({ name: 'private-key.pem', form: 'pem', isOwn: false });
  });

  test('a key and its certificate in one PEM file, whichever comes first', async () => {
    const { keyPem, certificatePem } = fixtureOf('RSA-2048');
    for (const text of [keyPem + certificatePem, certificatePem + keyPem]) {
      const materials = await read({ 'both.pem': text });
      const { certificate, file } = certificateIn(materials);
      expect(file.isOwn && keyFileIn(materials).isOwn).toBe(true);
      expectProven(thumbprintProofs(certificate, file), { 'both.pem': text });
      const proofs = publicKeyProofs(
        certificate.publicKey,
        certificate.jwkThumbprint,
        readPublicKeyOfKey(keyFileIn(materials)),
      );
      expectProven(proofs, { 'both.pem': text });
    }
  });

  test('a key for RSASSA-PSS alone', async () => {
    const keyPem = openssl([
      'genpkey',
      '-algorithm',
      'RSA-PSS',
      '-pkeyopt',
      'rsa_keygen_bits:2048',
    ]).toString();
    const materials = await read({ 'key.pem': keyPem });
    const [key] = materials;
    if (key?.kind !== 'private-key' || !key.privateKey.publicKey) throw new Error('no key');
    const { publicKey, jwkThumbprint } = key.privateKey;
    expectProven(publicKeyProofs(publicKey, jwkThumbprint, readPublicKeyOfKey(keyFile(key))), {
      'key.pem': keyPem,
    });
  });
});

const algorithms = keys.flatMap((key): (readonly [FixtureKey, JwsAlg])[] => {
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
      const materials = await read(files);
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
    const materials = await read({ 'a b.pfx': pfx }, 'R4bbit');
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
      ...fieldProofs(certificate, file),
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

  test.each(keys)('%s has no command where .NET has no such key', async (key) => {
    const { certificate } = fixtureOf(key);
    const proofs = fieldProofs(certificate, certificateFile(undefined));
    const thumbprint = proofs.find(({ name }) => name === 'JWK thumbprint');
    expect(thumbprint?.powershell === undefined).toBe(key === 'Ed25519');
  });
});

test('a key that is not in a file of its own stands for one', () => {
  expect(makeKeyPem('P-256')).toContain('PRIVATE KEY');
  expect(readKey(keyFile(undefined))).toBe("openssl pkey -in './private-key.pem'");
});
