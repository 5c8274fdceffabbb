import { pbkdf2Sync } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HashName } from './encryption-scheme';
import { pbkdf2 } from './pbkdf2';

const hashes: readonly HashName[] = [
  'MD5',
  'SHA-1',
  'SHA-224',
  'SHA-256',
  'SHA-384',
  'SHA-512',
  'SHA-512/224',
  'SHA-512/256',
];
const salt = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const password = new TextEncoder().encode('Grüße 🔑');

function byNode(hash: HashName, secret: Uint8Array, spice: Uint8Array): string {
  const digest = hash.replace('-', '').replace('/', '-');
  return pbkdf2Sync(secret, spice, 500, 40, digest).toString('hex');
}

async function byUs(hash: HashName, secret: Uint8Array<ArrayBuffer>, spice: Uint8Array<ArrayBuffer>) {
  const octets = await pbkdf2({ hash, password: secret, salt: spice, iterations: 500, length: 40 });
  return Buffer.from(octets).toString('hex');
}

describe('PBKDF2 is that of node:crypto', () => {
  afterEach(() => vi.restoreAllMocks());

  test.each(hashes)('with HMAC-%s', async (hash) => {
    expect(await byUs(hash, password, salt)).toBe(byNode(hash, password, salt));
  });

  test('with an empty password and with an empty salt', async () => {
    const none = new Uint8Array(0);
    expect(await byUs('SHA-256', none, salt)).toBe(byNode('SHA-256', none, salt));
    expect(await byUs('SHA-1', password, none)).toBe(byNode('SHA-1', password, none));
  });

  test('where the engine refuses', async () => {
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('no', 'OperationError'));
    expect(await byUs('SHA-256', password, salt)).toBe(byNode('SHA-256', password, salt));
  });
});
