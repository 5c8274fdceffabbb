import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { privateKeyInfo, rsaEncryption, rsaNumbersOf, rsaPrivateKey } from '../../../tools/der-fixtures';
import {
  makeChain,
  makeCredential,
  openssl,
  pemToDer,
  type CredentialFixture,
  type FixtureKey,
} from '../../../tools/openssl-fixtures';
import { encodePem } from '../encoding/pem';
import type { Material } from './material';
import { directEngine } from '../password-encryption/direct-engine';
import { readMaterial } from './read-material';

let rsa: CredentialFixture;
let ec: CredentialFixture;

beforeAll(() => {
  rsa = makeCredential('RSA-2048');
  ec = makeCredential('P-256');
});

const octets = (content: string | Buffer) => new Uint8Array(Buffer.from(content));

/** What was found, in one line each: a key by its public key's digest, a certificate by its thumbprint. */
function told(material: Material): string {
  const block = material.source.block === undefined ? '' : ` in block ${material.source.block}`;
  return material.kind === 'certificate'
    ? `certificate ${material.certificate.thumbprints.sha256}${block}`
    : `key ${material.privateKey.publicKey?.spkiSha256}${block}`;
}

const certificateOf = ({ certificatePem }: CredentialFixture) =>
  `certificate ${new X509Certificate(certificatePem).fingerprint256.replaceAll(':', '')}`;
const keyOf = ({ keyPem }: CredentialFixture) => {
  const spki = openssl(['pkey', '-pubout', '-outform', 'DER'], { input: keyPem });
  return `key ${openssl(['dgst', '-sha256', '-r'], { input: spki }).toString().slice(0, 64).toUpperCase()}`;
};

async function read(content: string | Uint8Array) {
  const input = typeof content === 'string' ? content : new Uint8Array(content);
  const { materials, repairs, problems } = await readMaterial(input, 'file.bin', directEngine);
  return { found: materials.map(told), repairs: repairs.map(({ code }) => code), problems };
}

