/** The password engine as a worker of its own: derivations take seconds, and ending the worker is how one is cancelled. */
import type { Bytes } from '../encoding/bytes';
import { WorkbenchError, type ErrorCode, type Evidence } from '../errors';
import { buildDirectEngine } from './direct-engine';
import type { EncryptionScheme, MacScheme } from './encryption-scheme';
import type { Password } from './password-engine';

export type WorkerJob =
  | {
      readonly operation: 'decrypt' | 'encrypt';
      readonly scheme: EncryptionScheme;
      readonly password: Password;
      readonly content: Bytes;
    }
  | {
      readonly operation: 'mac';
      readonly scheme: MacScheme;
      readonly password: Password;
      readonly content: Bytes;
    };

export type WorkerAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly octets: Bytes }
  /** A WorkbenchError: classes do not survive being posted. */
  | {
      readonly kind: 'failed';
      readonly code: ErrorCode;
      readonly message: string;
      readonly evidence: Evidence;
    }
  | { readonly kind: 'bug'; readonly message: string };

const engine = buildDirectEngine((done, total) => answer({ kind: 'progress', done, total }));

addEventListener('message', ({ data }: MessageEvent<WorkerJob>) => {
  void work(data).then(answer);
});

async function work(job: WorkerJob): Promise<WorkerAnswer> {
  const { password, content } = job;
  try {
    const octets =
      job.operation === 'mac'
        ? await engine.mac(job.scheme, password, content)
        : await engine[job.operation](job.scheme, password, content);
    return { kind: 'done', octets };
  } catch (error) {
    if (!(error instanceof WorkbenchError)) return { kind: 'bug', message: String(error) };
    return { kind: 'failed', code: error.code, message: error.message, evidence: error.evidence };
  } finally {
    content.fill(0);
  }
}

function answer(message: WorkerAnswer): void {
  postMessage(message, { transfer: message.kind === 'done' ? [message.octets.buffer] : [] });
}
