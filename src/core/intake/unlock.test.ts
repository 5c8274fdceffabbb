import { beforeAll, describe, expect, test } from 'vitest';
import { makeCertificatePem, makeKeyPem, openssl } from '../../../tools/openssl-fixtures';
import { encryptPkcs8, makePfx, withLegacy } from '../../../tools/password-fixtures';
import { keyLine, read, tell, tellOpened, told } from '../../../tools/reading-fixtures';
import { WorkbenchError } from '../errors';
import { directEngine } from '../password-encryption/direct-engine';
import type { PasswordEngine } from '../password-encryption/password-engine';
import type { Locked } from './material';
import { readMaterial } from './read-material';
import { unlock } from './unlock';

const password = 'correct horse';
/** RSA: the old ciphers of PEM know no other. */
let rsaPem: string;
let ecPem: string;
let ecCertificate: string;

beforeAll(() => {
  rsaPem = makeKeyPem('RSA-2048');
  ecPem = makeKeyPem('P-256');
  ecCertificate = makeCertificatePem(ecPem);
});

const pfx = (own: string, ...args: readonly string[]) =>
  makePfx({ password: own, args, keyPem: ecPem, certificates: ecCertificate });
const clean = { repairs: [], problems: [], locked: [] };
const onlyLocked = async (content: string | Uint8Array): Promise<Locked> => {
  const { locked, ...rest } = await read(content);
  expect([rest.materials, rest.problems, locked.length]).toEqual([[], [], 1]);
  return locked[0] as Locked;
};

describe('an encrypted private key', () => {
  test.each<[string, () => string | Uint8Array, Locked['format'], string]>([
    [
      'PBES2 with PBKDF2',
      () => encryptPkcs8(rsaPem, password, ['-v2prf', 'hmacWithSHA512']),
      'encrypted-private-key',
      'PBES2 (PBKDF2, HMAC-SHA-512, 2,048 iterations; AES-256-CBC)',
    ],
    [
      'PBES2 with scrypt',
      () => encryptPkcs8(rsaPem, password, ['-scrypt']),
      'encrypted-private-key',
      'PBES2 (scrypt, N 16,384, r 8, p 1; AES-256-CBC)',
    ],
    [
      'PBES1',
      () => encryptPkcs8(rsaPem, password, ['-v1', 'PBE-MD5-DES', ...withLegacy]),
      'encrypted-private-key',
      'pbeWithMD5AndDES-CBC, 2,048 iterations',
    ],
    [
      'PKCS#12 3DES, in DER',
      () =>
        new Uint8Array(
          openssl(
            ['pkcs8', '-topk8', '-v1', 'PBE-SHA1-3DES', '-outform', 'DER', '-passout', `pass:${password}`],
            { input: rsaPem },
          ),
        ),
      'encrypted-private-key',
      'pbeWithSHAAnd3-KeyTripleDES-CBC, 2,048 iterations',
    ],
    ['DEK-Info with AES', () => traditional('-aes256'), 'encrypted-pem-key', 'DEK-Info AES-256-CBC'],
    ['DEK-Info with 3DES', () => traditional('-des3'), 'encrypted-pem-key', 'DEK-Info DES-EDE3-CBC'],
  ])('under %s is locked with its scheme named, and then open', async (_, make, format, encryption) => {
    const locked = await onlyLocked(make());
    expect([locked.format, locked.encryption]).toEqual([format, encryption]);
    const wrong = await unlock(locked, 'wrong', directEngine);
    expect([wrong.materials, wrong.locked]).toEqual([[], [locked]]);
    expect(told(wrong).problems).toEqual(['encryption/wrong-password']);
    expect(told(await unlock(locked, password, directEngine))).toEqual({
      ...clean,
      found: [keyLine(rsaPem)],
    });
  });

  const traditional = (cipher: string) =>
    openssl(['rsa', '-traditional', cipher, '-passout', `pass:${password}`], { input: rsaPem }).toString();

  test('in SEC 1 under DEK-Info opens as well', async () => {
    const pem = openssl(['ec', '-aes128', '-passout', `pass:${password}`], { input: ecPem }).toString();
    expect(pem).toContain('DEK-Info: AES-128-CBC');
    expect(await tellOpened(pem, password)).toEqual({ ...clean, found: [keyLine(ecPem)] });
  });

  test('that says it is encrypted, but not how, is refused before anybody is asked', async () => {
    const pem = traditional('-aes256');
    for (const broken of [
      pem.replace(/DEK-Info.*\n/, ''),
      pem.replace(/(DEK-Info: AES-256-CBC,).*/, '$1ABCD'),
    ]) {
      const { materials, problems, locked } = await read(broken);
      expect([materials, locked]).toEqual([[], []]);
      expect(problems).toMatchObject([{ code: 'pem/malformed-dek-info', evidence: { block: 1 } }]);
    }
    expect((await tell(pem.replace('AES-256-CBC', 'CAMELLIA-256-CBC'))).problems).toEqual([
      'encryption/unsupported',
    ]);
  });

  test('beside plain blocks is locked alone, and says which block it is', async () => {
    const text = [ecPem, encryptPkcs8(rsaPem, password, []), ecCertificate, traditional('-aes128')].join('');
    const { materials, problems, locked } = await read(text, 'all.pem');
    expect([materials.length, problems]).toEqual([2, []]);
    expect(locked.map(({ format, source }) => [format, source])).toEqual([
      ['encrypted-private-key', { name: 'all.pem', block: 2 }],
      ['encrypted-pem-key', { name: 'all.pem', block: 4 }],
    ]);
    const [first] = locked as [Locked];
    const opened = await unlock(first, password, directEngine);
    expect(opened.materials.map(({ source }) => source)).toEqual([{ name: 'all.pem', block: 2 }]);
  });
});

describe('what unlocking leaves', () => {
  test('is locked again where the derivation was stopped', async () => {
    const stopped = () => Promise.reject(new WorkbenchError('encryption/cancelled', 'stopped'));
    const engine: PasswordEngine = { ...directEngine, decrypt: stopped, mac: stopped };
    const content = pfx(password);
    const { locked } = await readMaterial(content, 'a.pfx', engine);
    expect(locked).toHaveLength(1);
    const { problems, locked: still } = await unlock(locked[0] as Locked, password, engine);
    expect([problems.map(({ code }) => code), still]).toEqual([['encryption/cancelled'], locked]);
  });

  test('is nothing to unlock where the file is damaged', async () => {
    const content = pfx(password);
    const at = content.length >> 1;
    content[at] = (content[at] ?? 0) ^ 1;
    const { locked } = await read(content);
    const { problems, locked: still } = await unlock(locked[0] as Locked, password, directEngine);
    expect([problems.map(({ code }) => code), still]).toEqual([['pfx/damaged'], []]);
  });
});
