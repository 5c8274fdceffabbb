/** The signatures of a batch on every processor at once, and none on the page's own thread. */
import { receiveError } from '../core/errors';
import type { SigningKey } from '../core/keys/signing-key';
import type { GroupSigner } from '../core/request/batch/group-signer';
import type { WorkerAnswer, WorkerJob } from '../core/request/batch/worker';
import { startWorker } from '../platform/start-worker';

/** Each has memory of its own, and no load test wants more than these sign. */
const mostWorkers = 8;

export class SigningWorkers implements GroupSigner {
  /** A message costs as much as an ES256 signature; a group of RSA 4096 is to be shown as progress still. */
  readonly groupSize = 16;
  readonly groupsAtOnce: number;
  readonly #workers: readonly SigningWorker[];
  #turn = 0;

  private constructor(workers: readonly SigningWorker[]) {
    this.#workers = workers;
    // For each the next is there when the one before is done.
    this.groupsAtOnce = 2 * workers.length;
  }

  /** @returns undefined where this browser has no workers for this page, or does not hand them the key */
  static async start(key: SigningKey): Promise<SigningWorkers | undefined> {
    const workers: SigningWorker[] = [];
    try {
      const { default: script } = await import('../core/request/batch/worker?worker-script');
      const count = Math.min(navigator.hardwareConcurrency, mostWorkers);
      while (workers.length < count) workers.push(new SigningWorker(script));
      await Promise.all(workers.map((worker) => worker.ask({ kind: 'key', ...key })));
      return new SigningWorkers(workers);
    } catch {
      for (const worker of workers) worker.end();
      return undefined;
    }
  }

  readonly sign = (signingInputs: readonly string[]): Promise<readonly string[]> => {
    const worker = this.#workers[this.#turn++ % this.#workers.length] as SigningWorker;
    return worker.ask({ kind: 'group', signingInputs });
  };

  /** And with them their handles of the key. */
  readonly end = (): void => {
    for (const worker of this.#workers) worker.end();
  };
}

interface Asker {
  readonly resolve: (signatures: readonly string[]) => void;
  readonly reject: (reason: Error) => void;
}

/** An answer says whose it is: an engine with threads of its own may finish the second first. */
class SigningWorker {
  readonly #worker: Worker;
  readonly #askers = new Map<number, Asker>();
  #lastId = 0;

  constructor(script: string) {
    this.#worker = startWorker(script);
    this.#worker.onmessage = ({ data }: MessageEvent<{ id: number; answer: WorkerAnswer }>) => {
      const asker = this.#askers.get(data.id);
      this.#askers.delete(data.id);
      if (data.answer.kind === 'done') asker?.resolve(data.answer.signatures);
      else asker?.reject(receiveError(data.answer));
    };
    this.#worker.onerror = ({ message }) => {
      for (const { reject } of this.#askers.values()) reject(new Error(`in the worker: ${message}`));
      this.#askers.clear();
    };
  }

  ask(job: WorkerJob): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#askers.set(id, { resolve, reject });
      this.#worker.postMessage({ id, job });
    });
  }

  end(): void {
    this.#worker.terminate();
  }
}
