import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Material } from './material';
import { directEngine } from '../password-encryption/direct-engine';
import { readMaterial } from './read-material';

/** Files of other projects, under their own licences and so not in the repository; see README.md there. */
const folder = process.env['CORPUS'] ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

interface CorpusFile {
  readonly path: string;
  readonly base64: string;
  readonly format: string;
  readonly outcome: string;
  readonly key_type?: string;
  readonly key_spki_sha256?: string;
  readonly key_jwk_thumbprint_sha256?: string;
  readonly cert_sha256?: string;
  readonly all_cert_sha256?: string;
}

const isThere = existsSync(`${folder}/files.json`);
if (!isThere) console.log(`No corpus in ${folder}: the files that OpenSSL makes are read all the same.`);
const files = isThere
  ? (JSON.parse(readFileSync(`${folder}/files.json`, 'utf8')) as readonly CorpusFile[])
  : [];

/** What is read so far; every other format is named. */
const isRead = ({ format, key_type = '' }: CorpusFile) =>
  /^(PEM|DER) (PRIVATE KEY|RSA PRIVATE KEY|PKCS8|PKCS1|CERTIFICATE|X\.509)(\+CERTIFICATE)?$/.test(format) &&
  !key_type.startsWith('RSA-PSS');

async function read({ base64, path }: CorpusFile) {
  const { materials, problems } = await readMaterial(
    new Uint8Array(Buffer.from(base64, 'base64')),
    path,
    directEngine,
  );
  const ofKind = <Kind extends Material['kind']>(kind: Kind) =>
    materials.filter((one): one is Extract<Material, { kind: Kind }> => one.kind === kind);
  return { keys: ofKind('private-key'), certificates: ofKind('certificate'), problems };
}

describe('a file that nobody here made', () => {
  test('is accepted where OpenSSL accepts it, with the digests that OpenSSL finds', async () => {
    const expected = files.filter((file) => file.outcome.startsWith('accept') && isRead(file));
    expect(expected.length > 30).toBe(isThere);
    for (const file of expected) {
      const { keys, certificates, problems } = await read(file);
      if (file.key_spki_sha256) {
        const found = keys.map(({ privateKey }) => privateKey.publicKey?.spkiSha256.toLowerCase());
        expect([file.path, ...found]).toEqual([file.path, file.key_spki_sha256]);
      }
      if (file.cert_sha256) {
        const found = certificates.map(({ certificate }) => certificate.thumbprints.sha256.toLowerCase());
        expect([file.path, found.includes(file.cert_sha256.toLowerCase())]).toEqual([file.path, true]);
      }
      if (!file.format.includes('+')) expect([file.path, problems]).toEqual([file.path, []]);
    }
  });

  test('is refused where it is broken, or not for signing, with no key taken from it', async () => {
    const refused = files.filter(({ outcome }) =>
      ['unsupported', 'reject', 'not-a-key-or-cert', 'cert-only'].includes(outcome),
    );
    expect(refused.length > 30).toBe(isThere);
    for (const file of refused) {
      const { keys, problems } = await read(file);
      expect([file.path, keys.length, problems.length > 0]).toEqual([file.path, 0, true]);
    }
  });

  test('is named where its format is not read', async () => {
    for (const file of files.filter((one) =>
      /PKCS12|EncPKCS8|SEC1|EC PRIVATE|DEK|REQUEST|CRL|PUBLIC|OPENSSH/.test(one.format),
    )) {
      const { problems } = await read(file);
      const codes = problems.map(({ code }) => code);
      const isNamed = codes.includes('intake/not-usable');
      expect([file.path, isNamed || file.outcome === 'reject']).toEqual([file.path, true]);
    }
  });
});
