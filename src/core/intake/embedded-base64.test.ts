import { beforeAll, describe, expect, test } from 'vitest';
import { makeCredential, makeKeyPem, openssl, type CredentialFixture } from '../../../tools/openssl-fixtures';
import { makePfx } from '../../../tools/password-fixtures';
import { certificateLine, keyLine, read, tell, told } from '../../../tools/reading-fixtures';

let rsa: CredentialFixture;
let key: string;
let certificate: string;

beforeAll(() => {
  rsa = makeCredential('RSA-2048');
  key = keyLine(rsa.keyPem);
  certificate = certificateLine(rsa.certificatePem);
});

const inLines = (octets: Buffer | string, width = 64) =>
  Buffer.from(octets)
    .toString('base64')
    .replace(new RegExp(`.{${width}}(?=.)`, 'g'), '$&\n');
const inOneLine = (octets: Buffer | string) => Buffer.from(octets).toString('base64');
const indented = (text: string) => text.replace(/^/gm, '      ');

describe('base64 in a text of another kind is taken out of it', () => {
  test.each<[string, () => string, readonly string[]]>([
    ['.env', () => `A=1\nKEY=${inOneLine(rsa.keyDer)}\nB=2\n`, ['bare-base64']],
    ['.env, quoted', () => `A="1"\nKEY="${inOneLine(rsa.keyDer)}"\n`, ['bare-base64']],
    ['.env, base64 of PEM', () => `KEY=${inOneLine(rsa.keyPem)}\nB=2\n`, ['base64-of-text']],
    ['.env, in lines', () => `KEY="${inLines(rsa.keyDer)}"\nB=2\n`, ['bare-base64', 'quotes']],
    ['YAML', () => `auth:\n  key: ${inOneLine(rsa.keyDer)}\n  next: value\n`, ['bare-base64']],
    [
      'YAML, in a block',
      () => `auth:\n  key: |\n${indented(inLines(rsa.keyDer))}\n  next: value\n`,
      ['bare-base64'],
    ],
    ['YAML, base64 of PEM', () => `data:\n  tls.key: ${inOneLine(rsa.keyPem)}\n`, ['base64-of-text']],
    [
      'YAML, base64 of PEM in a block',
      () => `data:\n  tls.key: >-\n${indented(inLines(rsa.keyPem, 76))}\nkind: Secret\n`,
      ['base64-of-text'],
    ],
    [
      'a program',
      () => `var key = Convert.FromBase64String("${inOneLine(rsa.keyDer)}");\nRun(key);\n`,
      ['bare-base64'],
    ],
    ['a mail', () => `Hi,\n\nthe key is\n\n${inLines(rsa.keyDer)}\n\nBest regards,\nJo\n`, ['bare-base64']],
    [
      'the answer to a mail',
      () =>
        `On Monday Jo wrote:\n> the key is\n>\n${inLines(rsa.keyDer).replace(/^/gm, '> ')}\n> Jo Doe\n\nThanks`,
      ['bare-base64', 'quotes'],
    ],
    [
      'XML',
      () => `<credential id="1"><key>${inOneLine(rsa.keyDer)}</key><note/></credential>`,
      ['bare-base64'],
    ],
    ['a log', () => `12:00:01 INFO key=${inOneLine(rsa.keyDer)}, user=jo\n`, ['bare-base64']],
  ])('%s', async (_, wrap, repairs) => {
    const { repairs: mended, ...rest } = await tell(wrap());
    expect(rest).toEqual({ found: [key], problems: [], locked: [] });
    expect([...mended].sort()).toEqual(
      ['repair/embedded', ...repairs.map((code) => `repair/${code}`)].sort(),
    );
  });

  test('each value on its own, with its number', async () => {
    const text = `tls.crt: ${inOneLine(rsa.certificatePem)}\ntls.key: ${inOneLine(rsa.keyPem)}\n`;
    const reading = await read(text, 'secret.yaml');
    expect(told(reading).found).toEqual([certificate, key]);
    expect(reading.materials.map(({ source }) => source)).toEqual([
      { name: 'secret.yaml', entry: 'value 1', block: 1 },
      { name: 'secret.yaml', entry: 'value 2', block: 1 },
    ]);
  });

  test('what is base64 of something else beside it is left alone', async () => {
    expect((await tell(`KEY=${inOneLine(rsa.keyDer)}\nTRUE\n`)).found).toEqual([key]);
    expect((await tell(`the key:\n\n${inLines(rsa.keyDer)}\nThanks\n`)).found).toEqual([key]);
    const other = inLines(Buffer.alloc(300, 'no key'));
    const text = `picture: |\n${indented(other)}\nkey: |\n${indented(inLines(rsa.keyDer))}\nlogo: |\n${indented(other)}\n`;
    expect(await tell(text)).toMatchObject({ found: [key], problems: [] });
    expect((await tell(`picture: |\n${indented(other)}\n`)).problems).toEqual(['intake/unrecognised']);
  });

  test('several in one line, as federation metadata has them', async () => {
    const { certificatePem, certificateDer } = makeCredential('P-256');
    const xml = [certificateDer, rsa.certificateDer]
      .map((der) => `<KeyInfo><X509Certificate>${inOneLine(der)}</X509Certificate></KeyInfo>`)
      .join('');
    expect((await tell(`<EntityDescriptor>${xml}</EntityDescriptor>`)).found).toEqual([
      certificateLine(certificatePem),
      certificate,
    ]);
  });

  test('a PFX, which stays locked until its password comes', async () => {
    const pfx = makePfx({ password: 'secret', keyPem: rsa.keyPem, certificates: rsa.certificatePem });
    const told = await tell(`PFX=${inOneLine(Buffer.from(pfx))}\nPASSWORD=in the vault\n`);
    expect(told).toMatchObject({ found: [], problems: [], locked: ['pkcs12'] });
  });

  test('one that is broken loses only itself', async () => {
    const cut = inOneLine(rsa.certificateDer.subarray(0, 300));
    const { materials, problems } = await read(
      `A=${cut}\nB=${inOneLine(rsa.keyDer)}\nC=LS0tLS1CRUdJTi${'A'.repeat(44)}\n`,
    );
    expect(materials.map(({ source }) => source.entry)).toEqual(['value 2']);
    expect(problems.map(({ code, evidence }) => [code, evidence['entry']])).toEqual([
      ['der/truncated', 'value 1'],
      ['intake/unrecognised', 'value 3'],
    ]);
  });

  test('of more values than anybody keeps in one text, none', async () => {
    const { materials, problems } = await read(`A=${inOneLine(rsa.certificateDer)}\n`.repeat(1001));
    expect(materials).toEqual([]);
    expect(problems).toMatchObject([
      { code: 'intake/too-many-blocks', evidence: { file: 'file', blocks: 1001, limit: 1000 } },
    ]);
  });
});

