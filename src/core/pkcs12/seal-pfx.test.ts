import fc from 'fast-check';
import forge from 'node-forge';
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  makeCertificatePem,
  makeChain,
  makeKeyPem,
  openssl,
  pemToDer,
} from '../../../tools/openssl-fixtures';
import { sha256, spkiSha256, withLegacy } from '../../../tools/password-fixtures';
import { directEngine } from '../password-encryption/direct-engine';
import { openPfx } from './open-pfx';
import { sealPfx, type PfxEncryption, type PfxParameters } from './seal-pfx';

const random = (length: number) => new Uint8Array(randomBytes(length));
const encryptions: readonly PfxEncryption[] = ['AES-256', '3DES'];
let keyPem: string;
let pkcs8: Uint8Array<ArrayBuffer>;
let chain: readonly Uint8Array<ArrayBuffer>[];

beforeAll(() => {
  const { leaf, intermediatePem, rootPem } = makeChain();
  keyPem = leaf.keyPem;
  pkcs8 = new Uint8Array(leaf.keyDer);
  chain = [leaf.certificatePem, intermediatePem, rootPem].map(pemToDer);
});

const seal = (parameters: Partial<PfxParameters> & { encryption: PfxEncryption }) =>
  sealPfx(
    { pkcs8, chain, friendlyName: 'Schlüssel 🔑', password: 'secret', random, ...parameters },
    directEngine,
  );

function openByOpenssl(pfx: Uint8Array, password: string, ...args: readonly string[]): string {
  const files = { 'in.pfx': Buffer.from(pfx), password: `${password}\n` };
  const command = ['pkcs12', '-in', 'in.pfx', '-passin', 'file:password', '-nodes', ...args];
  // Names are printed in Latin-1.
  return openssl(command, { files }).toString('latin1');
}

describe.each(encryptions)('a PFX of %s', (encryption) => {
  const legacy = encryption === '3DES' ? withLegacy : [];

  test.each(['', 'Grüße', '🔑𝒦 '])('is opened by OpenSSL with the password “%s”', async (password) => {
    const text = openByOpenssl(await seal({ encryption, password }), password, ...legacy);
    expect(spkiSha256(text.slice(text.indexOf('-----BEGIN PRIVATE KEY')))).toBe(spkiSha256(keyPem));
    const certificates = text.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? [];
    expect(certificates.map((pem) => sha256(pemToDer(`${pem}\n`)))).toEqual(chain.map(sha256));
    expect(text).toContain('friendlyName: Schlüssel ');
  });

  test('ties key and leaf together by the SHA-1 of the leaf, for OpenSSL and for us', async () => {
    const pfx = await seal({ encryption });
    const sha1 = openssl(['x509', '-inform', 'DER', '-noout', '-fingerprint', '-sha1'], {
      input: Buffer.from(chain[0] as Uint8Array),
    });
    const pairs = sha1.toString().trim().replace(/^.*=/, '').split(':');
    const text = openByOpenssl(pfx, 'secret', ...legacy);
    expect(text.split(`localKeyID: ${pairs.join(' ')}`)).toHaveLength(3);
    const { privateKeys, certificates } = await openPfx(pfx, 'secret', directEngine);
    const tie = { friendlyName: 'Schlüssel 🔑', localKeyId: pairs.join('') };
    expect(privateKeys).toMatchObject([tie]);
    expect(certificates[0]).toMatchObject(tie);
    expect(certificates[1]).not.toHaveProperty('localKeyId');
  });

  test('says its algorithms to OpenSSL', async () => {
    const args = ['-info', '-nokeys', '-nocerts', ...legacy];
    const pfx = await seal({ encryption });
    // -info goes to stderr, which execFileSync keeps to itself: asn1parse says the same.
    expect(openByOpenssl(pfx, 'secret', ...args)).toBe('');
    const structure = openssl(['asn1parse', '-inform', 'DER'], { input: Buffer.from(pfx) }).toString();
    expect(structure).toContain(encryption === 'AES-256' ? ':sha256' : ':sha1');
    expect((await openPfx(pfx, 'secret', directEngine)).encryption).toEqual([
      encryption === 'AES-256'
        ? 'PBES2 (PBKDF2, HMAC-SHA-256, 100,000 iterations; AES-256-CBC)'
        : 'pbeWithSHAAnd3-KeyTripleDES-CBC, 100,000 iterations',
    ]);
  });

  test('without name or certificates is opened by OpenSSL too', async () => {
    const text = openByOpenssl(await seal({ encryption, friendlyName: '', chain: [] }), 'secret', ...legacy);
    expect(text).toContain('-----BEGIN PRIVATE KEY');
    expect(text).not.toContain('friendlyName');
  });
});

test('a PFX of 3DES is opened by node-forge', async () => {
  const pem = makeKeyPem('RSA-1024');
  const leaf = pemToDer(makeCertificatePem(pem));
  const pfx = await seal({ encryption: '3DES', pkcs8: pemToDer(pem), chain: [leaf], password: 'Grüße' });
  const asn1 = forge.asn1.fromDer(Buffer.from(pfx).toString('latin1'));
  const opened = forge.pkcs12.pkcs12FromAsn1(asn1, 'Grüße');
  const bagType = forge.pki.oids.pkcs8ShroudedKeyBag;
  const [bag] = opened.getBags({ bagType })[bagType] ?? [];
  expect(bag && spkiSha256(forge.pki.privateKeyToPem(bag.key))).toBe(spkiSha256(pem));
});

test('openPfx(sealPfx(x)) = x', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...encryptions),
      text,
      text,
      fc.shuffledSubarray([0, 1, 2]),
      async (encryption, password, friendlyName, order) => {
        const some = order.map((index) => chain[index] as Uint8Array<ArrayBuffer>);
        const pfx = await seal({ encryption, password, friendlyName, chain: some });
        const { privateKeys, certificates, integrity } = await openPfx(pfx, password, directEngine);
        expect(privateKeys.map((key) => key.pkcs8)).toEqual([pkcs8]);
        expect(privateKeys[0]?.friendlyName ?? '').toBe(friendlyName);
        expect(certificates.map(({ der }) => der)).toEqual(some);
        expect(integrity).toBe('mac');
      },
    ),
    { numRuns: 4 },
  );
});
