/** Signs the groups of a batch as a worker of its own: Chromium makes a signature on the thread that asks for it. */
import { postError, type PostedError } from '../../errors';
import { signInput } from '../../jose/sign-compact';
import type { SigningKey } from '../../keys/signing-key';

/** The key first, and once: an engine may copy it number by number. */
export type WorkerJob = ({ readonly kind: 'key' } & SigningKey) | WorkerGroup;

interface WorkerGroup {
  readonly kind: 'group';
  readonly signingInputs: readonly string[];
}

export type WorkerAnswer = { readonly kind: 'done'; readonly signatures: readonly string[] } | PostedError;

let handed: SigningKey | undefined;

addEventListener('message', ({ data: { id, job } }: MessageEvent<{ id: number; job: WorkerJob }>) => {
  void work(job).then((answer) => postMessage({ id, answer }));
});

async function work(job: WorkerJob): Promise<WorkerAnswer> {
  try {
    return { kind: 'done', signatures: await signaturesOf(job) };
  } catch (error) {
    return postError(error);
  }
}

async function signaturesOf(job: WorkerJob): Promise<string[]> {
  if (job.kind === 'key') handed = job;
  // With a key the first thing to know is whether this thread can sign with it.
  const inputs = job.kind === 'key' ? [''] : job.signingInputs;
  const { algorithm, signingKey } = handed as SigningKey;
  const signatures: string[] = [];
  for (const input of inputs) signatures.push((await signInput(input, algorithm, signingKey)).signature);
  return signatures;
}
