/** An error on its way from a worker: of a class only a name would arrive. */
import { WorkbenchError, type ErrorCode, type Evidence } from './errors';

export type PostedError =
  | {
      readonly kind: 'failed';
      readonly code: ErrorCode;
      readonly message: string;
      readonly evidence: Evidence;
    }
  | { readonly kind: 'bug'; readonly message: string };

export function postError(error: unknown): PostedError {
  if (!(error instanceof WorkbenchError)) return { kind: 'bug', message: String(error) };
  return { kind: 'failed', code: error.code, message: error.message, evidence: error.evidence };
}

/** As it was thrown there. */
export function receiveError(posted: PostedError): Error {
  if (posted.kind === 'bug') return new Error(`in the worker: ${posted.message}`);
  return new WorkbenchError(posted.code, posted.message, posted.evidence, { cause: posted });
}
