import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ThreadWorker } from '../../tools/thread-worker';
import { WorkbenchError } from '../core/errors';
import { buildEncryptionScheme } from '../core/password-encryption/build-encryption-scheme';
import { directEngine } from '../core/password-encryption/direct-engine';
import { parseMacScheme } from '../core/password-encryption/parse-mac-scheme';
import { PasswordWork } from './password-work.svelte';

// What Trusted Types and the page's own address are is the browser's affair: e2e/offline.spec.
vi.mock('../platform/script-address', () => ({ trustScript: (address: string) => address }));

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const scheme = (kind: 'AES-256' | '3DES', iterations: number) =>
  buildEncryptionScheme(kind, iterations, random).scheme;
const content = Uint8Array.from({ length: 100 }, (_, index) => index);

let work: PasswordWork;
beforeEach(() => {
  vi.stubGlobal('Worker', ThreadWorker);
  ThreadWorker.started = 0;
  work = new PasswordWork();
});
afterEach(() => {
  work.cancel();
  vi.unstubAllGlobals();
});

describe('the worker', () => {
  test('says what the engine on this thread says, in one worker for all', async () => {
    for (const one of [scheme('AES-256', 1000), scheme('3DES', 1000)]) {
      const ciphertext = await work.encrypt(one, 'Grüße', content);
      expect(ciphertext).toEqual(await directEngine.encrypt(one, 'Grüße', content));
      expect(await work.decrypt(one, 'Grüße', ciphertext)).toEqual(content);
    }
    const rc2 = {
      ...scheme('3DES', 10),
      cipher: { name: 'RC2', keyLength: 5, effectiveKeyBits: 40 },
    } as const;
    expect(await work.encrypt(rc2, null, content)).toEqual(await directEngine.encrypt(rc2, null, content));
    const digest = new Uint8Array(Buffer.from('300906052b0e03021a0500', 'hex'));
    const { parseDer } = await import('../core/asn1/der');
    const mac = parseMacScheme(parseDer(digest).node, random(8), Uint8Array.of(100));
    expect(await work.mac(mac, '', content)).toEqual(await directEngine.mac(mac, '', content));
    expect(ThreadWorker.started).toBe(1);
    expect(work.busy).toBe(false);
  });

  test('gives errors back as they were', async () => {
    const error = await work
      .decrypt(scheme('3DES', 1), 'secret', new Uint8Array(9))
      .catch((one: unknown) => one);
    expect(error).toBeInstanceOf(WorkbenchError);
    expect(error).toMatchObject({
      code: 'encryption/damaged',
      evidence: { octets: 9, blockLength: 8 },
      message: expect.stringContaining('whole number of blocks'),
    });
  });

  test('reports progress while it works', async () => {
    const seen: number[] = [];
    const watch = setInterval(() => work.progress && seen.push(work.progress.done / work.progress.total), 5);
    const result = work.encrypt(scheme('3DES', 600_000), 'secret', content);
    expect(work.busy).toBe(true);
    await result;
    clearInterval(watch);
    expect(seen.some((part) => part > 0 && part < 1)).toBe(true);
    expect(work.progress).toBeUndefined();
  });

  test('is ended by cancel, with all that waits, and starts anew', async () => {
    const refused = (job: Promise<unknown>) =>
      expect(job).rejects.toMatchObject({ code: 'encryption/cancelled' });
    const first = refused(work.encrypt(scheme('3DES', 20_000_000), 'secret', content));
    const second = refused(work.encrypt(scheme('3DES', 1), 'secret', content));
    await vi.waitFor(() => expect(work.progress?.done).toBeGreaterThan(0), { timeout: 10_000 });
    work.cancel();
    await Promise.all([first, second]);
    expect(work.busy).toBe(false);
    const one = scheme('AES-256', 1);
    expect(await work.decrypt(one, 'a', await work.encrypt(one, 'a', content))).toEqual(content);
    expect(ThreadWorker.started).toBe(2);
  });

  test('that cannot be started is an error of its own', async () => {
    vi.stubGlobal('Worker', function () {
      throw new DOMException('no', 'SecurityError');
    });
    await expect(work.encrypt(scheme('3DES', 1), 'secret', content)).rejects.toMatchObject({
      code: 'encryption/worker-failed',
      evidence: { browserSays: 'SecurityError' },
    });
  });
});
