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
  type Files,
} from '../../../tools/proof-fixtures';
import { readMaterial } from '../intake/read-material';
import { directEngine } from '../password-encryption/direct-engine';
import { fieldProofs } from './field-proofs';
import { certificateFile, keyFile, readPublicKeyOfKey } from './material-file';
import { publicKeyProofs } from './public-key-proofs';
import { thumbprintProofs } from './thumbprint-proofs';

let fixtureOf: (key: FixtureKey) => ImportedFixture;

beforeAll(async () => {
  fixtureOf = await makeProofFixtures(proofKeys);
});

describe('OpenSSL says the same of a certificate, in bash', () => {
  test.each(proofKeys)('%s, in PEM and in DER', async (key) => {
    const { certificatePem, certificateDer } = fixtureOf(key);
    const all: Files[] = [{ 'cert.pem': certificatePem }, { 'cert.cer': certificateDer }];
    for (const files of all) {
      const { certificate, file } = certificateIn(await readFiles(files));
      expect(file).toMatchObject({ name: Object.keys(files)[0], isOwn: true });
      expectProven(
        [...thumbprintProofs(certificate, file), ...Object.values(fieldProofs(certificate, file)).flat()],
        files,
      );
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
    const { certificate, file } = certificateIn(await readFiles(files));
    expect(file).toEqual({ name, form: 'pem', isOwn: true });
    expectProven(
      [
        ...thumbprintProofs(certificate, file).slice(0, 6),
        ...fieldProofs(certificate, file).further.slice(-1),
      ],
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
    const materials = await readFiles(files, 'R4bbit');
    const { certificate, file } = certificateIn(materials);
    expect(file).toEqual({ name: "my 'daemon'.pfx", form: 'pkcs12', isOwn: true });
    expectProven(
      [...thumbprintProofs(certificate, file), ...Object.values(fieldProofs(certificate, file)).flat()],
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
      const { certificate, file } = certificateIn(await readFiles({ 'file.txt': text }));
      expect(file).toEqual(saved);
      expectProven(thumbprintProofs(certificate, file), { 'certificate.cer': certificateDer });
    }
    const [first, second] = await readFiles({ 'chain.pem': other + certificatePem });
    expect(certificateFile(first).isOwn).toBe(true);
    expect(certificateFile(second)).toEqual(saved);
    expect(keyFile(undefined)).toEqual({ name: 'private-key.pem', form: 'pem', isOwn: false });
  });

  test('a key and its certificate in one PEM file, whichever comes first', async () => {
    const { keyPem, certificatePem } = fixtureOf('RSA-2048');
    for (const text of [keyPem + certificatePem, certificatePem + keyPem]) {
      const materials = await readFiles({ 'both.pem': text });
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
    const materials = await readFiles({ 'key.pem': keyPem });
    const [key] = materials;
    if (key?.kind !== 'private-key' || !key.privateKey.publicKey) throw new Error('no key');
    const { publicKey, jwkThumbprint } = key.privateKey;
    expectProven(publicKeyProofs(publicKey, jwkThumbprint, readPublicKeyOfKey(keyFile(key))), {
      'key.pem': keyPem,
    });
  });
});
