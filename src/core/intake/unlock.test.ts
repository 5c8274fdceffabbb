import { beforeAll, describe, expect, test } from 'vitest';
import { makeChain, makeCertificatePem, makeKeyPem, openssl } from '../../../tools/openssl-fixtures';
import { encryptPkcs8, makePfx, withLegacy } from '../../../tools/password-fixtures';
import { bagsOf, contentInfosOf, pfxOf, safeContents } from '../../../tools/pfx-surgery';
import { certificateLine, keyLine, read, tell, tellOpened, told } from '../../../tools/reading-fixtures';
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
let pair: readonly string[];

beforeAll(() => {
  rsaPem = makeKeyPem('RSA-2048');
  ecPem = makeKeyPem('P-256');
  ecCertificate = makeCertificatePem(ecPem);
  pair = [keyLine(ecPem), certificateLine(ecCertificate)];
});

const pfx = (own: string, ...args: readonly string[]) =>
  makePfx({ password: own, args, keyPem: ecPem, certificates: ecCertificate });
const clean = { repairs: [], problems: [], locked: [] };
const onlyLocked = async (content: string | Uint8Array): Promise<Locked> => {
  const { locked, ...rest } = await read(content);
  expect([rest.materials, rest.problems, locked.length]).toEqual([[], [], 1]);
  return locked[0] as Locked;
};

describe('a PFX', () => {
  test.each<[string, () => Uint8Array]>([
    ['the empty one, with AES', () => pfx('')],
    ['the empty one, with 3DES and RC2', () => pfx('', '-legacy')],
    ['none at all, as Windows and Azure Key Vault write it', () => withoutPassword()],
  ])('whose password is %s opens without anybody being asked', async (_, make) => {
    expect(await tell(make())).toEqual({ ...clean, found: pair });
  });

  /** pkijs, OpenSSL and forge write the empty one; a MAC under no password is OpenSSL's with `-nomac`, less the MAC. */
  function withoutPassword(): Uint8Array {
    const bags = contentInfosOf(pfx('', '-keypbe', 'NONE', '-certpbe', 'NONE')).flatMap((info) =>
      bagsOf(info),
    );
    return pfxOf([safeContents(...bags)]);
  }

  test.each<[string, readonly string[], string]>([
    ['AES-256 and SHA-256', [], 'HMAC-SHA-256'],
    ['3DES and SHA-1', ['-legacy', '-certpbe', 'PBE-SHA1-3DES', ...withLegacy], 'HMAC-SHA-1'],
  ])('with %s is locked, and then open', async (_, args, mac) => {
    const content = pfx(password, ...args);
    const locked = await onlyLocked(content);
    expect(locked).toMatchObject({ format: 'pkcs12', source: { name: 'file' } });
    expect(locked.encryption).toContain(mac);
    expect(told(await unlock(locked, password, directEngine))).toEqual({ ...clean, found: pair });
  });

  test('stays locked with a wrong password, as it was, and opens with the right one afterwards', async () => {
    const locked = await onlyLocked(pfx(password));
    for (const wrong of ['correct horse ', 'Correct horse', '']) {
      const { materials, problems, locked: still } = await unlock(locked, wrong, directEngine);
      expect([materials, still]).toEqual([[], [locked]]);
      expect(problems).toMatchObject([{ code: 'pfx/wrong-password', evidence: { file: 'file' } }]);
      expect(problems[0]).toBeInstanceOf(WorkbenchError);
    }
    expect(told(await unlock(locked, password, directEngine))).toEqual({ ...clean, found: pair });
    // Nothing of it was overwritten.
    expect(told(await unlock(locked, password, directEngine)).found).toEqual(pair);
  });

  test('without a MAC opens without being asked where nothing is encrypted, and says what it lacks', async () => {
    const content = pfx(password, '-nomac', '-keypbe', 'NONE', '-certpbe', 'NONE');
    expect(await tell(content)).toEqual({ ...clean, found: pair, repairs: ['repair/no-mac'] });
  });

  test('without a MAC is locked where something is encrypted', async () => {
    const content = pfx(password, '-nomac');
    const locked = await onlyLocked(content);
    expect(told(await unlock(locked, 'wrong', directEngine))).toMatchObject({
      problems: ['pfx/wrong-password'],
      locked: ['pkcs12'],
    });
    const opened = { ...clean, found: pair, repairs: ['repair/no-mac'] };
    expect(told(await unlock(locked, password, directEngine))).toEqual(opened);
  });

  test('tells keys and certificates by their friendly names, or their number', async () => {
    const { leaf, intermediatePem, rootPem } = makeChain();
    const made = makePfx({
      password: '',
      args: ['-name', 'Dämon 🔑', '-caname', 'Zwischen', '-caname', 'Wurzel'],
      keyPem: leaf.keyPem,
      certificates: leaf.certificatePem + intermediatePem + rootPem,
    });
    const second = contentInfosOf(pfx('', '-keypbe', 'NONE', '-certpbe', 'NONE'));
    const both = pfxOf([...contentInfosOf(made), ...second]);
    const { materials, problems } = await read(both, 'two.pfx');
    expect(problems).toEqual([]);
    expect(materials.map(({ kind, source }) => [kind, source.name, source.entry])).toEqual([
      ['private-key', 'two.pfx', 'Dämon 🔑'],
      ['private-key', 'two.pfx', 'key 2'],
      ['certificate', 'two.pfx', 'Dämon 🔑'],
      ['certificate', 'two.pfx', 'Zwischen'],
      ['certificate', 'two.pfx', 'Wurzel'],
      ['certificate', 'two.pfx', 'certificate 5'],
    ]);
    const found = [leaf.certificatePem, intermediatePem, rootPem, ecCertificate].map(certificateLine);
    expect((await tell(both)).found).toEqual([keyLine(leaf.keyPem), keyLine(ecPem), ...found].map(String));
  });

  test('with one key that cannot sign keeps the rest', async () => {
    const x25519 = openssl(['genpkey', '-algorithm', 'X25519']).toString();
    const der = openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], { input: x25519 });
    const bare = contentInfosOf(pfx('', '-keypbe', 'NONE', '-certpbe', 'NONE'));
    const odd = makePfx({ password: '', keyPem: x25519, args: ['-keypbe', 'NONE', '-name', 'odd'] });
    expect(der.length).toBe(48);
    const { materials, problems } = await read(pfxOf([...contentInfosOf(odd), ...bare]));
    expect(materials).toHaveLength(2);
    expect(problems).toMatchObject([
      { code: 'key/unsupported-algorithm', evidence: { file: 'file', entry: 'odd', name: 'X25519' } },
    ]);
  });

  test('with nothing of use in it is refused', async () => {
    for (const content of [pfxOf([]), pfxOf([safeContents()])]) {
      expect((await tell(content)).problems).toEqual(['pfx/empty']);
    }
  });

  test('with certificates only gives those', async () => {
    const content = makePfx({ password, certificates: ecCertificate });
    expect(await tellOpened(content, password)).toEqual({
      ...clean,
      found: [certificateLine(ecCertificate)],
    });
  });
});

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
    const at = content.length - 60;
    content[at] = (content[at] ?? 0) ^ 1;
    const { locked } = await read(content);
    const { problems, locked: still } = await unlock(locked[0] as Locked, password, directEngine);
    expect([problems.map(({ code }) => code), still]).toEqual([['pfx/damaged'], []]);
  });
});
