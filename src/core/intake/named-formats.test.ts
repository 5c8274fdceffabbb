import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeCredential, openssl, type CredentialFixture } from '../../../tools/openssl-fixtures';
import { read } from '../../../tools/reading-fixtures';
import type { NamedFormat } from './named-formats';

let rsa: CredentialFixture;

beforeAll(() => {
  rsa = makeCredential('RSA-2048');
});

async function nameOf(content: Buffer | string): Promise<unknown> {
  const { materials, locked, problems } = await read(content);
  expect([materials, locked]).toEqual([[], []]);
  expect(problems.map(({ code }) => code)).toEqual(['intake/not-usable']);
  expect(problems[0]?.evidence['file']).toBe('file');
  return problems[0]?.evidence['format'];
}

const withKey = (args: readonly string[]) =>
  openssl(args, { files: { 'k.pem': rsa.keyPem, 'c.pem': rsa.certificatePem } });

describe('made by OpenSSL', () => {
  test.each<[NamedFormat, string, () => Buffer]>([
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
  const publicJwk = () =>
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });

  test.each<[NamedFormat, string, () => Buffer | string]>([
    ['public-jwk', 'RFC 7517 §4', () => JSON.stringify(publicJwk(), null, 2)],
    ['public-jwk', 'RFC 7517 §5, in a set', () => JSON.stringify({ keys: [publicJwk()] })],
    ['jwk-set', 'RFC 7517 §5, empty', () => '{ "keys" : [ ] }'],
    // Graph leaves the octets out unless they are asked for.
    [
      'key-credentials',
      'Microsoft Graph',
      () => JSON.stringify({ keyCredentials: [{ customKeyIdentifier: 'vp8=', type: 'X509', key: null }] }),
    ],
    ['json', 'any other', () => '{"clientId":"x"}'],
    ['json', 'an array', () => '[1]'],
    ['json', 'with a secret that is no key', () => '{"value":"MIIB-not-at-all","k":"s3cret"}'],
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
    const { problems } = await read('-----BEGIN COSMIC KEY-----\nAAAA\n-----END COSMIC KEY-----\n', 'x');
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
    const { materials, problems } = await read(content);
    expect([materials, problems.map((one) => one.code)]).toEqual([[], [code]]);
  });

  test('five million octets are refused before they are looked at', async () => {
    for (const content of [new Uint8Array(5_000_000).fill(0x30), 'M'.repeat(5_000_000)]) {
      const { problems } = await read(content, 'huge.bin');
      expect(problems.map(({ code, evidence }) => [code, evidence])).toEqual([
        ['intake/too-large', { file: 'huge.bin', size: 5_000_000, limit: 5_000_000 }],
      ]);
    }
  });
});
