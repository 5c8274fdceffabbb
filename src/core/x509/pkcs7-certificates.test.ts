import { beforeAll, describe, expect, test } from 'vitest';
import {
  bitString,
  explicit,
  integer,
  nothing,
  objectIdentifier,
  octetString,
  sequence,
  tlv,
} from '../../../tools/der-fixtures';
import { makeChain, openssl, pemToDer } from '../../../tools/openssl-fixtures';
import { certificateLine, read, tell } from '../../../tools/reading-fixtures';
import { parseDer } from '../asn1/der';
import { WorkbenchError } from '../errors';
import type { PrivateKey } from '../keys/private-key';
import type { Certificate } from './certificate';
import { credentialsOf } from './credential';
import { certificatesOfPkcs7 } from './pkcs7-certificates';

/** Leaf, intermediate, root. */
let chain: readonly [string, string, string];
let keyPem: string;

beforeAll(() => {
  const { leaf, intermediatePem, rootPem } = makeChain();
  chain = [leaf.certificatePem, intermediatePem, rootPem];
  ({ keyPem } = leaf);
});

const orders = [
  [0, 1, 2],
  [2, 1, 0],
  [1, 2, 0],
  [1, 0, 2],
] as const;
const inOrder = (order: readonly number[]) => order.map((index) => chain[index] as string);

/** Certificates alone, as `.p7b` has them. */
function p7bOf(pems: readonly string[], form: 'PEM' | 'DER' = 'DER'): Buffer {
  const files = pems.length > 0 ? ['-certfile', 'chain.pem'] : [];
  return openssl(['crl2pkcs7', '-nocrl', '-outform', form, ...files], {
    files: { 'chain.pem': pems.join('') },
  });
}

const withKey = (args: readonly string[]) =>
  openssl(args, {
    files: { 'k.pem': keyPem, 'c.pem': chain[0], 'more.pem': chain[1] + chain[2] },
    input: 'text',
  });
const parse = (der: Uint8Array) => certificatesOfPkcs7(parseDer(new Uint8Array(der)).node);
const octets = (pem: string) => pemToDer(pem);

