import { describe, expect, test } from 'vitest';
import { makeCredential } from '../../../tools/openssl-fixtures';
import { certificateLine, read, tell, told } from '../../../tools/reading-fixtures';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';

const { certificatePem } = makeCredential('P-256');

/** A typed error, within a second. */
async function refusalOf(text: string | Uint8Array) {
  const started = processorMilliseconds();
  const reading = await read(text);
  expect(processorMilliseconds() - started).toBeLessThan(1000);
  expect([reading.materials, reading.locked]).toEqual([[], []]);
  return reading.problems;
}

describe('ten thousand PEM blocks are refused with their number', () => {
  const block = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
  test.each<[string, (text: string) => string]>([
    ['as they are', (text) => text],
    ['with CR LF', (text) => text.replaceAll('\n', '\r\n')],
    ['with \\n for line breaks', (text) => text.replaceAll('\n', '\\n')],
    ['on one line', (text) => text.replaceAll('\n', ' ')],
    ['without dashes', (text) => text.replaceAll('-', '')],
    ['with other dashes', (text) => text.replaceAll('-', '\u2013')],
    ['quoted', (text) => text.replace(/^/gm, '> ')],
    ['in quotes', (text) => text.replace(/^(.*)$/gm, '"$1" +')],
    ['that never end', (text) => text.replace(/-----END.*\n/g, '')],
    ['with a header each', (text) => text.replaceAll('MIIB', 'Proc-Type: 4,ENCRYPTED\n\nMIIB')],
  ])('%s', async (_, bend) => {
    const problems = await refusalOf(bend(block.repeat(10_000)));
    expect(problems.map(({ code, evidence }) => [code, evidence])).toEqual([
      ['intake/too-many-blocks', { file: 'file', blocks: 10_000, limit: 1_000 }],
    ]);
  });

  test('and ends that nothing began', async () => {
    expect(await refusalOf('-----END CERTIFICATE-----\n'.repeat(10_000))).toMatchObject([
      { code: 'intake/too-many-blocks' },
    ]);
  });

  test('but a thousand of one certificate are that certificate', async () => {
    expect(await tell(certificatePem.repeat(1_000))).toEqual({
      found: [certificateLine(certificatePem)],
      repairs: [],
      problems: [],
      locked: [],
    });
  });

  test('and a thousand broken ones are a thousand problems, each with its number', async () => {
    const problems = await refusalOf(block.repeat(1_000));
    expect(problems.map(({ code }) => code)).toEqual(Array.from({ length: 1_000 }).fill('der/malformed'));
    expect(problems[999]?.evidence['block']).toBe(1_000);
  });
});

const much = (part: string, characters = 1_000_000) => part.repeat(Math.ceil(characters / part.length));
const begin = '-----BEGIN CERTIFICATE-----\n';
const end = '\n-----END CERTIFICATE-----\n';

describe('megabytes of one thing are refused', () => {
  const things = [
    '-',
    '\u2014',
    ' ',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\\',
    '\\n',
    '\\r',
    '"',
    "'",
    '`',
    '" ',
    '"+',
    '> ',
    '>',
    '+ "',
    '=',
    '= ',
    'A',
    'A ',
    'A\n',
    'A=',
    'MII',
    ' MII',
    'LS0tLS1CRUdJTi',
    '.',
    ':',
    'X:',
    '{',
    '[',
    '"kty":',
    '\u200b',
    '\u00a0',
    '\ufeff',
    '\u2028',
    '\0',
    '\u{1f511}',
    'BEGIN ',
    'END ',
    'BEGIN KEY',
    '-----BEGIN ',
    '-----END ',
    '-----',
    'Proc-Type:',
    'DEK-Info:',
    'DEK-Info: A,A ',
  ];
  test.each(things)('%j: alone, in base64, after a boundary, and in a header', async (thing) => {
    for (const text of [
      much(thing),
      `MII${much(thing)}!`,
      `MII${'A'.repeat(60)}${much(thing)}x`,
      `BEGIN CERTIFICATE${much(thing)}x`,
      `${begin}Proc-Type:${much(thing)}x${end}`,
    ]) {
      const problems = await refusalOf(text);
      expect(problems[0]?.code).toMatch(/^(intake|pem|base64|der|encryption)\//);
    }
  });

  test.each(['-', '\u2014', ' ', '"', "'", '\\', '\\n', '=', '> ', 'BEGIN ', '-----BEGIN ', '\u200b'])(
    '%j, almost as many as are read at all',
    async (thing) => {
      for (const text of [much(thing, 4_900_000), `${begin}${much(thing, 4_900_000)}`]) {
        expect((await refusalOf(text)).length).toBe(1);
      }
    },
  );

  test.each<[string, () => string]>([
    ['values in .env', () => much(`A=MII${'A'.repeat(60)}\n`)],
    ['values in one line', () => much(` MII${'A'.repeat(60)},`)],
    ['a value that goes on and on', () => `A=MII${'A'.repeat(61)}\n${much(`${'A'.repeat(64)}\n`)}`],
    ['base64 of text', () => Buffer.from(much('x')).toString('base64')],
    ['base64 of dashes', () => Buffer.from(`${begin}${much('-')}`).toString('base64')],
    [
      'base64 of base64 of base64',
      () => [1, 2, 3, 4, 5].reduce((text) => Buffer.from(text).toString('base64'), certificatePem.repeat(50)),
    ],
    ['a block of base64', () => `${begin}${much(`${'A'.repeat(64)}\n`)}${end}`],
    ['a block of base64 on one line', () => `${begin}MII${much('A')}${end}`],
    ['label', () => `-----BEGIN ${much('A')}-----`],
    ['label in words', () => `-----BEGIN ${much('A ')}KEY-----`],
    ['label without dashes', () => `BEGIN ${much('A')} KEY`],
  ])('%s', async (_, make) => {
    const problems = await refusalOf(make());
    expect(problems.length).toBeGreaterThan(0);
  });

  test.each<[string, () => Uint8Array]>([
    ['0x30', () => new Uint8Array(2_000_000).fill(0x30)],
    ['0x30 0x80', () => new Uint8Array(Buffer.alloc(2_000_000, Buffer.of(0x30, 0x80)))],
    [
      'zeros in a SEQUENCE',
      () => new Uint8Array(Buffer.concat([Buffer.from('308300ffff', 'hex'), Buffer.alloc(2_000_000)])),
    ],
    ['0xff', () => new Uint8Array(2_000_000).fill(0xff)],
    ['UTF-16 of dashes', () => new Uint8Array(Buffer.from(`\ufeff${'-'.repeat(1_000_000)}`, 'utf16le'))],
    ['Latin-1 around BEGIN', () => new Uint8Array(Buffer.from(`${begin}${much('é')}`, 'latin1'))],
  ])('octets: %s', async (_, make) => {
    const problems = await refusalOf(make());
    expect(problems.length).toBeGreaterThan(0);
  });

  test('and what is in the same text all the same is found', async () => {
    const reading = await read(`${much('-')}\n${certificatePem}${much('"')}`);
    expect(told(reading).found).toEqual([certificateLine(certificatePem)]);
  });
});
