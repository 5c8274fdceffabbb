/** The signatures of a batch on several processors at once, and none on the page's own thread. */
import { encodeBase64url } from '../core/encoding/base64url';
import { WorkbenchError } from '../core/errors';
import { refusedByEngine } from '../core/jose/sign-input';
import type { SigningKey } from '../core/keys/signing-key';
import { directSigner, type GroupSigner } from '../core/request/batch/group-signer';
import type { WorkerAnswer, WorkerJob } from '../core/request/batch/worker';
import { countProcessors } from '../platform/processors';
import { startWorker, type OwnWorker } from '../platform/start-worker';

/** Each has memory of its own, and no load test wants more than these sign. */
const mostWorkers = 8;

/** Milliseconds: what has not taken the key by then is not waited for. */
const patience = 5_000;

export class SigningWorkers implements GroupSigner {
  readonly groupSize: number;
  readonly groupsAtOnce: number;
  readonly #workers: readonly SigningWorker[];
  readonly #direct: GroupSigner;
  readonly #signal: AbortSignal;

  private constructor(workers: readonly SigningWorker[], key: SigningKey, signal: AbortSignal) {
    this.#workers = workers;
    this.#direct = directSigner(key);
    this.#signal = signal;
    this.groupSize = groupSizeFor(key);
    // For each the next is there when the one before is done.
    this.groupsAtOnce = 2 * workers.length;
  }

  /**
   * @param signal ends them at once, whatever they are at, and with them their handles of the key
   * @returns undefined where this browser has no workers for this page, or does not hand them the key
   */
  static async start(key: SigningKey, signal: AbortSignal): Promise<SigningWorkers | undefined> {
    const { default: script } = await import('../core/request/batch/worker?worker-script');
    const workers: SigningWorker[] = [];
    const end = () => {
      for (const worker of workers) worker.end();
    };
    signal.addEventListener('abort', end);
    const deadline = setTimeout(end, patience);
    try {
      signal.throwIfAborted();
      const count = Math.min(countProcessors(), mostWorkers);
      while (workers.length < count) workers.push(new SigningWorker(script, key));
      await Promise.all(workers.map((worker) => worker.ask({ kind: 'key', ...key })));
      return new SigningWorkers(workers, key, signal);
    } catch {
      // For whatever reason: the page's own thread signs as well, and says why where it does not.
      end();
      return undefined;
    } finally {
      clearTimeout(deadline);
    }
  }

  readonly sign = async (signingInputs: readonly string[]): Promise<readonly string[]> => {
    // Processors need not be equals: who has least to do is next.
    const idlest = this.#workers.reduce((one, other) => (other.asked < one.asked ? other : one));
    try {
      const signatures = await idlest.ask({ kind: 'group', signingInputs });
      return signatures.map((octets) => encodeBase64url(new Uint8Array(octets)));
    } catch (error) {
      if (error instanceof WorkbenchError || this.#signal.aborted) throw error;
      // One that the browser has ended is no reason to make no batch.
      return this.#direct.sign(signingInputs);
    }
  };
}

/** A message costs as much as an ES256 signature; and what is under way is to be shown as progress soon. */
function groupSizeFor({ signingKey }: SigningKey): number {
  const { modulusLength = 0 } = signingKey.algorithm as Partial<RsaKeyAlgorithm>;
  if (modulusLength <= 2048) return 16;
  return modulusLength <= 4096 ? 4 : 1;
}

interface Asker {
  readonly resolve: (signatures: readonly ArrayBuffer[]) => void;
  readonly reject: (reason: Error) => void;
}

/** An answer says whose it is: an engine with threads of its own may finish the second first. */
class SigningWorker {
  readonly #own: OwnWorker;
  readonly #askers = new Map<number, Asker>();
  #lastId = 0;
  #isGone = false;

  constructor(script: string, { algorithm }: SigningKey) {
    this.#own = startWorker(script);
    const { worker } = this.#own;
    worker.onmessage = ({ data }: MessageEvent<{ id: number; answer: WorkerAnswer }>) => {
      const asker = this.#askers.get(data.id);
      this.#askers.delete(data.id);
      if (data.answer.kind === 'done') asker?.resolve(data.answer.signatures);
      else asker?.reject(refusedByEngine(algorithm, data.answer.engineSays));
    };
    worker.onerror = () => this.end();
    worker.onmessageerror = () => this.end();
  }

  get asked(): number {
    return this.#isGone ? Infinity : this.#askers.size;
  }

  ask(job: WorkerJob): Promise<readonly ArrayBuffer[]> {
    return new Promise((resolve, reject) => {
      if (this.#isGone) throw gone();
      const id = ++this.#lastId;
      this.#own.worker.postMessage({ id, job });
      this.#askers.set(id, { resolve, reject });
    });
  }

  /** Nobody waits for one that is gone. */
  end(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#own.end();
    for (const { reject } of this.#askers.values()) reject(gone());
    this.#askers.clear();
  }
}

const gone = () => new Error('the worker has ended');
