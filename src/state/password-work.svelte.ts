import type { Bytes } from '../core/encoding/bytes';
import { WorkbenchError } from '../core/errors';
import type { EncryptionScheme, MacScheme } from '../core/password-encryption/encryption-scheme';
import type { Password, PasswordEngine } from '../core/password-encryption/password-engine';
import type { WorkerAnswer, WorkerJob } from '../core/password-encryption/worker';
import { startWorker, type OwnWorker } from '../platform/start-worker';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Between two jobs of one container less time passes. */
const idleMilliseconds = 2_000;

/** The password engine in a worker, started on first use: one job at a time, shown while it runs, ended when asked. */
export class PasswordWork implements PasswordEngine {
  busy = $state(false);
  /** Of the job that runs; undefined while there is nothing to tell. */
  progress = $state.raw<Progress>();
  #worker: OwnWorker | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;
  /** Jobs that were asked for before the last `cancel` are of an earlier one. */
  #generation = 0;
  #stop: ((reason: WorkbenchError) => void) | undefined;

  decrypt(scheme: EncryptionScheme, password: Password, content: Bytes): Promise<Bytes> {
    return this.#enqueue({ operation: 'decrypt', scheme, password, content });
  }

  encrypt(scheme: EncryptionScheme, password: Password, content: Bytes): Promise<Bytes> {
    return this.#enqueue({ operation: 'encrypt', scheme, password, content });
  }

  mac(scheme: MacScheme, password: Password, content: Bytes): Promise<Bytes> {
    return this.#enqueue({ operation: 'mac', scheme, password, content });
  }

  /** Ends the worker, and with it whatever it knew. Everything under way fails with `encryption/cancelled`. */
  cancel(): void {
    this.#generation++;
    this.#endWorker();
    this.#stop?.(cancelled());
  }

  async #enqueue(job: WorkerJob): Promise<Bytes> {
    const generation = this.#generation;
    const turn = this.#queue.then(() => this.#work(job, generation));
    this.#queue = turn.catch(() => undefined);
    clearTimeout(this.#idle);
    this.#waiting++;
    this.busy = true;
    try {
      return await turn;
    } finally {
      this.#waiting--;
      this.busy = this.#waiting > 0;
      // A container is opened in several jobs; after the last one nothing of it stays in a worker's memory.
      if (!this.busy) this.#idle = setTimeout(() => this.#endWorker(), idleMilliseconds);
      this.progress = undefined;
    }
  }

  async #work(job: WorkerJob, generation: number): Promise<Bytes> {
    const { default: script } = await import('../core/password-encryption/worker?worker-script');
    // Cancelled while it waited for its turn.
    if (generation !== this.#generation) throw cancelled();
    try {
      return await this.#askWorker(job, script);
    } finally {
      this.#stop = undefined;
    }
  }

  #askWorker(job: WorkerJob, script: string): Promise<Bytes> {
    return new Promise((resolve, reject) => {
      const { worker } = this.#startWorker(script);
      this.#stop = reject;
      worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
        if (data.kind === 'progress') this.progress = { done: data.done, total: data.total };
        else if (data.kind === 'done') resolve(data.octets);
        else if (data.kind === 'failed')
          reject(new WorkbenchError(data.code, data.message, data.evidence, { cause: data }));
        else reject(new Error(`in the worker: ${data.message}`));
      };
      worker.onerror = ({ message }) => {
        this.#endWorker();
        reject(workerFailed(message || 'the worker did not start'));
      };
      worker.postMessage(job);
    });
  }

  #startWorker(script: string): OwnWorker {
    try {
      return (this.#worker ??= startWorker(script));
    } catch (cause) {
      throw workerFailed(cause instanceof Error ? cause.name : 'unknown', cause);
    }
  }

  #endWorker(): void {
    this.#worker?.end();
    this.#worker = undefined;
  }
}

function cancelled(): WorkbenchError {
  return new WorkbenchError('encryption/cancelled', 'the derivation was stopped');
}

function workerFailed(browserSays: string, cause?: unknown): WorkbenchError {
  return new WorkbenchError('encryption/worker-failed', 'the worker did not run', { browserSays }, { cause });
}
