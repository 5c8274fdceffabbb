import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificatesOf, corpusRows, hasCorpus, octetsOf, type CorpusRow } from '../../../tools/corpus';
import { decodePemBlock, splitPem, type PemBlock } from '../encoding/pem';
import { WorkbenchError } from '../errors';
import { openEncryptedPem } from '../keys/encrypted-pem-key';
import { openEncryptedPrivateKeyInfo } from '../keys/encrypted-private-key-info';
import { parsePrivateKeyInfo } from '../keys/private-key-info';
import { directEngine } from '../password-encryption/direct-engine';
import { openPfx } from './open-pfx';

const files = corpusRows.filter(({ format }) => /PKCS12|EncPKCS8|DEK/.test(format));

interface Opened {
  readonly keys: readonly KeyObject[];
  /** PKCS#8, where it is that. */
  readonly pkcs8: readonly Uint8Array<ArrayBuffer>[];
  readonly certificates: readonly string[];
}

const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');
const spkiOf = (key: KeyObject) => sha256(createPublicKey(key).export({ format: 'der', type: 'spki' }));

async function open(row: CorpusRow): Promise<Opened> {
  const { format, password } = row;
  const content = octetsOf(row);
  if (format.includes('PKCS12')) {
    const { privateKeys, certificates } = await openPfx(content, password, directEngine);
    const pkcs8 = privateKeys.map((one) => one.pkcs8);
    return { keys: pkcs8.map(readPkcs8), pkcs8, certificates: certificates.map(({ der }) => sha256(der)) };
  }
  const block = format.startsWith('PEM') ? pemBlockOf(content) : undefined;
  if (format.includes('DEK')) {
    const der = await openEncryptedPem(block as PemBlock, password, directEngine);
    const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs1' });
    return { keys: [key], pkcs8: [], certificates: [] };
  }
  const der = block ? decodePemBlock(block) : content;
  const pkcs8 = await openEncryptedPrivateKeyInfo(der, password, directEngine);
  return { keys: [readPkcs8(pkcs8)], pkcs8: [pkcs8], certificates: [] };
}

const readPkcs8 = (der: Uint8Array) =>
  createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });

function pemBlockOf(content: Uint8Array): PemBlock {
  const block = splitPem(Buffer.from(content).toString('latin1'))[0];
  if (!block || block instanceof WorkbenchError) throw block ?? new Error('no PEM');
  return block;
}

const refusalOf = (file: CorpusRow) =>
  open(file).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a protected file that nobody here made', () => {
  const withOutcome = (...outcomes: readonly string[]) =>
    files.filter((one) => outcomes.includes(one.outcome));

  test('is opened where OpenSSL opens it, with the key and the certificates that OpenSSL finds', async () => {
    const expected = withOutcome('accept', 'accept-weak', 'cert-only');
    expect(expected.length >= 35).toBe(hasCorpus);
    for (const file of expected) {
      const { keys, certificates } = await open(file);
      expect([file.path, ...keys.map(spkiOf)]).toEqual([
        file.path,
        ...(file.key_spki_sha256 ? [file.key_spki_sha256] : []),
      ]);
      expect([file.path, ...[...certificates].sort()]).toEqual([
        file.path,
        ...[...certificatesOf(file)].sort(),
      ]);
      if (file.cert_sha256)
        expect([file.path, certificates]).toContainEqual(expect.arrayContaining([file.cert_sha256]));
    }
    if (hasCorpus)
      console.log(`Corpus: ${expected.length} protected files opened with the right key and certificates.`);
  });

  test('with another password is refused for that', async () => {
    const locked = withOutcome('accept', 'accept-weak').filter(({ password }) => password !== '');
    for (const file of locked) {
      const error = (await refusalOf({ ...file, password: `${file.password}!` })) as WorkbenchError;
      expect([file.path, error.code]).toEqual([file.path, expect.stringMatching(/\/wrong-password$/)]);
    }
  });

  test('is named, or gives no usable key, where it is not supported', async () => {
    for (const file of withOutcome('unsupported')) {
      const error = await refusalOf(file);
      if (error instanceof WorkbenchError) {
        expect([file.path, error.code]).toEqual([file.path, 'encryption/unsupported']);
        expect(error.evidence['oid']).toMatch(/^\d+(\.\d+)+$/);
        continue;
      }
      const { pkcs8 } = await open(file);
      for (const der of pkcs8) {
        expect(() => parsePrivateKeyInfo(der)).toThrow(
          expect.objectContaining({ code: 'key/unsupported-algorithm' }),
        );
      }
    }
  });

  test('is refused where it is broken', async () => {
    const broken = withOutcome('reject');
    expect(broken.length >= 8).toBe(hasCorpus);
    for (const file of broken) {
      expect([file.path, await refusalOf(file)]).toEqual([file.path, expect.any(WorkbenchError)]);
    }
  });
});
