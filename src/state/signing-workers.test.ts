import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeImportedCredential, type ImportedFixture } from '../../tools/credential-fixtures';
import { ThreadWorker } from '../../tools/thread-worker';
import { signingKeyOf } from '../core/keys/signing-key';
import { directSigner } from '../core/request/batch/group-signer';
import { SigningWorkers } from './signing-workers';

// What Trusted Types and the page's own address are is the browser's affair: e2e/batch.spec.
vi.mock('../platform/script-address', () => ({ trustScript: (address: string) => address }));

let rsa: ImportedFixture;
let ec: ImportedFixture;
let workers: SigningWorkers | undefined;

beforeAll(async () => {
  [rsa, ec] = await Promise.all([makeImportedCredential('RSA-2048'), makeImportedCredential('P-256')]);
});

beforeEach(() => {
  vi.stubGlobal('Worker', ThreadWorker);
  vi.stubGlobal('navigator', { hardwareConcurrency: 3 });
  ThreadWorker.started = 0;
});

afterEach(() => {
  workers?.end();
  workers = undefined;
  vi.unstubAllGlobals();
});

const groupsOf = (count: number, size: number) =>
  Array.from({ length: count }, (_, group) => Array.from({ length: size }, (__, one) => `${group}.${one}`));

describe('the workers that sign a batch', () => {
  test('make the signatures that this thread makes, one worker for each processor', async () => {
    const key = signingKeyOf(rsa.privateKey, 'RS256');
    workers = await SigningWorkers.start(key);
    expect(ThreadWorker.started).toBe(3);
    expect(workers?.groupsAtOnce).toBe(6);
    const groups = groupsOf(20, 4);
    const signed = await Promise.all(groups.map((group) => workers?.sign(group)));
    const { sign } = directSigner(key);
    expect(signed).toEqual(await Promise.all(groups.map((group) => sign(group))));
  });

  test('answer each group with its own signatures, whichever is finished first', async () => {
    vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
    workers = await SigningWorkers.start(signingKeyOf(ec.privateKey, 'ES256'));
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

  test('are never more than eight', async () => {
    vi.stubGlobal('navigator', { hardwareConcurrency: 64 });
    workers = await SigningWorkers.start(signingKeyOf(ec.privateKey, 'ES256'));
    expect(ThreadWorker.started).toBe(8);
  });

  test('are not to be had where the key cannot sign, and none is left running', async () => {
    const ended = vi.spyOn(ThreadWorker.prototype, 'terminate');
    const { algorithm } = signingKeyOf(ec.privateKey, 'ES256');
    const { signingKey } = signingKeyOf(rsa.privateKey, 'RS256');
    expect(await SigningWorkers.start({ algorithm, signingKey })).toBeUndefined();
    expect(ended).toHaveBeenCalledTimes(3);
  });

  test('are not to be had where the engine hands on no key', async () => {
    vi.spyOn(ThreadWorker.prototype, 'postMessage').mockImplementation(() => {
      throw new DOMException('CryptoKey object could not be cloned', 'DataCloneError');
    });
    expect(await SigningWorkers.start(signingKeyOf(rsa.privateKey, 'RS256'))).toBeUndefined();
    vi.restoreAllMocks();
  });

  test('are not to be had where workers are forbidden, at once or when they begin', async () => {
    const key = signingKeyOf(rsa.privateKey, 'RS256');
    vi.stubGlobal('Worker', function () {
      throw new DOMException('no', 'SecurityError');
    });
    expect(await SigningWorkers.start(key)).toBeUndefined();
    class Blocked extends ThreadWorker {
      override postMessage(): void {
        setTimeout(() => this.onerror?.({ message: '' }), 5);
      }
    }
    vi.stubGlobal('Worker', Blocked);
    expect(await SigningWorkers.start(key)).toBeUndefined();
  });
});
