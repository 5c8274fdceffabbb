import forge from 'node-forge';
import { beforeAll, describe, expect, test } from 'vitest';
import { explicit, integer, objectIdentifier, sequence } from '../../../tools/der-fixtures';
import { makeCertificatePem, makeKeyPem, openssl } from '../../../tools/openssl-fixtures';
import {
  makePfx,
  makePlainCredential,
  sha256,
  spkiSha256,
  withLegacy,
  type PlainCredential,
} from '../../../tools/password-fixtures';
import { contentInfosOf, dataContent, pfxOf, withPbmac1 } from '../../../tools/pfx-surgery';
import { directEngine } from '../password-encryption/direct-engine';
import { openPfx, type PfxContents } from './open-pfx';

let plain: PlainCredential;

beforeAll(() => {
  plain = makePlainCredential();
});

function pfx(args: readonly string[], password = 'secret'): Uint8Array<ArrayBuffer> {
  return makePfx({ password, args, keyPem: plain.keyPem, certificates: plain.certificatePem });
}

const open = (der: Uint8Array<ArrayBuffer>, password = 'secret') => openPfx(der, password, directEngine);
const digests = ({ privateKeys, certificates }: PfxContents) => [
  privateKeys.map(({ pkcs8 }) => spkiSha256(pkcs8)),
  certificates.map(({ der }) => sha256(der)),
];
const expected = () => [[plain.spkiSha256], [plain.certificateSha256]];

/** By whom a file was opened besides us; OpenSSL judges the files that were put together here. */
function opensslOpens(der: Uint8Array, password = 'secret'): boolean {
  const files = { 'in.pfx': Buffer.from(der), password: `${password}\n` };
  const args = ['pkcs12', '-in', 'in.pfx', '-nodes', '-passin', 'file:password', ...withLegacy];
  return openssl(args, { files }).includes('PRIVATE KEY');
}

/** Without a MAC OpenSSL leaves certificates in the clear unless told otherwise. */
const encrypted = ['-certpbe', 'AES-256-CBC'];

