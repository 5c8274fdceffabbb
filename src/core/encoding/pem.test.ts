import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeKeyPem, openssl, pemToDer } from '../../../tools/openssl-fixtures';
import { WorkbenchError } from '../errors';
import { decodePemBlock, encodePem, hasPemBoundary, splitPem, type PemBlock } from './pem';

const only = (text: string): PemBlock => {
  const blocks = splitPem(text);
  expect(blocks).toHaveLength(1);
  if (blocks[0] instanceof WorkbenchError || !blocks[0]) throw new Error('no block', { cause: blocks[0] });
  return blocks[0];
};
const decoded = (text: string) => Buffer.from(decodePemBlock(only(text))).toString();
const hello = '-----BEGIN TEST-----\naGVsbG8=\n-----END TEST-----\n';

describe('textual encoding (RFC 7468)', () => {
  test('of OpenSSL is decoded as OpenSSL decodes it', () => {
    const pem = makeKeyPem('P-256');
    expect(decodePemBlock(only(pem))).toEqual(pemToDer(pem));
  });

  test('has lines of 64 characters, as OpenSSL writes them', () => {
    const pem = makeKeyPem('P-256');
    expect(encodePem('PRIVATE KEY', decodePemBlock(only(pem)))).toBe(pem);
  });

  test('of any octets reads back to them, and OpenSSL reads the body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 500 }), (octets) => {
        const block = only(encodePem('X', octets));
        expect(Buffer.from(decodePemBlock(block))).toEqual(Buffer.from(octets));
      }),
    );
    const octets = Buffer.alloc(200, 0x5a);
    expect(
      openssl(['base64', '-d'], { input: encodePem('X', octets).split('\n').slice(1, -2).join('\n') + '\n' }),
    ).toEqual(octets);
  });

  test.each([
    ['CR LF', hello.replaceAll('\n', '\r\n')],
    ['CR alone', hello.replaceAll('\n', '\r')],
    ['one line', hello.replaceAll('\n', ' ')],
    ['no white space at all', hello.replaceAll('\n', '')],
    ['one column', '-----BEGIN TEST-----\na\nG\nV\ns\nb\nG\n8\n=\n-----END TEST-----'],
    ['blank lines', '\n\n-----BEGIN TEST-----\n\naGVsbG8=\n\n-----END TEST-----'],
    ['leading blanks', '  -----BEGIN TEST-----\n  aGVsbG8=\n  -----END TEST-----'],
    ['text around', `subject=CN = x\n${hello}trailing words`],
    ['no line end at the end', hello.trimEnd()],
  ])('with %s is read', (_, text) => {
    expect(decoded(text)).toBe('hello');
  });

  test('has several blocks, each with its number and line', () => {
    const text = `one\n${hello}two\n\n${hello.replaceAll('TEST', 'OTHER')}`;
    expect(splitPem(text)).toMatchObject([
      { label: 'TEST', number: 1, line: 2 },
      { label: 'OTHER', number: 2, line: 7 },
    ]);
  });

  test('has the headers of RFC 1421 apart from the body', () => {
    const pem = openssl(['rsa', '-traditional', '-aes128', '-passout', 'pass:x'], {
      input: makeKeyPem('RSA-1024'),
    }).toString();
    for (const text of [pem, pem.replaceAll('\n', '\r\n')]) {
      const { headers, body } = only(text);
      expect([...headers.keys()]).toEqual(['Proc-Type', 'DEK-Info']);
      expect(headers.get('Proc-Type')).toBe('4,ENCRYPTED');
      expect(headers.get('DEK-Info')).toMatch(/^AES-128-CBC,[0-9A-F]{32}$/);
      expect(body).not.toContain(':');
    }
  });

  test('is told by its boundary', () => {
    expect(hasPemBoundary(hello)).toBe(true);
    expect(hasPemBoundary('-----BEGIN-----')).toBe(false);
    expect(hasPemBoundary('---- BEGIN SSH2 PUBLIC KEY ----')).toBe(false);
  });
});

describe('a broken block loses only itself', () => {
  test.each<[string, string, string, object]>([
    ['without END', '-----BEGIN TEST-----\naGVsbG8=\n', 'pem/no-end', { block: 1, line: 1, label: 'TEST' }],
    [
      'with another END',
      '-----BEGIN TEST-----\naGVsbG8=\n-----END TOAST-----\n',
      'pem/label-mismatch',
      { block: 1, line: 1, label: 'TEST', endLabel: 'TOAST' },
    ],
  ])('%s', (_, text, code, evidence) => {
    const [broken, next] = splitPem(text + hello);
    expect(broken).toMatchObject({ code, evidence });
    expect(next).toMatchObject({ label: 'TEST', number: 2 });
  });

  test.each<[string, string, object]>([
    ['', 'pem/empty-block', {}],
    ['aGV!bG8=', 'pem/invalid-base64', { offset: 4, character: '!', lineInBlock: 1 }],
    ['aGVs\nbG8=\nAAAA', 'pem/invalid-base64', { character: '=', lineInBlock: 2 }],
    ['aGVsbG8', 'pem/invalid-base64', { characters: 7, padding: 0 }],
    ['aGVsb', 'pem/invalid-base64', { characters: 5 }],
  ])('with the body %j: %s', (body, code, evidence) => {
    const block = only(`-----BEGIN TEST-----\n${body}\n-----END TEST-----`);
    expect(() => decodePemBlock(block)).toThrow(
      expect.objectContaining({
        code,
        evidence: expect.objectContaining({ block: 1, line: 1, label: 'TEST', ...evidence }) as object,
      }),
    );
  });
});
