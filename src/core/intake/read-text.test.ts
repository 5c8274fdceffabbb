import { beforeAll, describe, expect, test } from 'vitest';
import { explicit, objectIdentifier, sequence, tlv } from '../../../tools/der-fixtures';
import { makeCredential, makeKeyPem, openssl, type CredentialFixture } from '../../../tools/openssl-fixtures';
import { makePfx } from '../../../tools/password-fixtures';
import { elementsOf } from '../../../tools/pfx-surgery';
import { certificateLine, keyLine, read, tell } from '../../../tools/reading-fixtures';
import { encodePem } from '../encoding/pem';

const curves = ['prime256v1', 'secp384r1', 'secp521r1'] as const;
let ec: CredentialFixture;

beforeAll(() => {
  ec = makeCredential('P-256');
});

const clean = (...found: readonly string[]) => ({ found, repairs: [], problems: [], locked: [] });

describe('an EC key as SEC 1 writes it', () => {
  test.each(curves)('of %s, after its EC PARAMETERS, is that key, and they are no problem', async (curve) => {
    const pem = openssl(['ecparam', '-name', curve, '-genkey']).toString();
    expect(pem).toMatch(/^-----BEGIN EC PARAMETERS-----/);
    expect(await tell(pem)).toEqual(clean(keyLine(pem)));
    const { materials } = await read(pem, 'ec.pem');
    expect(materials.map(({ source }) => source)).toEqual([{ name: 'ec.pem', block: 2 }]);
  });

  test.each(curves)('of %s, with and without its public key, in PEM and DER', async (curve) => {
    const pem = openssl(['ecparam', '-name', curve, '-genkey', '-noout']).toString();
    for (const args of [['ec'], ['ec', '-no_public'], ['ec', '-conv_form', 'compressed']]) {
      expect(await tell(openssl(args, { input: pem }))).toEqual(clean(keyLine(pem)));
      expect(await tell(openssl([...args, '-outform', 'DER'], { input: pem }))).toEqual(clean(keyLine(pem)));
    }
  });

  test('whose parameters stand alone are named', async () => {
    const { problems, materials } = await read(
      `${openssl(['ecparam', '-name', 'prime256v1']).toString()}${ec.certificatePem}`,
    );
    expect(materials).toHaveLength(1);
    expect(problems).toMatchObject([
      { code: 'intake/not-usable', evidence: { block: 1, format: 'parameters' } },
    ]);
  });
});

describe('a PEM block', () => {
  test('of PKCS#8 with attributes is the key (RFC 5958 §2)', async () => {
    const members = elementsOf(elementsOf(ec.keyDer)[0]?.content as Buffer).map(({ whole }) => whole);
    const name = sequence(
      objectIdentifier('1.2.840.113549.1.9.20'),
      tlv(0x31, tlv(0x1e, Buffer.from('\0k'))),
    );
    const der = sequence(...members, explicit(0, name));
    expect(keyLine(der, '-inform', 'DER')).toBe(keyLine(ec.keyPem));
    expect(await tell(encodePem('PRIVATE KEY', der))).toEqual(clean(keyLine(ec.keyPem)));
  });

  test('is read by what is in it, whatever its label', async () => {
    const { keyDer, certificateDer, keyPem, certificatePem } = ec;
    const pfx = makePfx({ password: '', keyPem, certificates: certificatePem });
    const [key, certificate] = [keyLine(keyPem), certificateLine(certificatePem)];
    expect(await tell(encodePem('CERTIFICATE', keyDer))).toEqual(clean(key));
    expect(await tell(encodePem('RSA PRIVATE KEY', keyDer))).toEqual(clean(key));
    expect(await tell(encodePem('PRIVATE KEY', certificateDer))).toEqual(clean(certificate));
    expect(await tell(encodePem('PKCS12', pfx))).toEqual(clean(key, certificate));
  });

  test('of a TRUSTED CERTIFICATE is the certificate, and what OpenSSL adds to it is said', async () => {
    const trusted = openssl(['x509', '-trustout', '-addtrust', 'clientAuth'], { input: ec.certificatePem });
    expect(trusted.toString()).toContain('BEGIN TRUSTED CERTIFICATE');
    expect(await tell(trusted)).toEqual({
      ...clean(certificateLine(ec.certificatePem)),
      repairs: ['repair/trailing-bytes'],
    });
  });

  test('of keys of every kind gives each its number', async () => {
    const pems = [makeKeyPem('Ed25519'), makeKeyPem('P-384'), ec.keyPem];
    expect(await tell(pems.join('\n'))).toEqual(clean(...pems.map((pem) => keyLine(pem))));
    const { materials } = await read(pems.join('\n'));
    expect(materials.map(({ source }) => source.block)).toEqual([1, 2, 3]);
  });
});

test('text wrapped in text without end is given up', async () => {
  const wrap = (text: string) => Buffer.from(text).toString('base64');
  const four = wrap(wrap(wrap(wrap(ec.certificatePem))));
  expect((await tell(wrap(wrap(ec.certificatePem)))).found).toHaveLength(1);
  expect(await tell(wrap(wrap(four)))).toMatchObject({ found: [], problems: ['intake/unrecognised'] });
});
