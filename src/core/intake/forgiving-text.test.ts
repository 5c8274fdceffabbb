import { beforeAll, describe, expect, test } from 'vitest';
import { makeCertificatePem, makeKeyPem, openssl } from '../../../tools/openssl-fixtures';
import { encryptPkcs8, makePfx } from '../../../tools/password-fixtures';
import { certificateLine, keyLine, tellOpened } from '../../../tools/reading-fixtures';

const password = 'correct horse';

/** Text that holds one thing, and what OpenSSL says that this is. */
interface Original {
  readonly text: string;
  readonly found: readonly string[];
}

const originals = new Map<string, Original>();
const pems = ['RSA key', 'SEC 1 key', 'certificate', 'encrypted key', 'DEK-Info key'] as const;
const all = [...pems, 'PFX in base64'] as const;

beforeAll(() => {
  const rsa = makeKeyPem('RSA-2048');
  const ec = makeKeyPem('P-256');
  const certificatePem = makeCertificatePem(rsa);
  const pfx = makePfx({ password, keyPem: rsa, certificates: certificatePem });
  const files = { 'key.pem': rsa };
  const dek = ['rsa', '-traditional', '-aes256', '-in', 'key.pem', '-passout', `pass:${password}`];
  const key = [keyLine(rsa)];
  const texts: Readonly<Record<(typeof all)[number], Original>> = {
    'RSA key': { text: rsa, found: key },
    'SEC 1 key': { text: openssl(['ec'], { input: ec }).toString(), found: [keyLine(ec)] },
    certificate: { text: certificatePem, found: [certificateLine(certificatePem)] },
    'encrypted key': { text: encryptPkcs8(rsa, password, []), found: key },
    'DEK-Info key': { text: openssl(dek, { files }).toString(), found: key },
    'PFX in base64': {
      text: openssl(['base64'], { input: Buffer.from(pfx) }).toString(),
      found: [...key, certificateLine(certificatePem)],
    },
  };
  for (const [name, original] of Object.entries(texts)) originals.set(name, original);
});

async function expectRead(name: string, wrap: (text: string) => string | Buffer, repairs: readonly string[]) {
  const { text, found } = originals.get(name) as Original;
  const bare = name === 'PFX in base64' ? ['repair/bare-base64'] : [];
  const told = await tellOpened(wrap(text), password);
  // Which it depends on is the length of the text.
  const mended = told.repairs.filter((code) => code !== 'repair/base64-padding');
  expect({ ...told, repairs: mended.sort() }).toEqual({
    found,
    repairs: [...new Set([...repairs, ...bare])].sort(),
    problems: [],
    locked: [],
  });
}

const lines = (text: string, wrap: (line: string, index: number) => string) =>
  text.trimEnd().split('\n').map(wrap).join('\n');
const escaped = (text: string) => text.replaceAll('\n', '\\n');
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe.each(all)('%s', (name) => {
  test.each<[string, (text: string) => string | Buffer]>([
    ['untouched', (text) => text],
    ['in a file', (text) => Buffer.from(text)],
    ['with CR LF', (text) => text.replaceAll('\n', '\r\n')],
    ['with CR alone', (text) => text.replaceAll('\n', '\r')],
    ['with a line separator (U+2028)', (text) => text.replaceAll('\n', '\u2028')],
    ['between empty lines', (text) => `\n\r\n  \n${text}\n\n\t`],
    ['indented, as in YAML', (text) => lines(text, (line) => `      ${line}`)],
    ['with trailing blanks', (text) => lines(text, (line) => `${line}  \t`)],
  ])('%s needs no mending', async (_, wrap) => {
    await expectRead(name, wrap, []);
  });

  test.each<[string, (text: string) => string | Buffer, readonly string[]]>([
    ['\\n for its line breaks', escaped, ['escaped-newlines']],
    ['\\\\n for its line breaks', (text) => text.replaceAll('\n', '\\\\n'), ['escaped-newlines']],
    ['\\r\\n for its line breaks', (text) => text.replaceAll('\n', '\\r\\n'), ['escaped-newlines']],
    ['double quotes around it', (text) => `"${text}"`, ['quotes']],
    ['single quotes around it', (text) => `'${text.trimEnd()}';`, ['quotes']],
    ['backticks around it', (text) => `\`${text}\``, ['quotes']],
    ['JSON quotes around it', (text) => JSON.stringify(text), ['quotes']],
    ['> of a mail before each line', (text) => lines(text, (line) => `> ${line}`), ['quotes']],
    ['> of two mails before each line', (text) => lines(text, (line) => `>> ${line}`), ['quotes']],
    ['the literals of C', (text) => lines(text, (line) => `"${line}\\n"`), ['escaped-newlines', 'quotes']],
    [
      '+ after each line',
      (text) => lines(text, (line) => `  "${line}\\n" +`),
      ['escaped-newlines', 'quotes'],
    ],
    [
      '+ before each line',
      (text) => lines(text, (line) => `  + "${line}\\n"`),
      ['escaped-newlines', 'quotes'],
    ],
    ['& _ after each line', (text) => lines(text, (line) => `"${line}" & _`), ['quotes']],
    ['commas after each line', (text) => lines(text, (line) => `  '${line}',`), ['quotes']],
    ['a \\ after each line', (text) => lines(text, (line) => `${line}\\`), ['quotes']],
    ['a byte order mark', (text) => Buffer.from(`\ufeff${text}`), ['byte-order-mark']],
    ['a byte order mark, pasted', (text) => `\ufeff${text}`, ['invisible-characters']],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), ['utf-16']],
    [
      'UTF-16 with CR LF',
      (text) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf16le').swap16(),
      ['utf-16'],
    ],
    ['zero-width spaces', (text) => lines(text, (line) => `\u200b${line}\u200d`), ['invisible-characters']],
    ['direction marks', (text) => `\u202a${text}\u202c\u2066\u2069`, ['invisible-characters']],
    [
      'soft hyphens',
      (text) => lines(text, (line) => line.replace(/^(.{9})/, '$1\u00ad')),
      ['invisible-characters'],
    ],
    [
      'no-break spaces',
      (text) => lines(text, (line) => `\u00a0${line.replaceAll(' ', '\u00a0')}\u202f`),
      ['invisible-characters'],
    ],
    ['base64 around it', base64, ['base64-of-text']],
    ['base64 around it, in lines', (text) => base64(text).replace(/.{76}/g, '$&\n'), ['base64-of-text']],
    [
      'base64 of CR LF and a byte order mark',
      (text) => base64(`\ufeff${text.replaceAll('\n', '\r\n')}`),
      ['base64-of-text', 'invisible-characters'],
    ],
  ])('with %s', async (_, wrap, repairs) => {
    await expectRead(
      name,
      wrap,
      repairs.map((code) => `repair/${code}`),
    );
  });
});

