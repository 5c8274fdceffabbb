import { describe, expect, test } from 'vitest';
import { openssl } from '../../../tools/openssl-fixtures';
import { processorMilliseconds } from '../../../tools/processor-milliseconds';
import type { HashName } from './encryption-scheme';
import { bmpPasswordOctets } from './password-octets';
import { pkcs12Kdf, type Pkcs12KdfParameters } from './pkcs12-kdf';

/** `openssl kdf … PKCS12KDF` */
function byOpenssl({ hash, purpose, password, salt, iterations, length }: Pkcs12KdfParameters): string {
  const options = [
    `digest:${hash.replace(/^SHA-(512\/)?/, 'SHA$1').replace('SHA512/', 'SHA512-')}`,
    `hexpass:${Buffer.from(password).toString('hex')}`,
    `hexsalt:${Buffer.from(salt).toString('hex')}`,
    `iter:${iterations}`,
    `id:${purpose}`,
  ];
  const args = ['kdf', '-keylen', String(length), ...options.flatMap((one) => ['-kdfopt', one]), 'PKCS12KDF'];
  return openssl(args).toString().replaceAll(':', '').trim().toLowerCase();
}

const salt = Uint8Array.from({ length: 20 }, (_, index) => index * 7);
const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');

describe('the PKCS#12 key derivation is OpenSSL’s', () => {
  test.each<[HashName, Pkcs12KdfParameters['purpose'], string, number, number]>([
    ['SHA-1', 1, 'secret', 1, 24],
    ['SHA-1', 2, 'secret', 2048, 8],
    ['SHA-1', 3, '', 2048, 20],
    ['SHA-1', 1, 'Grüße 🔑 σύνθημα', 40_000, 24],
    ['SHA-1', 1, 'a password of more than one block of sixty-four octets', 3, 45],
    ['SHA-224', 3, 'secret', 100, 28],
    ['SHA-256', 3, 'secret', 20_000, 32],
    ['SHA-384', 3, 'secret', 100, 48],
    ['SHA-512', 3, 'secret', 100, 64],
    ['SHA-512/256', 3, 'secret', 100, 32],
    ['MD5', 3, 'secret', 100, 40],
  ])('%s, purpose %i, password “%s”, %i iterations, %i octets', (hash, purpose, text, iterations, length) => {
    const parameters = { hash, purpose, password: bmpPasswordOctets(text), salt, iterations, length };
    expect(hex(pkcs12Kdf(parameters, () => undefined))).toBe(byOpenssl(parameters));
  });

  test('the absent password is another than the empty one', () => {
    expect(bmpPasswordOctets(null)).toEqual(new Uint8Array(0));
    expect(bmpPasswordOctets('')).toEqual(new Uint8Array(2));
  });

  test('600 000 iterations, as Firefox writes them, take less than a second and report their progress', () => {
    const password = bmpPasswordOctets('secret');
    const reports: number[] = [];
    const started = processorMilliseconds();
    pkcs12Kdf({ hash: 'SHA-1', purpose: 1, password, salt, iterations: 600_000, length: 8 }, (done) =>
      reports.push(done),
    );
    // 0.2 s here; the rest is for slower machines.
    expect(processorMilliseconds() - started).toBeLessThan(2000);
    expect(reports.length).toBeGreaterThan(30);
    expect(reports.at(-1)).toBe(600_000);
  });
});
