import { describe, expect, test } from 'vitest';
import { buildEncryptionScheme } from './build-encryption-scheme';
import { buildDirectEngine, directEngine } from './direct-engine';
import type { EncryptionScheme } from './encryption-scheme';

const zeros = (length: number) => new Uint8Array(length);
const { scheme: tripleDes } = buildEncryptionScheme('3DES', 40_000, zeros);

describe('the direct engine', () => {
  test('counts iterations of key and initialization vector together', async () => {
    const reports: (readonly [number, number])[] = [];
    const engine = buildDirectEngine((done, total) => reports.push([done, total]));
    await engine.encrypt(tripleDes, 'secret', zeros(3));
    // 24 octets of key are two blocks of SHA-1, the vector is a third.
    expect(reports.at(-1)).toEqual([120_000, 120_000]);
    expect(reports.map(([done]) => done)).toEqual(reports.map(([done]) => done).sort((a, b) => a - b));
  });

  test('leaves what it was given as it was', async () => {
    const plaintext = Uint8Array.of(1, 2, 3);
    const ciphertext = await directEngine.encrypt(tripleDes, 'secret', plaintext);
    expect(await directEngine.decrypt(tripleDes, 'secret', ciphertext)).toEqual(plaintext);
    expect(await directEngine.decrypt(tripleDes, 'secret', ciphertext)).toEqual(plaintext);
    expect(plaintext).toEqual(Uint8Array.of(1, 2, 3));
  });

  test.each([0, 1, 7, 9, 4095])(
    'tells %i octets, which are no whole blocks, from a wrong password',
    async (length) => {
      await expect(directEngine.decrypt(tripleDes, 'secret', zeros(length))).rejects.toMatchObject({
        code: 'encryption/damaged',
        evidence: { octets: length, blockLength: 8 },
      });
    },
  );

  test('says that the password is wrong where there is no padding', async () => {
    const scheme: EncryptionScheme = {
      ...tripleDes,
      keyDerivation: { kind: 'EVP_BytesToKey', salt: zeros(8) },
      cipher: { name: 'AES', keyLength: 16, iv: zeros(16) },
    };
    const ciphertext = await directEngine.encrypt(scheme, 'right', Uint8Array.of(1));
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        directEngine.decrypt(scheme, `wrong ${index}`, ciphertext).then(
          () => 'opened',
          (error: { code: string }) => error.code,
        ),
      ),
    );
    // By chance one in 256 has a padding, which is why callers look at the structure too.
    expect(outcomes.filter((one) => one === 'encryption/wrong-password').length).toBeGreaterThan(35);
  });
});
