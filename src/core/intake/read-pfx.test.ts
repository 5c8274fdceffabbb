import forge from 'node-forge';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeChain, makeCertificatePem, makeKeyPem, openssl } from '../../../tools/openssl-fixtures';
import { makePfx, withLegacy } from '../../../tools/password-fixtures';
import { contentInfosOf, pfxOf, safeContents } from '../../../tools/pfx-surgery';
import { certificateLine, keyLine, read, tell, tellOpened, told } from '../../../tools/reading-fixtures';
import { WorkbenchError } from '../errors';
import { directEngine } from '../password-encryption/direct-engine';
import type { Locked } from './material';
import { unlock } from './unlock';

const password = 'correct horse';
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
  test('whose password is empty opens without anybody being asked, whatever the ciphers', async () => {
    for (const content of [pfx(''), pfx('', '-legacy')]) {
      expect(await tell(content)).toEqual({ ...clean, found: pair });
    }
  });

  test('that has no password, as Windows and Azure Key Vault write it, opens without anybody being asked', async () => {
    const certificatePem = makeCertificatePem(rsaPem);
    const key = forge.pki.privateKeyFromPem(rsaPem);
    const certificate = forge.pki.certificateFromPem(certificatePem);
    // OpenSSL writes the empty one in its place.
    const asn1 = forge.pkcs12.toPkcs12Asn1(key, [certificate], null, { algorithm: '3des' });
    const content = Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1');
    const found = [keyLine(rsaPem), certificateLine(certificatePem)];
    const told = await tell(content);
    expect({ ...told, found: [...told.found].sort() }).toEqual({ ...clean, found: found.sort() });
    expect((await tell(content.toString('base64'))).repairs).toEqual(['repair/bare-base64']);
  });

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
      args: ['-name', 'Dämon', '-caname', 'Zwischen', '-caname', 'Wurzel'],
      keyPem: leaf.keyPem,
      certificates: leaf.certificatePem + intermediatePem + rootPem,
    });
    const second = contentInfosOf(pfx('', '-keypbe', 'NONE', '-certpbe', 'NONE'));
    const both = pfxOf([...contentInfosOf(made), ...second]);
    const { materials, problems } = await read(both, 'two.pfx');
    expect(problems).toEqual([]);
    expect(materials.map(({ kind, source }) => [kind, source.name, source.entry])).toEqual([
      ['private-key', 'two.pfx', 'Dämon'],
      ['private-key', 'two.pfx', 'key 2'],
      ['certificate', 'two.pfx', 'Dämon'],
      ['certificate', 'two.pfx', 'Zwischen'],
      ['certificate', 'two.pfx', 'Wurzel'],
      ['certificate', 'two.pfx', 'certificate 4'],
    ]);
    const found = [leaf.certificatePem, intermediatePem, rootPem, ecCertificate].map(certificateLine);
    expect((await tell(both)).found).toEqual([keyLine(leaf.keyPem), keyLine(ecPem), ...found].map(String));
  });

  test('with one key that cannot sign keeps the rest', async () => {
    const x25519 = openssl(['genpkey', '-algorithm', 'X25519']).toString();
    const bare = contentInfosOf(pfx('', '-keypbe', 'NONE', '-certpbe', 'NONE'));
    const odd = makePfx({ password: '', keyPem: x25519, args: ['-keypbe', 'NONE', '-name', 'odd'] });
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
