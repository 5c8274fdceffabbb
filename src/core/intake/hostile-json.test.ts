import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeCredential } from '../../../tools/openssl-fixtures';
import { read, tell } from '../../../tools/reading-fixtures';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';

describe('JSON made to keep the page busy is refused within a second', () => {
  const certificate = () => makeCredential('P-256').certificateDer.toString('base64');
  const jwk = () =>
    JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }));
  test.each<[string, () => string, string]>([
    ['10 000 arrays deep', () => '['.repeat(10_000) + ']'.repeat(10_000), 'intake/not-usable'],
    ['10 000 objects deep', () => `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'intake/not-usable'],
    [
      '10 000 symmetric keys deep',
      () => `${'{"kty":"oct","k":"","a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
      'intake/too-many-blocks',
    ],
    [
      'two million arrays deep',
      () => '['.repeat(2_000_000) + ']'.repeat(2_000_000),
      'intake/too-many-blocks',
    ],
    ['two million arrays, unfinished', () => '['.repeat(2_000_000), 'intake/too-many-blocks'],
    ['of a million numbers', () => `[${'1,'.repeat(1_000_000)}1]`, 'intake/too-many-blocks'],
    ['of 1001 keys', () => `[${Array.from({ length: 1001 }).fill(jwk()).join()}]`, 'intake/too-many-blocks'],
    [
      'of 1001 certificates',
      () => JSON.stringify(Array.from({ length: 1001 }).fill(certificate())),
      'intake/too-many-blocks',
    ],
    ['of a megabyte of text', () => JSON.stringify({ a: 'x'.repeat(1_000_000) }), 'intake/not-usable'],
    [
      'of a megabyte of blanks in base64',
      () => JSON.stringify([`MII${' '.repeat(1_000_000)}!`]),
      'intake/not-usable',
    ],
    [
      'of a number of a megabyte',
      () => `{"kty":"RSA","e":"AQAB","d":"AQAB","n":"${'A'.repeat(1_000_000)}"}`,
      'jwk/malformed',
    ],
    [
      'in JSON in JSON without end',
      () => Array.from({ length: 12 }).reduce<string>((text) => JSON.stringify(text), jwk()),
      'intake/unrecognised',
    ],
  ])('%s', async (_, make, code) => {
    const text = make();
    const started = processorMilliseconds();
    const { found, problems } = await tell(text);
    expect(processorMilliseconds() - started).toBeLessThan(1000);
    expect([found, problems]).toEqual([[], [code]]);
  });

  test('and the place of what is broken deep inside is no longer than a line', async () => {
    const { problems } = await read(`${'{"a":'.repeat(5000)}{"kty":"oct","k":""}${'}'.repeat(5000)}`);
    expect(String(problems[0]?.evidence['entry'])).toMatch(/^….*a\.a$/);
    expect(String(problems[0]?.evidence['entry']).length).toBeLessThan(150);
  });
});
