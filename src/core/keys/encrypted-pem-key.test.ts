import { createPrivateKey } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeKeyPem, openssl } from '../../../tools/openssl-fixtures';
import { withLegacy } from '../../../tools/password-fixtures';
import { splitPem, type PemBlock } from '../encoding/pem';
import { directEngine } from '../password-encryption/direct-engine';
import { describeEncryptedPemKey, openEncryptedPem } from './encrypted-pem-key';

let rsa: string;
let ec: string;
beforeAll(() => {
  rsa = makeKeyPem('RSA-1024');
  ec = makeKeyPem('P-256');
});

const blockOf = (pem: string) => splitPem(pem)[0] as PemBlock;

function encrypt(command: 'rsa' | 'ec', cipher: string, password: string): string {
  const traditional = command === 'rsa' ? ['-traditional'] : [];
  const args = [
    command,
    '-in',
    'key.pem',
    `-${cipher}`,
    '-passout',
    'file:password',
    ...traditional,
    ...withLegacy,
  ];
  const files = { 'key.pem': command === 'rsa' ? rsa : ec, password: `${password}\n` };
  return openssl(args, { files }).toString();
}

const typeByLabel = { rsa: 'pkcs1', ec: 'sec1' } as const;

describe('what OpenSSL encrypts the old way is opened with the password, and not with another', () => {
  const ciphers = ['des', 'des3', 'aes128', 'aes192', 'aes256'];
  test.each(ciphers.flatMap((cipher) => [['rsa', cipher] as const, ['ec', cipher] as const]))(
    '%s -%s',
    async (command, cipher) => {
      for (const password of ['secret', 'Grüße 🔑']) {
        const pem = encrypt(command, cipher, password);
        const der = await openEncryptedPem(blockOf(pem), password, directEngine);
        const opened = createPrivateKey({ key: Buffer.from(der), format: 'der', type: typeByLabel[command] });
        const original = createPrivateKey(command === 'rsa' ? rsa : ec);
        expect(opened.equals(original)).toBe(true);
        await expect(openEncryptedPem(blockOf(pem), 'other', directEngine)).rejects.toMatchObject({
          code: 'encryption/wrong-password',
          evidence: { scheme: describeEncryptedPemKey(blockOf(pem)) },
        });
      }
    },
  );
});

describe('what is not opened says why', () => {
  const withHeader = (header: string | undefined) => {
    const pem = encrypt('ec', 'aes128', 'secret');
    return blockOf(pem.replace(/DEK-Info:.*\n/, header === undefined ? '' : `DEK-Info: ${header}\n`));
  };

  test('Camellia', async () => {
    const block = blockOf(encrypt('ec', 'camellia128', 'secret'));
    await expect(openEncryptedPem(block, 'secret', directEngine)).rejects.toMatchObject({
      code: 'encryption/unsupported',
      evidence: { name: 'CAMELLIA-128-CBC', oid: '' },
    });
  });

  test.each([
    ['no DEK-Info', undefined],
    ['a vector that is no hexadecimal', 'AES-128-CBC,0123456789ABCDEFGHIJ456789ABCDEF'],
    ['a vector too short', 'AES-128-CBC,0123456789ABCDEF'],
    ['a vector too long', 'DES-EDE3-CBC,0123456789ABCDEF00'],
    ['no vector', 'AES-128-CBC'],
    ['more than a vector', 'DES-CBC,0123456789ABCDEF,00'],
  ])('%s', async (_, header) => {
    await expect(openEncryptedPem(withHeader(header), 'secret', directEngine)).rejects.toMatchObject({
      code: 'pem/malformed-dek-info',
    });
  });

  test('a block that lost octets is damaged', async () => {
    const block = blockOf(encrypt('ec', 'aes128', 'secret'));
    const body = block.body.trim().replaceAll(/\s/g, '').slice(0, -8);
    await expect(openEncryptedPem({ ...block, body }, 'secret', directEngine)).rejects.toMatchObject({
      code: 'encryption/damaged',
    });
  });
});