describe('a file is read', () => {
  test.each(['RSA-2048', 'P-256', 'P-384', 'P-521', 'Ed25519'] as FixtureKey[])(
    '%s as PKCS#8, in PEM and DER',
    async (kind) => {
      const { keyPem, keyDer, ...rest } = makeCredential(kind);
      const key = keyOf({ keyPem, keyDer, ...rest });
      expect(await read(octets(keyPem))).toEqual({ found: [`${key} in block 1`], repairs: [], problems: [] });
      expect(await read(keyDer)).toEqual({ found: [key], repairs: [], problems: [] });
    },
  );

  test('RSA as PKCS#1, in PEM and DER', async () => {
    const pem = openssl(['rsa', '-traditional'], { input: rsa.keyPem });
    const der = openssl(['rsa', '-traditional', '-outform', 'DER'], { input: rsa.keyPem });
    expect(pem.toString()).toContain('BEGIN RSA PRIVATE KEY');
    expect(await read(pem)).toEqual({ found: [`${keyOf(rsa)} in block 1`], repairs: [], problems: [] });
    expect(await read(der)).toEqual({ found: [keyOf(rsa)], repairs: [], problems: [] });
  });

  test('a certificate, in PEM, DER, and under its older label', async () => {
    const inBlock = [`${certificateOf(rsa)} in block 1`];
    expect((await read(octets(rsa.certificatePem))).found).toEqual(inBlock);
    expect(
      (await read(octets(rsa.certificatePem.replaceAll('CERTIFICATE', 'X509 CERTIFICATE')))).found,
    ).toEqual(inBlock);
    expect((await read(rsa.certificateDer)).found).toEqual([certificateOf(rsa)]);
  });

  test('bare base64, on one line or many, and it is said', async () => {
    for (const text of [
      rsa.certificateDer.toString('base64'),
      rsa.certificatePem.replace(/-----.*-----\n/g, ''),
      ` \r\n${rsa.certificateDer.toString('base64')}\r\n`,
    ]) {
      expect(await read(text)).toEqual({
        found: [certificateOf(rsa)],
        repairs: ['repair/bare-base64'],
        problems: [],
      });
    }
    const key = await read(octets(ec.keyDer.toString('base64')));
    expect(key).toEqual({ found: [keyOf(ec)], repairs: ['repair/bare-base64'], problems: [] });
  });

  test('several blocks of one file, in any order, key and chain', async () => {
    const { leaf, intermediatePem, rootPem } = makeChain();
    const { found, problems } = await read(
      [rootPem, leaf.keyPem, leaf.certificatePem, intermediatePem].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(found.map((one) => one.replace(/ [0-9A-F]{64}/, ''))).toEqual([
      'certificate in block 1',
      'key in block 2',
      'certificate in block 3',
      'certificate in block 4',
    ]);
    expect(found[1]).toContain(keyOf(leaf));
    expect(found[2]).toContain(certificateOf(leaf));
  });

  test('what `openssl pkcs12 -nodes` prints, Bag Attributes and all', async () => {
    const files = { 'k.pem': rsa.keyPem, 'c.pem': rsa.certificatePem };
    const exportArguments = [
      'pkcs12',
      '-export',
      '-inkey',
      'k.pem',
      '-in',
      'c.pem',
      '-name',
      'Müller',
      '-passout',
      'pass:x',
    ];
    const pfx = openssl(exportArguments, { files });
    const text = openssl(['pkcs12', '-nodes', '-passin', 'pass:x'], { input: pfx });
    expect(text.toString()).toContain('Bag Attributes');
    expect((await read(text)).found.sort()).toEqual([
      `${certificateOf(rsa)} in block 1`,
      `${keyOf(rsa)} in block 2`,
    ]);
  });

  test('what `openssl x509 -text` prints', async () => {
    const text = openssl(['x509', '-text'], { input: rsa.certificatePem });
    expect((await read(text)).found).toEqual([`${certificateOf(rsa)} in block 1`]);
  });
});

describe('a file that went through other programs is read, and what was mended is said', () => {
  test('CR LF, CR CR LF and trailing blanks need no mending', async () => {
    for (const ending of ['\r\n', '\r\r\n', '  \n', '\t\n']) {
      const { found, repairs } = await read(rsa.keyPem.replaceAll('\n', ending));
      expect([found, repairs]).toEqual([[`${keyOf(rsa)} in block 1`], []]);
    }
  });

  test('a byte order mark (Notepad)', async () => {
    expect(await read(octets(`\ufeff${rsa.keyPem}`))).toEqual({
      found: [`${keyOf(rsa)} in block 1`],
      repairs: ['repair/byte-order-mark'],
      problems: [],
    });
  });

  test.each(['utf-16le', 'utf-16be'])('%s with a mark (PowerShell’s >)', async (encoding) => {
    const little = Buffer.from(`\ufeff${rsa.certificatePem}`, 'utf16le');
    expect(await read(encoding === 'utf-16le' ? little : little.swap16())).toEqual({
      found: [`${certificateOf(rsa)} in block 1`],
      repairs: ['repair/utf-16'],
      problems: [],
    });
  });

  test('text in another encoding around the block', async () => {
    const latin1 = Buffer.concat([
      Buffer.from('subject=Müller\n', 'latin1'),
      Buffer.from(rsa.certificatePem),
    ]);
    expect((await read(latin1)).found).toEqual([`${certificateOf(rsa)} in block 1`]);
  });

  test('octets after the structure', async () => {
    const der = Buffer.concat([ec.keyDer, Buffer.from('\n\0')]);
    const { materials, repairs } = await readMaterial(new Uint8Array(der), 'key.der', directEngine);
    expect(materials.map(told)).toEqual([keyOf(ec)]);
    expect(repairs).toMatchObject([
      { code: 'repair/trailing-bytes', evidence: { count: 2 }, source: { name: 'key.der' } },
    ]);
  });

  test('the thumbprint of a certificate is over the certificate, not what follows it', async () => {
    const der = Buffer.concat([rsa.certificateDer, Buffer.from('\n')]);
    expect(await read(der)).toEqual({
      found: [certificateOf(rsa)],
      repairs: ['repair/trailing-bytes'],
      problems: [],
    });
  });

  test('CRT values that are not the primes’ own', async () => {
    const numbers = rsaNumbersOf(rsa.keyPem);
    const der = privateKeyInfo(rsaEncryption, rsaPrivateKey({ ...numbers, dp: 0n, dq: 0n, qi: 0n }));
    expect(await read(der)).toEqual({
      found: [keyOf(rsa)],
      repairs: ['repair/crt-recomputed'],
      problems: [],
    });
  });
});

describe('one broken block loses only itself', () => {
  test('and the problem says file, block, line and label', async () => {
    const broken = rsa.certificatePem.replace('-----\nMII', '-----\n!MII');
    const { found, problems } = await read(octets([ec.keyPem, broken, ec.certificatePem].join('')));
    expect(found).toEqual([`${keyOf(ec)} in block 1`, `${certificateOf(ec)} in block 3`]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'pem/invalid-base64',
      evidence: {
        file: 'file.bin',
        block: 2,
        label: 'CERTIFICATE',
        line: ec.keyPem.split('\n').length,
        character: '!',
      },
    });
  });

  test('be it without END, with another END, empty, or of another kind', async () => {
    const other = encodePem('CERTIFICATE', pemToDer(ec.keyPem).fill(0));
    for (const bad of [
      '-----BEGIN CERTIFICATE-----\nMIIB\n',
      '-----BEGIN CERTIFICATE-----\nMIIB\n-----END PRIVATE KEY-----\n',
      '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
      other,
    ]) {
      const { found, problems } = await read(`${bad}${ec.certificatePem}`);
      expect(found).toEqual([`${certificateOf(ec)} in block 2`]);
      expect(problems.map(({ evidence }) => evidence['block'])).toEqual([1]);
    }
  });
});

describe('what was read is not kept', () => {
  test('the octets of a key are overwritten', async () => {
    for (const der of [rsa.keyDer, ec.keyDer]) {
      const content = new Uint8Array(der);
      expect((await readMaterial(content, 'key.der', directEngine)).materials).toHaveLength(1);
      expect(content.every((octet) => octet === 0)).toBe(true);
    }
  });

  test('no key is extractable', async () => {
    const { materials } = await readMaterial(rsa.keyPem, 'key.pem', directEngine);
    const [material] = materials;
    if (material?.kind !== 'private-key') return expect.unreachable();
    for (const key of material.privateKey.signingKeys.values()) expect(key.extractable).toBe(false);
  });
});