const encryptions: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['the default of OpenSSL 3', []],
  ['the default of OpenSSL 1', ['-legacy']],
  [
    '3DES for both, as Windows',
    ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1', ...withLegacy],
  ],
  ['2DES', ['-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-2DES', ...withLegacy]],
  ['RC2-128', ['-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'PBE-SHA1-RC2-128', ...withLegacy]],
  ['RC2-40', ['-keypbe', 'PBE-SHA1-RC2-40', '-certpbe', 'PBE-SHA1-RC2-40', ...withLegacy]],
  ['AES-128', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC']],
  ['AES-192', ['-keypbe', 'AES-192-CBC', '-certpbe', 'AES-192-CBC']],
  ['plain certificates', ['-certpbe', 'NONE']],
  ['a plain key', ['-keypbe', 'NONE']],
  ['nothing encrypted', ['-keypbe', 'NONE', '-certpbe', 'NONE']],
  ['one iteration', ['-noiter']],
  ['one iteration of the MAC', ['-nomaciter']],
  ...['sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'md5', 'sha512-256'].map(
    (mac) => [`a MAC of ${mac}`, ['-macalg', mac]] as const,
  ),
];

describe('what OpenSSL writes is opened with the password, and not with another', () => {
  test.each(encryptions)('%s', async (_, args) => {
    const der = pfx(args);
    const contents = await open(der);
    expect(digests(contents)).toEqual(expected());
    expect(contents.integrity).toBe('mac');
    await expect(open(der, 'Secret')).rejects.toMatchObject({ code: 'pfx/wrong-password' });
    await expect(open(der, '')).rejects.toMatchObject({ code: 'pfx/wrong-password' });
  });

  test.each(['Grüße', '🔑𝒦', ' blank ', 'σύνθημα γνώρισμα', '0'])('the password “%s”', async (password) => {
    for (const args of [[], ['-legacy']]) {
      expect(digests(await open(pfx(args, password), password))).toEqual(expected());
    }
  });

  test('a password whose UTF-8 was taken octet by octet, as OpenSSL before 1.1 did', async () => {
    const octetwise = Buffer.from('Grüße').toString('latin1');
    const der = pfx(['-legacy'], octetwise);
    expect(digests(await open(der, 'Grüße'))).toEqual(expected());
  });

  test('names what it met', async () => {
    expect((await open(pfx(['-legacy']))).encryption).toEqual([
      'pbeWithSHAAnd40BitRC2-CBC, 2,048 iterations',
      'pbeWithSHAAnd3-KeyTripleDES-CBC, 2,048 iterations',
    ]);
  });
});

describe('without asking', () => {
  test.each(encryptions)('the empty password opens %s', async (_, args) => {
    expect(digests(await open(pfx(args, ''), ''))).toEqual(expected());
  });

  test('the absent password, which node-forge writes and OpenSSL reads, is tried too', async () => {
    const keyPem = makeKeyPem('RSA-1024');
    const certificatePem = makeCertificatePem(keyPem);
    const key = forge.pki.privateKeyFromPem(keyPem);
    const certificate = forge.pki.certificateFromPem(certificatePem);
    for (const algorithm of ['3des', 'aes256']) {
      const asn1 = forge.pkcs12.toPkcs12Asn1(key, [certificate], null, { algorithm });
      const der = new Uint8Array(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1'));
      const contents = await open(der, '');
      expect(contents.privateKeys.map(({ pkcs8 }) => spkiSha256(pkcs8))).toEqual([spkiSha256(keyPem)]);
      expect(contents.certificates).toHaveLength(1);
      if (algorithm === '3des') expect(opensslOpens(der, '')).toBe(true);
    }
  });
});

describe('without a MAC', () => {
  test('it is opened, and that is noted', async () => {
    const der = pfx(['-nomac']);
    const contents = await open(der);
    expect(digests(contents)).toEqual(expected());
    expect(contents.integrity).toBe('none');
  });

  test.each([[[]], [encrypted], [['-legacy', '-certpbe', 'PBE-SHA1-RC2-40']]])(
    'another password is told by what comes out (%j)',
    async (args) => {
      const der = pfx(['-nomac', ...args]);
      for (const password of ['Secret', '', 'x', 'y', 'z']) {
        await expect(open(der, password)).rejects.toMatchObject({ code: 'pfx/wrong-password' });
      }
    },
  );

  test('an empty password opens it', async () => {
    expect(digests(await open(pfx(['-nomac', '-legacy'], ''), ''))).toEqual(expected());
  });
});

describe('PBMAC1', () => {
  test.each([
    ['sha256', 'sha256'],
    ['sha512', 'sha256'],
    ['sha512', 'sha512'],
  ] as const)('with a PRF of %s and a MAC of %s', async (prf, mac) => {
    for (const password of ['secret', 'Grüße 🔑', '']) {
      const der = withPbmac1(contentInfosOf(pfx(['-nomac'], password)), { password, prf, mac });
      const contents = await open(der, password);
      expect(digests(contents)).toEqual(expected());
      expect(contents.integrity).toBe('mac');
      await expect(open(der, 'other')).rejects.toMatchObject({
        code: 'pfx/wrong-password',
        evidence: { scheme: expect.stringMatching(/^PBMAC1 \(PBKDF2, HMAC-SHA-(256|512), 2,048 iterations/) },
      });
    }
  });

  test('without the length of its key is malformed: RFC 9579 A.6', async () => {
    const parts = contentInfosOf(pfx(['-nomac']));
    const der = withPbmac1(parts, { password: 'secret', prf: 'sha256', mac: 'sha256', omitKeyLength: true });
    await expect(open(der)).rejects.toMatchObject({ code: 'encryption/malformed' });
  });
});

describe('a wrong password, damage and what is unsupported are kept apart', () => {
  test.each([[[]], [['-legacy']]])(
    'octets changed under the MAC are damage where the password fits (%j)',
    async (args) => {
      const der = pfx(args);
      // In the middle of the first encrypted part.
      der[300] = (der[300] as number) ^ 1;
      await expect(open(der)).rejects.toMatchObject({ code: 'pfx/damaged' });
      await expect(open(der, 'other')).rejects.toMatchObject({ code: 'pfx/wrong-password' });
    },
  );

  test('a second part that does not open where the first did is damage', async () => {
    const [certificates] = contentInfosOf(pfx(['-nomac', ...encrypted]));
    const [, key] = contentInfosOf(pfx(['-nomac', ...encrypted], 'other'));
    await expect(open(pfxOf([certificates as Buffer, key as Buffer]))).rejects.toMatchObject({
      code: 'pfx/damaged',
      evidence: { element: 'private key' },
    });
  });

  test.each([
    ['Camellia-128-CBC', '1.2.392.200011.61.1.1.1.2', ['-keypbe', 'camellia-128-cbc']],
    ['pbeWithSHAAnd128BitRC4', '1.2.840.113549.1.12.1.1', ['-keypbe', 'PBE-SHA1-RC4-128', ...withLegacy]],
    ['BLAKE2b-512', '1.3.6.1.4.1.1722.12.2.1.16', ['-macalg', 'blake2b512']],
  ])('%s is named', async (name, oid, args) => {
    await expect(open(pfx(args))).rejects.toMatchObject({
      code: 'encryption/unsupported',
      evidence: { name, oid },
    });
  });

  test('the public-key modes are named', async () => {
    const oid = '1.2.840.113549.1.7.2';
    const signed = sequence(integer(3n), sequence(objectIdentifier(oid), explicit(0, sequence())));
    await expect(open(new Uint8Array(signed))).rejects.toMatchObject({
      code: 'encryption/unsupported',
      evidence: { name: 'public-key integrity (signedData)', oid },
    });
    const enveloped = sequence(objectIdentifier('1.2.840.113549.1.7.3'), explicit(0, sequence()));
    await expect(open(pfxOf([enveloped]))).rejects.toMatchObject({
      code: 'encryption/unsupported',
      evidence: { name: 'envelopedData' },
    });
  });

  test('another version, and content that is no octets, are malformed', async () => {
    const version = sequence(integer(4n), dataContent(sequence()));
    await expect(open(new Uint8Array(version))).rejects.toMatchObject({ code: 'pfx/malformed' });
    const content = sequence(objectIdentifier('1.2.840.113549.1.7.1'), explicit(0, sequence()));
    await expect(open(new Uint8Array(sequence(integer(3n), content)))).rejects.toMatchObject({
      code: 'der/unexpected-element',
      evidence: { element: 'PFX.authSafe.content' },
    });
  });
});
