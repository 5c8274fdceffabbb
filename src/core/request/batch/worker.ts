/** Signs the groups of a batch as a worker of its own: Chromium makes a signature on the thread that asks for it. RFC 7515 §5.1. */
import { encodeUtf8 } from '../../encoding/utf8';
import type { SigningKey } from '../../keys/signing-key';

/** The key first, and once: an engine may copy it number by number. */
export type WorkerJob =
  | ({ readonly kind: 'key' } & SigningKey)
  | { readonly kind: 'group'; readonly signingInputs: readonly string[] };

export type WorkerAnswer =
  | { readonly kind: 'done'; readonly signatures: readonly ArrayBuffer[] }
  /** A name as DOMException has it. */
  | { readonly kind: 'refused'; readonly engineSays: string };

/** That nobody could take for a token. */
const probe = 'probe';

let handed: SigningKey | undefined;

addEventListener('message', ({ data: { id, job } }: MessageEvent<{ id: number; job: WorkerJob }>) => {
  void work(job).then((answer) => postMessage({ id, answer }));
});

// An engine may find only here that it cannot hand a key on; the page hears of what is thrown.
addEventListener('messageerror', (event) => {
  throw event;
});

async function work(job: WorkerJob): Promise<WorkerAnswer> {
  try {
    if (job.kind === 'key') handed = job;
    const signatures: ArrayBuffer[] = [];
    if (job.kind === 'key') await sign(probe);
    else for (const input of job.signingInputs) signatures.push(await sign(input));
    return { kind: 'done', signatures };
  } catch (error) {
    return { kind: 'refused', engineSays: error instanceof Error ? error.name : 'unknown' };
  }
}

function sign(signingInput: string): Promise<ArrayBuffer> {
  const { algorithm, signingKey } = handed as SigningKey;
  return crypto.subtle.sign(algorithm.signParameters, signingKey, encodeUtf8(signingInput));
}