describe('base64 without anything around it', () => {
  const bare = (...more: readonly string[]) => ['bare-base64', ...more].map((code) => `repair/${code}`);
  /** An ECDSA signature has no fixed length, so that most certificates are no multiple of three. */
  const padded = (): CredentialFixture => {
    const made = makeCredential('P-256');
    return made.certificateDer.length % 3 === 0 ? padded() : made;
  };

  test('is read as PKCS#8, PKCS#1, SEC 1, a certificate, p7b and PFX', async () => {
    const ec = makeKeyPem('P-384');
    const files = { 'c.pem': rsa.certificatePem };
    const p7b = openssl(['crl2pkcs7', '-nocrl', '-certfile', 'c.pem', '-outform', 'DER'], { files });
    const pfx = makePfx({ password: '', keyPem: rsa.keyPem, certificates: rsa.certificatePem });
    const forms: readonly (readonly [Buffer, readonly string[]])[] = [
      [rsa.keyDer, [key]],
      [openssl(['rsa', '-traditional', '-outform', 'DER'], { input: rsa.keyPem }), [key]],
      [openssl(['ec', '-outform', 'DER'], { input: ec }), [keyLine(ec)]],
      [rsa.certificateDer, [certificate]],
      [p7b, [certificate]],
      [Buffer.from(pfx), [key, certificate]],
    ];
    for (const [der, found] of forms) {
      expect(await tell(inLines(der))).toEqual({ found, repairs: bare(), problems: [], locked: [] });
    }
  });

  test('is read without its padding', async () => {
    const { certificateDer, certificatePem } = padded();
    const text = inOneLine(certificateDer);
    const { repairs } = await read(text.replace(/=+$/, ''));
    expect(repairs.map(({ code, evidence }) => [code, evidence?.['count']])).toEqual([
      ['repair/base64-padding', text.endsWith('==') ? 2 : 1],
      ['repair/bare-base64', undefined],
    ]);
    expect((await tell(text.replace(/=+$/, ''))).found).toEqual([certificateLine(certificatePem)]);
  });

  test('is read in the alphabet of URLs', async () => {
    const told = await tell(rsa.certificateDer.toString('base64url'));
    expect(told.found).toEqual([certificate]);
    expect(told.repairs).toEqual(expect.arrayContaining(bare('base64url')));
  });

  test('in a block of PEM is read without its padding, where nothing else is missing', async () => {
    const { certificatePem } = padded();
    const unpadded = certificatePem.replace(/=+\n/, '\n');
    expect(await tell(unpadded)).toEqual({
      found: [certificateLine(certificatePem)],
      repairs: ['repair/base64-padding'],
      problems: [],
      locked: [],
    });
    expect((await tell(unpadded.replace(/.\n-/, '\n-'))).problems).toEqual(['pem/invalid-base64']);
    expect((await tell(certificatePem.replace(/=+\n/, '=\n'))).problems.length).toBeLessThanOrEqual(1);
  });

  test('that is cut off is told as what it is', async () => {
    expect((await tell(inOneLine(rsa.certificateDer).slice(0, 401))).problems).toEqual([
      'base64/invalid-length',
    ]);
    expect((await tell(inOneLine(rsa.certificateDer).slice(0, 400))).problems).toEqual(['der/truncated']);
  });

  test('of nothing known is no key', async () => {
    for (const text of ['Hello world', inOneLine('Hello world'), 'MIIB', inOneLine(Buffer.alloc(60, 7))]) {
      const { found, problems } = await tell(text);
      expect([found, problems.length]).toEqual([[], 1]);
    }
  });
});
