import { beforeAll, describe, expect, test } from 'vitest';
import { explicit, objectIdentifier, octetString, sequence } from '../../../tools/der-fixtures';
import { openssl } from '../../../tools/openssl-fixtures';
import {
  makePfx,
  makePlainCredential,
  sha256,
  spkiSha256,
  withLegacy,
  type PlainCredential,
} from '../../../tools/password-fixtures';
import {
  bag,
  bagsOf,
  contentInfosOf,
  nestedBag,
  pfxOf,
  safeContents,
  toBer,
  withPbmac1,
} from '../../../tools/pfx-surgery';
import { directEngine } from '../password-encryption/direct-engine';
import { openPfx, type PfxContents } from './open-pfx';

let plain: PlainCredential;
let other: PlainCredential;
/** Key bag and certificate bag, nothing encrypted, no MAC. */
let bare: Uint8Array<ArrayBuffer>;

beforeAll(() => {
  plain = makePlainCredential();
  other = makePlainCredential('/CN=Other');
  bare = pfx(['-keypbe', 'NONE', '-certpbe', 'NONE', '-nomac']);
});

function pfx(args: readonly string[]): Uint8Array<ArrayBuffer> {
  return makePfx({ password: 'secret', args, keyPem: plain.keyPem, certificates: plain.certificatePem });
}

const open = (der: Uint8Array<ArrayBuffer>) => openPfx(der, 'secret', directEngine);
const digests = ({ privateKeys, certificates }: PfxContents) => [
  privateKeys.map(({ pkcs8 }) => spkiSha256(pkcs8)),
  certificates.map(({ der }) => sha256(der)),
];
const expected = () => [[plain.spkiSha256], [plain.certificateSha256]];

/** The judge of files that were put together here. */
function opensslOpens(der: Uint8Array): boolean {
  const files = { 'in.pfx': Buffer.from(der) };
  const args = ['pkcs12', '-in', 'in.pfx', '-nodes', '-passin', 'pass:secret', ...withLegacy];
  return openssl(args, { files }).includes('PRIVATE KEY');
}

describe('bags', () => {
  test('of several keys and certificates, in any order, are all taken', async () => {
    const first = bagsOf(contentInfosOf(bare)[0] as Buffer);
    const second = contentInfosOf(
      makePfx({
        password: 'secret',
        args: ['-nomac'],
        keyPem: other.keyPem,
        certificates: other.certificatePem,
      }),
    );
    const der = pfxOf([...second, ...contentInfosOf(bare), safeContents(...first)]);
    const [keys, certificates] = digests(await open(der));
    expect(keys).toEqual([other.spkiSha256, plain.spkiSha256]);
    expect(certificates).toEqual([other.certificateSha256, plain.certificateSha256, plain.certificateSha256]);
  });

  test('of a chain are taken, and names are read', async () => {
    const certificates = other.certificatePem + plain.certificatePem;
    const args = ['-name', 'Schlüssel', '-caname', 'Other'];
    const contents = await open(makePfx({ password: 'secret', keyPem: plain.keyPem, certificates, args }));
    const sha1 = openssl(['x509', '-noout', '-fingerprint', '-sha1'], { input: plain.certificatePem });
    const localKeyId = sha1.toString().trim().replace(/^.*=/, '').replaceAll(':', '');
    expect(contents.privateKeys).toMatchObject([{ friendlyName: 'Schlüssel', localKeyId }]);
    const leaf = contents.certificates.find(({ der }) => sha256(der) === plain.certificateSha256);
    expect(leaf).toMatchObject({ friendlyName: 'Schlüssel', localKeyId });
    expect(contents.certificates.find((one) => one !== leaf)?.friendlyName).toBe('Other');
  });

  test('without a key, and without a certificate', async () => {
    const keyOnly = await open(makePfx({ password: 'secret', keyPem: plain.keyPem }));
    expect(digests(keyOnly)).toEqual([[plain.spkiSha256], []]);
    const certificateOnly = await open(makePfx({ password: 'secret', certificates: plain.certificatePem }));
    expect(digests(certificateOnly)).toEqual([[], [plain.certificateSha256]]);
  });

  test('of SafeContents within SafeContents are laid flat, as OpenSSL does', async () => {
    const bags = contentInfosOf(bare).flatMap(bagsOf);
    const der = pfxOf([safeContents(nestedBag(nestedBag(...bags)))]);
    expect(digests(await open(der))).toEqual(expected());
    expect(opensslOpens(der)).toBe(true);
  });

  test('of CRLs, secrets and kinds unknown are passed over', async () => {
    const strangers = ['1.2.840.113549.1.12.10.1.4', '1.2.840.113549.1.12.10.1.5', '1.2.3.4'].map((oid) =>
      bag(oid, sequence(objectIdentifier('1.2.3.5'), explicit(0, octetString(Buffer.of(1))))),
    );
    const der = pfxOf([safeContents(...strangers), ...contentInfosOf(bare)]);
    expect(digests(await open(der))).toEqual(expected());
  });
});

describe('BER', () => {
  test.each([['-legacy'], ['-nomac']])(
    'of indefinite lengths and strings in pieces is read (%s)',
    async (arg) => {
      const der = pfx([arg]);
      expect(digests(await open(toBer(der)))).toEqual(expected());
      expect(opensslOpens(toBer(der))).toBe(true);
    },
  );

  test('within the octets that the MAC is over is read as well', async () => {
    const parts = contentInfosOf(pfx(['-nomac'])).map(toBer);
    const der = withPbmac1(parts, { password: 'secret', prf: 'sha256', mac: 'sha256' });
    expect(digests(await open(der))).toEqual(expected());
  });
});
