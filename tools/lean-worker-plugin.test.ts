import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { directEngine } from '../src/core/password-encryption/direct-engine';
import type { BlockCipher, HashName, KeyDerivation } from '../src/core/password-encryption/encryption-scheme';
import type { WorkerAnswer, WorkerJob } from '../src/core/password-encryption/worker';
import { bundleScript } from './worker-script-plugin';

const salt = Uint8Array.from({ length: 8 }, (_, index) => 17 * index);
const content = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
const text = { name: '', oid: '' };
const password = 'Pä$$ 42';

/** Posts a job to the script that is built, and waits for what it makes of it. */
let ask: (job: WorkerJob) => Promise<WorkerAnswer>;

beforeAll(async () => {
  const worker = fileURLToPath(new URL('../src/core/password-encryption/worker.ts', import.meta.url));
  const { code } = await bundleScript(worker);
  let listen: (event: { data: WorkerJob }) => void = () => undefined;
  let settle: (answer: WorkerAnswer) => void = () => undefined;
  const scope = {
    crypto,
    TextEncoder,
    ArrayBuffer,
    Uint8Array,
    addEventListener: (_: string, listener: typeof listen) => (listen = listener),
    postMessage: (answer: WorkerAnswer) => answer.kind !== 'progress' && settle(answer),
  };
  runInContext(code, createContext(scope));
  ask = (data) =>
    new Promise((resolve) => {
      settle = resolve;
      // It overwrites what it was given.
      listen({ data: { ...data, content: data.content.slice() } });
    });
});

const hashes: readonly HashName[] = [
  ...(['MD5', 'SHA-1', 'SHA-224', 'SHA-256', 'SHA-384'] as const),
  ...(['SHA-512', 'SHA-512/224', 'SHA-512/256'] as const),
];
const ciphers: readonly BlockCipher[] = [
  ...([16, 24, 32] as const).map((keyLength) => ({ name: 'AES' as const, keyLength })),
  { name: 'DES', keyLength: 8 },
  ...([16, 24] as const).map((keyLength) => ({ name: '3DES' as const, keyLength })),
  { name: 'RC2', keyLength: 5, effectiveKeyBits: 40 },
  { name: 'RC2', keyLength: 16 },
];
const iterated = { salt, iterations: 3 };
const derivations: readonly KeyDerivation[] = [
  ...hashes.flatMap((hash) => [
    { kind: 'PBKDF2' as const, hash, ...iterated },
    { kind: 'PKCS#12' as const, hash, ...iterated },
  ]),
  ...(['MD5', 'SHA-1'] as const).map((hash) => ({ kind: 'PBKDF1' as const, hash, ...iterated })),
  { kind: 'scrypt', salt, cost: 16, blockSize: 8, parallelization: 2 },
  { kind: 'EVP_BytesToKey', salt },
];

describe('the script that is built, whose libraries lack what it never calls, does what the whole ones do', () => {
  test.each(ciphers)('$name of $keyLength octets', async (cipher) => {
    const scheme = { ...text, keyDerivation: { kind: 'EVP_BytesToKey' as const, salt }, cipher };
    const octets = await directEngine.encrypt(scheme, password, content);
    expect(await ask({ operation: 'encrypt', scheme, password, content })).toEqual({ kind: 'done', octets });
    const opened = await ask({ operation: 'decrypt', scheme, password, content: octets });
    expect(opened).toEqual({ kind: 'done', octets: content });
  });

  test.each(derivations)('$kind $hash', async (keyDerivation) => {
    for (const hash of hashes) {
      const scheme = { ...text, keyDerivation, hash, keyLength: 20 };
      const octets = await directEngine.mac(scheme, password, content);
      expect(await ask({ operation: 'mac', scheme, password, content })).toEqual({ kind: 'done', octets });
    }
  });
});
