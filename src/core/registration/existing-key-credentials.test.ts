import { createPrivateKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeCertificatePem, makeCredential, makeKeyPem, openssl } from '../../../tools/openssl-fixtures';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';
import { parseExistingKeyCredentials } from './existing-key-credentials';
import { jsonErrorPlace } from './json-error-place';

const entry = {
  customKeyIdentifier: 'AAAA',
  displayName: 'CN=old',
  endDateTime: '2027-01-01T00:00:00Z',
  key: null,
  keyId: 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb',
  startDateTime: '2026-01-01T00:00:00Z',
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
};

const failing = (code: string, evidence: object) =>
  expect.objectContaining({ code, evidence: expect.objectContaining(evidence) });

describe('existing keyCredentials', () => {
  test.each([
    ['an array', [entry]],
    [
      'an object with keyCredentials, as a manifest or GET …?$select=keyCredentials has them',
      { keyCredentials: [entry] },
    ],
    ['the answer of GET …/keyCredentials', { '@odata.context': 'x', value: [entry] }],
    ['the answer to a filter that one application fits', { value: [{ id: '1', keyCredentials: [entry] }] }],
    ['what az ad app list prints', [{ appId: '1', keyCredentials: [entry] }]],
  ])('are read from %s, unchanged', (_, pasted) => {
    const read = parseExistingKeyCredentials(JSON.stringify(pasted, null, 2));
    expect(JSON.stringify(read)).toBe(JSON.stringify([entry]));
  });

  test('are none in an empty array, and unknown in an empty text', () => {
    expect(parseExistingKeyCredentials('[]')).toEqual([]);
    expect(parseExistingKeyCredentials(' \n')).toBeUndefined();
  });

  test.each([
    ['[{"type": "x",}]', { line: 1, column: 15, character: '}' }],
    ['[\n  {"type": "x"}\n  {"type": "y"}\n]', { line: 3, column: 3, character: '{' }],
    ['{"keyCredentials": [', { line: 1, column: 21, character: '' }],
    ["['a']", { line: 1, column: 2, character: "'" }],
    ['[{"type": “x”}]', { line: 1, column: 11, character: '“' }],
    ['[{type: "x"}]', { line: 1, column: 3, character: 't' }],
    ['[] []', { line: 1, column: 4, character: '[' }],
  ])('that are not JSON are refused with the place: %s', (text, evidence) => {
    expect(() => parseExistingKeyCredentials(text)).toThrow(failing('registration/not-json', evidence));
  });

  test.each([
    ['"text"', 0, 'string'],
    ['{"passwordCredentials": []}', 0, 'object'],
    ['[{"type": "AsymmetricX509Cert"}, 7]', 2, 'number'],
    ['[null]', 1, 'null'],
    ['[{"displayName": "an application"}]', 1, 'object'],
  ])('that are something else are refused: %s', (text, entry, found) => {
    expect(() => parseExistingKeyCredentials(text)).toThrow(
      failing('registration/not-key-credentials', { entry, found }),
    );
  });

  const keyPem = makeKeyPem('P-256');
  const rsaPem = makeKeyPem('RSA-2048');
  const files = { 'k.pem': rsaPem, 'c.pem': makeCertificatePem(rsaPem) };
  const der = (...args: readonly string[]) => openssl(args, { files }).toString('base64');
  const pkcs12 = ['pkcs12', '-export', '-inkey', 'k.pem', '-in', 'c.pem', '-passout', 'pass:x'];
  const secrets: readonly (readonly [string, string])[] = [
    ['as PEM', keyPem],
    ['as base64 of PEM', Buffer.from(keyPem).toString('base64')],
    ['as PKCS#8', der('pkcs8', '-topk8', '-nocrypt', '-in', 'k.pem', '-outform', 'DER')],
    ['as encrypted PKCS#8', der('pkcs8', '-topk8', '-passout', 'pass:x', '-in', 'k.pem', '-outform', 'DER')],
    ['as PKCS#1', der('rsa', '-traditional', '-in', 'k.pem', '-outform', 'DER')],
    ['in a PFX', der(...pkcs12)],
    ['as SEC1', openssl(['ec', '-outform', 'DER'], { input: keyPem }).toString('base64')],
  ];

  test.each(secrets)('with a private key %s are refused, without a word of it', (_, key) => {
    const text = JSON.stringify([entry, { ...entry, key }], null, 2);
    const line = text.slice(0, text.lastIndexOf('"key"')).split('\n').length;
    const refusal = expect.objectContaining({ code: 'registration/private-key', evidence: { line } });
    expect(() => parseExistingKeyCredentials(text)).toThrow(refusal);
    // The same where it is not even JSON.
    expect(() => parseExistingKeyCredentials(text.slice(0, -4))).toThrow(refusal);
  });

  test('with a private JWK are refused', () => {
    const text = JSON.stringify({ keys: [createPrivateKey(keyPem).export({ format: 'jwk' })] });
    expect(() => parseExistingKeyCredentials(text)).toThrow(failing('registration/private-key', { line: 1 }));
  });

  test.each(['RSA-2048', 'P-256', 'Ed25519'] as const)('with a certificate of %s are read', (key) => {
    const { certificateDer } = makeCredential(key);
    const pasted = [{ ...entry, key: certificateDer.toString('base64') }];
    expect(parseExistingKeyCredentials(JSON.stringify(pasted))).toEqual(pasted);
  });
});

describe('the place where JSON ends being JSON', () => {
  const values = fc.json({ maxDepth: 4 }).map((text) => JSON.stringify(JSON.parse(text), null, 1));

  const offsetIn = (text: string) => {
    const { line, column } = jsonErrorPlace(text);
    const lines = text.split('\n').slice(0, line - 1);
    return lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  };

  test('is, in a text that was cut short, its end or the token that the cut goes through', () => {
    fc.assert(
      fc.property(values, fc.nat(), (text, cut) => {
        const short = text.slice(0, cut % text.length);
        fc.pre(!isJson(short));
        expect(short.slice(offsetIn(short))).toMatch(/^(|"([^"\\]|\\[^])*\\?|-|[.eE][+-]?|[a-z]+)$/);
      }),
    );
  });

  test('is never before what V8 says', () => {
    fc.assert(
      fc.property(
        values,
        fc.nat(),
        fc.constantFrom('?', ',', '}', ']', ':', '"', '\u0001'),
        (text, at, added) => {
          const place = at % (text.length + 1);
          const broken = text.slice(0, place) + added + text.slice(place);
          let said: string | undefined;
          try {
            JSON.parse(broken);
          } catch (error) {
            said = /position (\d+)/.exec((error as Error).message)?.[1];
          }
          fc.pre(said !== undefined);
          // A broken string or word is named where it begins, and V8 names the character within.
          expect(offsetIn(broken)).toBeLessThanOrEqual(Number(said));
        },
      ),
    );
  });

  function isJson(text: string): boolean {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  }
});

test('a text longer than any collection is refused unread', () => {
  const started = processorMilliseconds();
  expect(() => parseExistingKeyCredentials(`["${'a'.repeat(12_000_000)}`)).toThrow(
    failing('registration/too-long', { limit: 1_000_000 }),
  );
  expect(processorMilliseconds() - started).toBeLessThan(1000);
});
