import { WorkbenchError } from '../core/errors';
import type { AssertionPlan } from '../core/assertion/plan-assertion';
import type { JsonObject } from '../core/jose/json-members';
import type { PrivateKey } from '../core/keys/private-key';
import type { BatchFormat } from '../core/request/batch/batch-formats';
import { signingKeyOf } from '../core/keys/signing-key';
import { directSigner, type GroupSigner } from '../core/request/batch/group-signer';
import { signBatch, type BatchParameters } from '../core/request/batch/sign-batch';
import { GrowingFile } from '../platform/growing-file';
import { nextTask } from '../platform/next-task';
import { SigningWorkers } from './signing-workers';

export interface BatchProgress {
  readonly made: number;
  readonly total: number;
  /** Since the start. */
  readonly seconds: number;
}

export interface BatchFile {
  readonly content: Blob;
  readonly name: string;
  readonly count: number;
  readonly seconds: number;
  /** The heading, where there is one, and the first few lines. */
  readonly firstLines: string;
  readonly firstClaims: JsonObject;
  readonly lastClaims: JsonObject;
  readonly plan: AssertionPlan;
}

export interface BatchWatch {
  /** After each. */
  readonly onProgress: (progress: BatchProgress) => void;
  readonly signal: AbortSignal;
}

export interface BatchOrder extends Omit<BatchParameters, 'nextJti'> {
  readonly privateKey: PrivateKey;
  readonly format: BatchFormat;
}

const shownLines = 3;
/** What a browser keeps without asking, with room to spare. */
const limitMegabytes = 500;

/** Milliseconds: Chromium settles what it signs on this thread without leaving the task, and answers of workers come in heaps. */
const longestTurn = 10;

/**
 * Signs, and collects the lines where they do not fill this page's memory.
 * @throws WorkbenchError `batch/too-large`, `signature/refused-by-engine`; the signal's reason where it stops this
 */
export async function writeBatch(order: BatchOrder, { onProgress, signal }: BatchWatch): Promise<BatchFile> {
  const started = performance.now();
  // Ends with the batch, however that ends; the workers end with it.
  const own = new AbortController();
  const end = () => own.abort();
  signal.addEventListener('abort', end);
  try {
    const signer = await signerFor(order, own.signal);
    return await collect(order, signer, started, { onProgress, signal });
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

async function signerFor({ plan, privateKey, count }: BatchOrder, signal: AbortSignal): Promise<GroupSigner> {
  const key = signingKeyOf(privateKey, plan.algorithm?.alg);
  const workers = count < fewestForWorkers(privateKey) ? undefined : await SigningWorkers.start(key, signal);
  return workers ?? directSigner(key);
}

/** Fewer are made on the page's own thread before workers have begun. */
function fewestForWorkers({ keyType, bits }: PrivateKey): number {
  return keyType === 'RSA' && bits > 2048 ? 8 : 64;
}

async function collect(
  order: BatchOrder,
  signer: GroupSigner,
  started: number,
  { onProgress, signal }: BatchWatch,
): Promise<BatchFile> {
  const { plan, format, count } = order;
  const file = new GrowingFile();
  let firstLines = '';
  let firstClaims: JsonObject = {};
  let lastClaims: JsonObject = {};
  let made = 0;
  let turn = started;
  const secondsSince = () => (performance.now() - started) / 1000;
  for await (const entry of signBatch({ ...order, nextJti: () => crypto.randomUUID() }, signer)) {
    const line = format.line(entry);
    if (made === 0) {
      refuseTooLarge(line.length, count);
      firstClaims = entry.claims;
      firstLines = format.heading?.(entry) ?? '';
      file.add(firstLines);
    }
    file.add(line);
    lastClaims = entry.claims;
    if (made++ < shownLines) firstLines += line;
    onProgress({ made, total: count, seconds: secondsSince() });
    signal.throwIfAborted();
    if (performance.now() - turn >= longestTurn) {
      await nextTask();
      turn = performance.now();
    }
  }
  const seconds = secondsSince();
  const content = file.finish();
  return { content, name: format.fileName, count: made, seconds, firstLines, firstClaims, lastClaims, plan };
}

/** Lines differ by a few characters only. */
function refuseTooLarge(lineLength: number, count: number): void {
  const megabytes = Math.ceil((lineLength * count) / 1e6);
  if (megabytes <= limitMegabytes) return;
  throw new WorkbenchError('batch/too-large', 'batch: the file would be too large', {
    megabytes,
    limit: limitMegabytes,
    most: Math.floor((limitMegabytes * 1e6) / lineLength),
  });
}
