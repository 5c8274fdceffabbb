import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeCredential, openssl, type CredentialFixture } from '../../../tools/openssl-fixtures';
import type { NamedFormat } from './named-formats';
import { directEngine } from '../password-encryption/direct-engine';
import { readMaterial } from './read-material';

let rsa: CredentialFixture;
let ecPem: string;

beforeAll(() => {
  rsa = makeCredential('RSA-2048');
  ecPem = openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']).toString();
});

async function nameOf(content: Buffer | string): Promise<unknown> {
  const { materials, problems } = await readMaterial(
    typeof content === 'string' ? content : new Uint8Array(content),
    'file',
    directEngine,
  );
  expect(materials).toEqual([]);
  expect(problems.map(({ code }) => code)).toEqual(['intake/not-usable']);
  expect(problems[0]?.evidence['file']).toBe('file');
  return problems[0]?.evidence['format'];
}

const withKey = (args: readonly string[]) =>
  openssl(args, { files: { 'k.pem': rsa.keyPem, 'c.pem': rsa.certificatePem } });

describe('made by OpenSSL', () => {
  test.each<[NamedFormat, string, () => Buffer]>([
    [
      'pkcs12',
      'DER',
      () => withKey(['pkcs12', '-export', '-inkey', 'k.pem', '-in', 'c.pem', '-passout', 'pass:x']),
    ],
    [
      'encrypted-private-key',
      'PEM',
      () => withKey(['pkcs8', '-topk8', '-in', 'k.pem', '-passout', 'pass:x']),
    ],
    [
      'encrypted-private-key',
      'DER',
      () => withKey(['pkcs8', '-topk8', '-in', 'k.pem', '-passout', 'pass:x', '-outform', 'DER']),
    ],
    [
      'encrypted-pem-key',
      'PEM',
      () => withKey(['rsa', '-traditional', '-aes256', '-in', 'k.pem', '-passout', 'pass:x']),
    ],
    ['sec1-key', 'PEM', () => openssl(['ec'], { input: ecPem })],
    ['sec1-key', 'DER', () => openssl(['ec', '-outform', 'DER'], { input: ecPem })],
    ['certificate-request', 'PEM', () => withKey(['req', '-new', '-key', 'k.pem', '-subj', '/CN=x'])],
    [
      'certificate-request',
      'DER',
      () => withKey(['req', '-new', '-key', 'k.pem', '-subj', '/CN=x', '-outform', 'DER']),
    ],
    ['public-key', 'PEM', () => withKey(['pkey', '-in', 'k.pem', '-pubout'])],
    ['public-key', 'DER', () => withKey(['pkey', '-in', 'k.pem', '-pubout', '-outform', 'DER'])],
    ['public-key', 'PKCS#1 PEM', () => withKey(['rsa', '-in', 'k.pem', '-RSAPublicKey_out'])],
    [
      'public-key',
      'PKCS#1 DER',
      () => withKey(['rsa', '-in', 'k.pem', '-RSAPublicKey_out', '-outform', 'DER']),
    ],
    ['pkcs7', 'PEM', () => withKey(['crl2pkcs7', '-nocrl', '-certfile', 'c.pem'])],
    ['pkcs7', 'DER', () => withKey(['crl2pkcs7', '-nocrl', '-certfile', 'c.pem', '-outform', 'DER'])],
    [
      'pkcs7',
      'CMS',
      () =>
        withKey(['cms', '-sign', '-in', 'c.pem', '-signer', 'c.pem', '-inkey', 'k.pem', '-outform', 'PEM']),
    ],
    ['parameters', 'EC', () => openssl(['ecparam', '-name', 'prime256v1'])],
    [
      'parameters',
      'DH',
      () => openssl(['genpkey', '-genparam', '-algorithm', 'DH', '-pkeyopt', 'group:ffdhe2048']),
    ],
  ])('%s (%s)', async (format, _, make) => {
    expect(await nameOf(make())).toBe(format);
  });

  test('dsa-key, in PEM and DER', async () => {
    const { privateKey } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    expect(await nameOf(openssl(['dsa'], { input: pem }))).toBe('dsa-key');
    expect(await nameOf(openssl(['dsa', '-outform', 'DER'], { input: pem }))).toBe('dsa-key');
  });

  test.each(['PEM', 'DER'])('revocation-list (%s)', async (form) => {
    const configuration =
      '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ndefault_md=sha256\ndefault_crl_days=1\n';
    const files = {
      'k.pem': rsa.keyPem,
      'c.pem': rsa.certificatePem,
      'ca.cnf': configuration,
      'index.txt': '',
    };
    const args = ['ca', '-gencrl', '-config', 'ca.cnf', '-keyfile', 'k.pem', '-cert', 'c.pem'];
    const crl = openssl(args, { files });
    expect(await nameOf(form === 'PEM' ? crl : openssl(['crl', '-outform', 'DER'], { input: crl }))).toBe(
      'revocation-list',
    );
  });

  test('a key after its EC PARAMETERS: both are named', async () => {
    const { problems } = await readMaterial(
      openssl(['ecparam', '-name', 'prime256v1', '-genkey']).toString(),
      'ec.pem',
      directEngine,
    );
    expect(problems.map(({ evidence }) => [evidence['block'], evidence['format']])).toEqual([
      [1, 'parameters'],
      [2, 'sec1-key'],
    ]);
  });
});

