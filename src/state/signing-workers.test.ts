import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest';
import { makeImportedCredential, type ImportedFixture } from '../../tools/credential-fixtures';
import { ThreadWorker } from '../../tools/thread-worker';
import { signingKeyOf, type SigningKey } from '../core/keys/signing-key';
import { directSigner } from '../core/request/batch/group-signer';
import { SigningWorkers } from './signing-workers';

// What Trusted Types and the page's own address are is the browser's affair: e2e/batch.spec.
vi.mock('../platform/script-address', () => ({ trustScript: (address: string) => address }));

let rsa: ImportedFixture;
let ec: ImportedFixture;
let ending: AbortController;
/** What a browser would have ended by now. */
let ended: MockInstance;

beforeAll(async () => {
  [rsa, ec] = await Promise.all([makeImportedCredential('RSA-2048'), makeImportedCredential('P-256')]);
});

beforeEach(() => {
  vi.stubGlobal('Worker', ThreadWorker);
  vi.stubGlobal('navigator', { hardwareConcurrency: 3 });
  ThreadWorker.started = 0;
  ended = vi.spyOn(ThreadWorker.prototype, 'terminate');
  ending = new AbortController();
});

afterEach(() => {
  ending.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const start = (key: SigningKey) => SigningWorkers.start(key, ending.signal);

const groupsOf = (count: number, size: number) =>
  Array.from({ length: count }, (_, group) => Array.from({ length: size }, (__, one) => `${group}.${one}`));

describe('the workers that sign a batch', () => {
  test('make the signatures that this thread makes, one worker for each processor', async () => {
    const key = signingKeyOf(rsa.privateKey, 'RS256');
    const workers = await start(key);
    expect(ThreadWorker.started).toBe(3);
    expect(workers?.groupsAtOnce).toBe(6);
    const groups = groupsOf(20, 4);
    const signed = await Promise.all(groups.map((group) => workers?.sign(group)));
    const { sign } = directSigner(key);
    expect(signed).toEqual(await Promise.all(groups.map((group) => sign(group))));
  });

  test('answer each group with its own signatures, whichever is finished first', async () => {
    vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
    const workers = await start(signingKeyOf(ec.privateKey, 'ES256'));
    // In one worker a long group and short ones, which are done before it.
    const groups = [...groupsOf(1, 400), ...groupsOf(8, 1).map((_, index) => [`short ${index}`])];
    const order: number[] = [];
    const signed = await Promise.all(
      groups.map(async (group, index) => {
        const signatures = await workers?.sign(group);
        order.push(index);
        return signatures ?? [];
      }),
    );
    expect(order[0]).not.toBe(0);
    const publicKey = createPublicKey(
      new X509Certificate(ec.certificatePem).publicKey.export({ type: 'spki', format: 'pem' }),
    );
    for (const [index, group] of groups.entries())
      for (const [at, input] of group.entries()) {
        const signature = Buffer.from(signed[index]?.[at] ?? '', 'base64url');
        const judged = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
        expect(verify('sha256', Buffer.from(input), judged, signature)).toBe(true);
      }
  });

  test.each([undefined, 0])(
    'are two where the browser does not say how many processors there are: %s',
    async (told) => {
      vi.stubGlobal('navigator', { hardwareConcurrency: told });
      await start(signingKeyOf(ec.privateKey, 'ES256'));
      expect(ThreadWorker.started).toBe(2);
    },
  );

  test('have fewer of a long key’s at once, so that there is progress', async () => {
    const long = await crypto.subtle.generateKey(
      {
        ...signingKeyOf(rsa.privateKey, 'RS256').algorithm.importParameters,
        modulusLength: 4096,
        publicExponent: Uint8Array.of(1, 0, 1),
      } as RsaHashedKeyGenParams,
      false,
      ['sign'],
    );
    const workers = await start({ ...signingKeyOf(rsa.privateKey, 'RS256'), signingKey: long.privateKey });
    expect(workers?.groupSize).toBe(4);
  });

  test('end at once when they are told to, and with them whoever waits', async () => {
    const workers = await start(signingKeyOf(rsa.privateKey, 'RS256'));
    const waiting = groupsOf(9, 50).map((group) => workers?.sign(group));
    const outcomes = Promise.allSettled(waiting);
    ending.abort();
    expect(ended).toHaveBeenCalledTimes(3);
    expect((await outcomes).map(({ status }) => status)).toEqual(waiting.map(() => 'rejected'));
    await expect(workers?.sign(['late'])).rejects.toThrow('ended');
  });

  test('end also while they begin', async () => {
    const starting = start(signingKeyOf(rsa.privateKey, 'RS256'));
    await vi.waitFor(() => expect(ThreadWorker.started).toBe(3));
    ending.abort();
    expect(await starting).toBeUndefined();
    expect(ended).toHaveBeenCalledTimes(3);
    // And none begins where nobody wants it any more.
    expect(await start(signingKeyOf(rsa.privateKey, 'RS256'))).toBeUndefined();
    expect(ThreadWorker.started).toBe(3);
  });

  test('that the browser ends leave their groups to the others and to this thread', async () => {
    const key = signingKeyOf(rsa.privateKey, 'RS256');
    const begun: ThreadWorker[] = [];
    class Noted extends ThreadWorker {
      constructor(address: string) {
        super(address);
        begun.push(this);
      }
    }
    vi.stubGlobal('Worker', Noted);
    const workers = await start(key);
    const groups = groupsOf(12, 4);
    const signing = groups.map((group) => workers?.sign(group));
    for (const [index, one] of begun.entries()) if (index < 2) one.onerror?.({ message: 'out of memory' });
    const { sign } = directSigner(key);
    expect(await Promise.all(signing)).toEqual(await Promise.all(groups.map((group) => sign(group))));
    begun[2]?.onerror?.({ message: 'out of memory' });
    expect(await workers?.sign(['late'])).toEqual(await sign(['late']));
  });

  test('are never more than eight', async () => {
    vi.stubGlobal('navigator', { hardwareConcurrency: 64 });
    await start(signingKeyOf(ec.privateKey, 'ES256'));
    expect(ThreadWorker.started).toBe(8);
  });

  test('are not to be had where the key cannot sign, and none is left running', async () => {
    const { algorithm } = signingKeyOf(ec.privateKey, 'ES256');
    const { signingKey } = signingKeyOf(rsa.privateKey, 'RS256');
    expect(await start({ algorithm, signingKey })).toBeUndefined();
    expect(ended).toHaveBeenCalledTimes(3);
  });

  test('are not to be had where the engine hands on no key', async () => {
    vi.spyOn(ThreadWorker.prototype, 'postMessage').mockImplementation(() => {
      throw new DOMException('CryptoKey object could not be cloned', 'DataCloneError');
    });
    expect(await start(signingKeyOf(rsa.privateKey, 'RS256'))).toBeUndefined();
    expect(ended).toHaveBeenCalledTimes(3);
  });

  test('are not to be had where the key does not arrive: the browser says so, or says nothing', async () => {
    const key = signingKeyOf(rsa.privateKey, 'RS256');
    class Unreadable extends ThreadWorker {
      override postMessage(): void {
        setTimeout(() => this.onmessageerror?.(), 5);
      }
    }
    vi.stubGlobal('Worker', Unreadable);
    expect(await start(key)).toBeUndefined();
    class Silent extends ThreadWorker {
      override postMessage(): void {}
    }
    vi.stubGlobal('Worker', Silent);
    vi.useFakeTimers();
    const starting = start(key);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await starting).toBeUndefined();
    vi.useRealTimers();
    expect(ended).toHaveBeenCalledTimes(6);
  });

  test('are not to be had where workers are forbidden, at once or when they begin', async () => {
    const key = signingKeyOf(rsa.privateKey, 'RS256');
    vi.stubGlobal('Worker', function () {
      throw new DOMException('no', 'SecurityError');
    });
    expect(await start(key)).toBeUndefined();
    expect(ended).not.toHaveBeenCalled();
    class Blocked extends ThreadWorker {
      override postMessage(): void {
        setTimeout(() => this.onerror?.({ message: '' }), 5);
      }
    }
    vi.stubGlobal('Worker', Blocked);
    expect(await start(key)).toBeUndefined();
    expect(ended).toHaveBeenCalledTimes(3);
  });
});