function refusalOf(der: Uint8Array): WorkbenchError {
  try {
    parse(der);
  } catch (error) {
    if (error instanceof WorkbenchError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('the certificates of SignedData (RFC 5652 §5.1)', () => {
  test.each(orders)(
    'are those of `openssl crl2pkcs7`, octet for octet, in the order %i %i %i',
    (...order) => {
      const pems = inOrder(order);
      expect(parse(p7bOf(pems))).toEqual(pems.map(octets));
    },
  );

  test('are there beside what is signed, and beside revocation lists', () => {
    const signed = withKey([
      ...['cms', '-sign', '-signer', 'c.pem', '-inkey', 'k.pem', '-certfile', 'more.pem'],
      '-outform',
      'DER',
    ]);
    expect(new Set(parse(signed).map(String))).toEqual(new Set(chain.map(octets).map(String)));
    const version1 = withKey(['smime', '-sign', '-signer', 'c.pem', '-inkey', 'k.pem', '-outform', 'DER']);
    expect(parse(version1)).toEqual([octets(chain[0])]);
  });

  test('are read from BER, as streaming writers cut it', () => {
    const streamed = withKey([
      'cms',
      '-sign',
      '-stream',
      '-nodetach',
      '-signer',
      'c.pem',
      '-inkey',
      'k.pem',
      '-outform',
      'DER',
    ]);
    expect(streamed[1]).toBe(0x80);
    expect(parse(streamed)).toEqual([octets(chain[0])]);
  });

  test('leave out attribute certificates and PKCS#6 (RFC 5652 §10.2.2)', () => {
    const others = [tlv(0xa0, sequence()), tlv(0xa1, sequence()), tlv(0xa3, sequence())];
    const [certificate] = [octets(chain[0])] as const;
    expect(parse(signedData(tlv(0xa0, ...others, certificate, ...others)))).toEqual([certificate]);
    expect(refusalOf(signedData(tlv(0xa0, ...others))).code).toBe('pkcs7/no-certificates');
  });
});

const oids = { signedData: '1.2.840.113549.1.7.2', data: '1.2.840.113549.1.7.1' };

function signedData(...certificates: readonly Uint8Array[]): Buffer {
  const content = sequence(objectIdentifier(oids.data));
  const parts = [integer(1n), tlv(0x31), content, ...certificates, tlv(0x31)];
  return sequence(objectIdentifier(oids.signedData), explicit(0, sequence(...parts)));
}

describe('a PKCS#7 file without certificates is refused', () => {
  test('where there are none', () => {
    for (const der of [p7bOf([]), signedData(), signedData(tlv(0xa0))]) {
      expect(refusalOf(der).code).toBe('pkcs7/no-certificates');
    }
    const bare = withKey([
      'cms',
      '-sign',
      '-nocerts',
      '-signer',
      'c.pem',
      '-inkey',
      'k.pem',
      '-outform',
      'DER',
    ]);
    expect(refusalOf(bare).code).toBe('pkcs7/no-certificates');
  });

  test.each<[string, () => Uint8Array]>([
    ['envelopedData', () => withKey(['cms', '-encrypt', '-aes256', '-outform', 'DER', 'c.pem'])],
    [
      'encryptedData',
      () =>
        withKey([
          'cms',
          '-EncryptedData_encrypt',
          '-aes128',
          '-secretkey',
          '00'.repeat(16),
          '-outform',
          'DER',
        ]),
    ],
    ['digestedData', () => withKey(['cms', '-digest_create', '-outform', 'DER'])],
    ['data', () => withKey(['cms', '-data_create', '-outform', 'DER'])],
  ])('where its content type is %s, by name', async (name, make) => {
    const der = make();
    const { code, evidence } = refusalOf(der);
    expect([code, evidence['name']]).toEqual(['pkcs7/not-signed-data', name]);
    expect(evidence['oid']).toMatch(/^1\.2\.840\.113549\.1\.7\.\d$/);
    expect((await tell(der)).problems).toEqual(['pkcs7/not-signed-data']);
  });

  test('where a member is missing or another, by its name', () => {
    const content = (...members: readonly Uint8Array[]) =>
      sequence(objectIdentifier(oids.signedData), explicit(0, sequence(...members)));
    const cases: readonly (readonly [Uint8Array, string])[] = [
      [sequence(objectIdentifier(oids.signedData)), 'SignedData'],
      [sequence(objectIdentifier(oids.signedData), explicit(0, octetString(Buffer.of(1)))), 'SignedData'],
      [content(), 'SignedData.version'],
      [content(bitString(Buffer.of(1))), 'SignedData.version'],
      [content(integer(1n)), 'SignedData.digestAlgorithms'],
      [content(integer(1n), tlv(0x31)), 'SignedData.encapContentInfo'],
    ];
    for (const [der, element] of cases) {
      expect(refusalOf(der)).toMatchObject({ code: 'der/unexpected-element', evidence: { element } });
    }
    expect(refusalOf(sequence(nothing())).evidence['element']).toBe('ContentInfo.contentType');
  });
});

describe('a .p7b file', () => {
  test.each(orders)(
    'in the order %i %i %i: its chain is sorted, leaf first, for the key beside it',
    async (...order) => {
      const { materials, problems } = await read(`${p7bOf(inOrder(order), 'PEM').toString()}\n${keyPem}`);
      expect(problems).toEqual([]);
      const keys = materials.flatMap((one): PrivateKey[] =>
        one.kind === 'private-key' ? [one.privateKey] : [],
      );
      const found = materials.flatMap((one): Certificate[] =>
        one.kind === 'certificate' ? [one.certificate] : [],
      );
      const credentials = await credentialsOf(keys[0] as PrivateKey, found, Date.now());
      expect(credentials.map((one) => one.chain.map(({ der }) => der))).toEqual([chain.map(octets)]);
    },
  );

  test.each<[string, () => string | Buffer, readonly string[]]>([
    ['in PEM', () => p7bOf(chain, 'PEM'), []],
    ['in DER', () => p7bOf(chain), []],
    ['in BER', () => withBer(), []],
    ['in PEM of CMS', () => p7bOf(chain, 'PEM').toString().replaceAll('PKCS7', 'CMS'), []],
    [
      'in PEM of its older label',
      () => p7bOf(chain, 'PEM').toString().replaceAll('PKCS7', 'PKCS #7 SIGNED DATA'),
      [],
    ],
    [
      'in PEM that says CERTIFICATE',
      () => p7bOf(chain, 'PEM').toString().replaceAll('PKCS7', 'CERTIFICATE'),
      [],
    ],
    ['in bare base64', () => p7bOf(chain).toString('base64'), ['repair/bare-base64']],
    ['with octets after it', () => Buffer.concat([p7bOf(chain), Buffer.of(0, 0)]), ['repair/trailing-bytes']],
  ])('%s has its certificates, in the order of the file', async (_, make, repairs) => {
    expect(await tell(make())).toEqual({
      found: chain.map(certificateLine),
      repairs,
      problems: [],
      locked: [],
    });
  });

  /** The outer levels of indefinite length; a certificate is DER. */
  function withBer(): Buffer {
    const indefinite = (tag: number, ...content: readonly Uint8Array[]) =>
      Buffer.concat([Buffer.of(tag, 0x80), ...content, Buffer.of(0, 0)]);
    const parts = [
      integer(1n),
      tlv(0x31),
      sequence(objectIdentifier(oids.data)),
      indefinite(0xa0, ...chain.map(octets)),
      tlv(0x31),
    ];
    return indefinite(0x30, objectIdentifier(oids.signedData), indefinite(0xa0, indefinite(0x30, ...parts)));
  }

  test('that is broken in one certificate keeps the others', async () => {
    const [leaf, , root] = chain.map(octets) as [Uint8Array, Uint8Array, Uint8Array];
    const der = signedData(tlv(0xa0, leaf, sequence(nothing()), root));
    const { materials, problems } = await read(der);
    expect(materials.map(({ source }) => source.entry)).toEqual(['certificate 1', 'certificate 3']);
    expect(problems).toMatchObject([{ evidence: { file: 'file', entry: 'certificate 2' } }]);
  });

  test('with a certificate twice has it once', async () => {
    const { found } = await tell(p7bOf([...chain, chain[0]]));
    expect(found).toEqual(chain.map(certificateLine));
  });
});
