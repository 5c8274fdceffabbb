import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openssl, pemToDer } from '../../../tools/openssl-fixtures';
import {
  encryptPkcs8,
  makePlainCredential,
  spkiSha256,
  withLegacy,
  type PlainCredential,
} from '../../../tools/password-fixtures';
import { directEngine } from '../password-encryption/direct-engine';
import {
  describeEncryptedPrivateKeyInfo,
  openEncryptedPrivateKeyInfo,
  sealPrivateKeyInfo,
} from './encrypted-private-key-info';

let plain: PlainCredential;
beforeAll(() => {
  plain = makePlainCredential();
});

const random = (length: number) => new Uint8Array(randomBytes(length));

async function expectOpened(args: readonly string[], password: string): Promise<void> {
  const der = pemToDer(encryptPkcs8(plain.keyPem, password, args));
  const pkcs8 = await openEncryptedPrivateKeyInfo(der, password, directEngine);
  expect(spkiSha256(pkcs8)).toBe(plain.spkiSha256);
  await expect(openEncryptedPrivateKeyInfo(der, `${password}x`, directEngine)).rejects.toMatchObject({
    code: 'encryption/wrong-password',
    evidence: { scheme: describeEncryptedPrivateKeyInfo(der) },
  });
}

describe('what OpenSSL encrypts is opened with the password, and not with another', () => {
  const prfs = ['MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA512-224', 'SHA512-256'];
  test.each(prfs)('PBES2 with hmacWith%s', (prf) =>
    expectOpened(['-v2', 'aes256', '-v2prf', `hmacWith${prf}`], 'secret'),
  );

  const ciphers = [
    'aes-128-cbc',
    'aes-192-cbc',
    'aes-256-cbc',
    'des3',
    'des-cbc',
    'rc2-cbc',
    'rc2-64-cbc',
    'rc2-40-cbc',
  ];
  test.each(ciphers)('PBES2 with %s', (cipher) => expectOpened(['-v2', cipher, ...withLegacy], 'secret'));

  test('PBES2 with scrypt', () => expectOpened(['-scrypt'], 'secret'));

  const pbes1 = [
    'MD5-DES',
    'SHA1-DES',
    'MD5-RC2-64',
    'SHA1-RC2-64',
    'SHA1-3DES',
    'SHA1-2DES',
    'SHA1-RC2-128',
    'SHA1-RC2-40',
  ];
  test.each(pbes1)('PBE-%s', (scheme) => expectOpened(['-v1', `PBE-${scheme}`, ...withLegacy], 'secret'));

  test.each(['', 'Grüße', '🔑𝒦', ' blank ', 'σύνθημα γνώρισμα'])('the password “%s”', async (password) => {
    await expectOpened(['-v2', 'aes256'], password);
    await expectOpened(['-v1', 'PBE-SHA1-3DES', ...withLegacy], password);
  });
});

describe('what is not opened says why', () => {
  test.each([
    ['pbeWithSHAAnd128BitRC4', ['-v1', 'PBE-SHA1-RC4-128', ...withLegacy], '1.2.840.113549.1.12.1.1'],
    ['pbeWithSHAAnd40BitRC4', ['-v1', 'PBE-SHA1-RC4-40', ...withLegacy], '1.2.840.113549.1.12.1.2'],
    ['Camellia-128-CBC', ['-v2', 'camellia-128-cbc'], '1.2.392.200011.61.1.1.1.2'],
  ])('%s', async (name, args, oid) => {
    const der = pemToDer(encryptPkcs8(plain.keyPem, 'secret', args));
    const refusal = { code: 'encryption/unsupported', evidence: { name, oid } };
    await expect(openEncryptedPrivateKeyInfo(der, 'secret', directEngine)).rejects.toMatchObject(refusal);
    expect(() => describeEncryptedPrivateKeyInfo(der)).toThrow(expect.objectContaining(refusal));
  });

  test('a ciphertext that lost octets is damaged, whatever the password', async () => {
    const der = pemToDer(encryptPkcs8(plain.keyPem, 'secret', ['-v2', 'aes256']));
    // The ciphertext is the last member: one octet less in it, in the outer SEQUENCE, and at the end.
    const at = der.length - 144 - 3;
    const shorter = der.slice(0, -1);
    shorter[2] = (shorter[2] as number) - 1;
    shorter[at + 2] = (shorter[at + 2] as number) - 1;
    await expect(openEncryptedPrivateKeyInfo(shorter, 'secret', directEngine)).rejects.toMatchObject({
      code: 'encryption/damaged',
      evidence: { octets: 143, blockLength: 16 },
    });
  });

  test('before a password is asked for it is described', () => {
    const der = pemToDer(encryptPkcs8(plain.keyPem, 'secret', ['-v2', 'aes256', '-v2prf', 'hmacWithSHA512']));
    expect(describeEncryptedPrivateKeyInfo(der)).toBe(
      'PBES2 (PBKDF2, HMAC-SHA-512, 2,048 iterations; AES-256-CBC)',
    );
  });
});

describe('what we seal is opened by OpenSSL', () => {
  test.each(['secret', 'Grüße 🔑'])('with the password “%s”', async (password) => {
    const pkcs8 = pemToDer(plain.keyPem);
    const sealed = await sealPrivateKeyInfo(pkcs8, password, random, directEngine);
    const opened = openssl(['pkey', '-inform', 'DER', '-in', 'key.der', '-passin', 'file:password'], {
      files: { 'key.der': Buffer.from(sealed), password: `${password}\n` },
    });
    expect(spkiSha256(opened.toString())).toBe(plain.spkiSha256);
    expect(describeEncryptedPrivateKeyInfo(sealed)).toBe(
      'PBES2 (PBKDF2, HMAC-SHA-256, 600,000 iterations; AES-256-CBC)',
    );
    expect(await openEncryptedPrivateKeyInfo(sealed, password, directEngine)).toEqual(pkcs8);
  });
});