describe.each(pems)('%s', (name) => {
  test.each<[string, (text: string) => string]>([
    ['words about BEGIN CERTIFICATE', (text) => `Copy from BEGIN CERTIFICATE to END CERTIFICATE:\n\n${text}`],
    [
      'Bag Attributes',
      (text) => `Bag Attributes\n    friendlyName: "daemon"\nKey Attributes: <No Attributes>\n${text}`,
    ],
    ['comments', (text) => `# production\n# "daemon"\n${text}\n; end\n`],
  ])('below %s needs no mending', async (_, wrap) => {
    await expectRead(name, wrap, []);
  });

  test('as a member of JSON (az keyvault secret show, a service account) needs no mending', async () => {
    const json = (text: string) => JSON.stringify({ id: 1, secret: { value: text } }, null, 2);
    await expectRead(name, json, []);
    await expectRead(name, (text) => JSON.stringify({ value: json(text) }), []);
  });

  test.each<[string, (text: string) => string | Buffer, readonly string[]]>([
    ['no line breaks', (text) => text.replaceAll('\n', ''), ['one-line']],
    ['blanks for its line breaks', (text) => text.replaceAll('\n', ' '), ['one-line']],
    [
      'quotes, and blanks for its line breaks',
      (text) => `"${text.replaceAll('\n', ' ')}"`,
      ['one-line', 'quotes'],
    ],
    ['base64 on one line', (text) => text.replace(/(?<=\S{64})\n(?=\S{9})(?!-)/g, ''), ['one-line']],
    ['END after the last character', (text) => text.replace('\n-----END', '-----END'), ['one-line']],
    ['four dashes', (text) => text.replaceAll('-----', '----'), ['boundary']],
    ['six dashes', (text) => text.replaceAll('-----', '------'), ['boundary']],
    ['no dashes', (text) => text.replaceAll('-----', ''), ['boundary']],
    ['no dashes at the end', (text) => text.trimEnd().slice(0, -5), ['boundary']],
    ['en dashes', (text) => text.replaceAll('-----', '\u2013'.repeat(5)), ['boundary']],
    ['em dashes for two', (text) => text.replaceAll('-----', '\u2014\u2014-'), ['boundary']],
    ['non-breaking hyphens', (text) => text.replaceAll('-----', '\u2011'.repeat(5)), ['boundary']],
    [
      'blanks after its dashes',
      (text) => text.replace(/-----(BEGIN|END) (.*)-----/g, '----- $1 $2 -----'),
      ['boundary'],
    ],
    [
      'no dashes and no line breaks',
      (text) => text.replaceAll('-----', '').replaceAll('\n', ' '),
      ['boundary', 'one-line'],
    ],
    ['\\n in .env', (text) => `A=1\nKEY="${escaped(text)}"\nB=2\n`, ['escaped-newlines', 'quotes']],
    ['\\n in a command', (text) => `export KEY='${escaped(text.trimEnd())}' && run\n`, ['escaped-newlines']],
    [
      'base64url around it',
      (text) => Buffer.from(`# \u{1f511}~~~\n${text}`).toString('base64url'),
      ['base64-of-text', 'base64url'],
    ],
    ['base64 of base64 around it', (text) => base64(base64(text)), ['base64-of-text']],
  ])('with %s', async (_, wrap, repairs) => {
    await expectRead(
      name,
      wrap,
      repairs.map((code) => `repair/${code}`),
    );
  });
});
