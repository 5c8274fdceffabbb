/** A server's error and what is on the page → what it says, what to look at, and what follows. */
import type { Conclusion } from './conclusion';
import { crossCheckError, type ErrorPage } from './cross-check-error';
import type { CauseCode, KnownError } from './known-error';
import { likelyCauses } from './likely-causes';
import { parseServerError } from './parse-server-error';
import type { ParsedServerError } from './parsed-server-error';
import { ruleOutCauses } from './rule-out-causes';

/*
 *     const diagnosis = await diagnoseServerError(text, { assertion, certificates });
 *
 * Sentences: `explainConclusion` in `ui/messages/error-conclusions`, `explainCause` and the names of families and reasons in
 * `ui/messages/server-errors`. Show the conclusions first: they are about this assertion and this certificate. The causes are
 * what to look at where those do not settle it.
 */
export interface ServerErrorDiagnosis {
  readonly error: ParsedServerError;
  /** The row of the most telling code; absent where no code is known here. */
  readonly telling?: KnownError;
  /** In the order in which to look. */
  readonly causes: readonly CauseCode[];
  /** The most telling first. */
  readonly conclusions: readonly Conclusion[];
}

/** Never rejects. @returns undefined: the text has no error of a server in it */
export async function diagnoseServerError(
  text: string,
  page: ErrorPage = {},
): Promise<ServerErrorDiagnosis | undefined> {
  const error = parseServerError(text);
  if (!error) return undefined;
  const telling = error.codes.find(({ known }) => known !== undefined)?.known;
  const conclusions = await crossCheckError(error, page);
  return {
    error,
    ...(telling ? { telling } : {}),
    causes: ruleOutCauses(likelyCauses(error), conclusions),
    conclusions,
  };
}