describe('made by ssh-keygen', () => {
  function sshKey(...args: readonly string[]) {
    const folder = mkdtempSync(join(tmpdir(), 'workbench-ssh-'));
    try {
      const file = join(folder, 'key');
      execFileSync('ssh-keygen', ['-q', '-N', '', '-C', 'daemon@contoso', '-f', file, ...args], {
        stdio: 'pipe',
      });
      const rfc4716 = execFileSync('ssh-keygen', ['-e', '-m', 'RFC4716', '-f', `${file}.pub`], {
        stdio: 'pipe',
      });
      return { privateKey: readFileSync(file), publicKey: readFileSync(`${file}.pub`), rfc4716 };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test.each([
    ['rsa', ['-t', 'rsa', '-b', '2048']],
    ['ed25519', ['-t', 'ed25519']],
    ['ecdsa', ['-t', 'ecdsa']],
  ])('openssh-key and ssh-public-key: %s', async (_, args) => {
    const { privateKey, publicKey, rfc4716 } = sshKey(...args);
    expect(await nameOf(privateKey)).toBe('openssh-key');
    expect(await nameOf(publicKey)).toBe('ssh-public-key');
    expect(await nameOf(rfc4716)).toBe('ssh-public-key');
  });
});

describe('told by what it begins with, where no program here makes it', () => {
  const jwk = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });

  test.each<[NamedFormat, string, () => Buffer | string]>([
    ['jwk', 'RFC 7517 §4', () => JSON.stringify(jwk(), null, 2)],
    ['jwk-set', 'RFC 7517 §5', () => JSON.stringify({ keys: [jwk()] })],
    ['json', 'any other', () => '{"clientId":"x"}'],
    ['json', 'an array', () => '[1]'],
    ['jwt', 'RFC 7519 §3', () => 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.'],
    // https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html#ppk
    ['putty-key', 'PPK', () => 'PuTTY-User-Key-File-3: ssh-ed25519\r\nEncryption: none\r\n'],
    // OpenJDK, sun.security.provider.JavaKeyStore: MAGIC
    ['java-keystore', 'JKS', () => Buffer.from('feedfeed0000000200000000', 'hex')],
    // OpenJDK, com.sun.crypto.provider.JceKeyStore: JCEKS_MAGIC
    ['java-keystore', 'JCEKS', () => Buffer.from('cececece0000000200000000', 'hex')],
    [
      'pgp',
      'RFC 9580 §6.2',
      () => '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlFgEZ\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----\n',
    ],
    ['other-pem', 'any label', () => '-----BEGIN COSMIC KEY-----\nAAAA\n-----END COSMIC KEY-----\n'],
  ])('%s (%s)', async (format, _, make) => {
    expect(await nameOf(make())).toBe(format);
  });

  test('the label of a PEM block that is not read is in the evidence', async () => {
    const { problems } = await readMaterial(
      '-----BEGIN COSMIC KEY-----\nAAAA\n-----END COSMIC KEY-----\n',
      'x',
      directEngine,
    );
    expect(problems[0]?.evidence).toEqual({ file: 'x', block: 1, label: 'COSMIC KEY', format: 'other-pem' });
  });
});

describe('nothing known', () => {
  test.each<[string, string | Buffer, string]>([
    ['an empty file', Buffer.alloc(0), 'intake/empty'],
    ['an empty text', '', 'intake/empty'],
    ['white space', ' \r\n\t', 'intake/empty'],
    ['prose', 'Dear Sir or Madam', 'intake/unrecognised'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'intake/unrecognised'],
    ['a ZIP file', Buffer.from('504b0304', 'hex'), 'intake/unrecognised'],
    ['DER of something else', Buffer.from('30030101ff', 'hex'), 'intake/unrecognised'],
    ['an INTEGER', Buffer.from('020100', 'hex'), 'intake/unrecognised'],
    ['an unfinished JSON text', '{"kty":"RSA"', 'intake/unrecognised'],
  ])('%s', async (_, content, code) => {
    const { materials, problems } = await readMaterial(
      typeof content === 'string' ? content : new Uint8Array(content),
      'file',
      directEngine,
    );
    expect([materials, problems.map((one) => one.code)]).toEqual([[], [code]]);
  });

  test('five million octets are refused before they are looked at', async () => {
    for (const content of [new Uint8Array(5_000_000).fill(0x30), 'M'.repeat(5_000_000)]) {
      const { problems } = await readMaterial(content, 'huge.bin', directEngine);
      expect(problems.map(({ code, evidence }) => [code, evidence])).toEqual([
        ['intake/too-large', { file: 'huge.bin', size: 5_000_000, limit: 5_000_000 }],
      ]);
    }
  });
});
