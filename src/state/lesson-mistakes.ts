import { beginExercise } from '../core/lessons/begin-exercise';
import type { Exercise } from '../core/lessons/exercises/exercise';
import { exercises, type ExerciseId } from '../core/lessons/exercises/exercises';
import { tryWork, type TriedWork } from '../core/lessons/try-work';
import { comparedMistakes, shownMistakes } from '../core/lessons/what-the-server-checks';
import type { ProfileId } from '../core/profiles/server-profile';
import { crossCheckError } from '../core/server-errors/cross-check-error';
import { parseServerError } from '../core/server-errors/parse-server-error';
import { decodeCompact } from '../core/jose/decode-compact';
import type { Conclusion } from '../core/server-errors/conclusion';
import { decodeHex } from '../core/encoding/hex';
import { decodeUtf8 } from '../core/encoding/utf8';
import type { LessonSubject } from './lesson-bench.svelte';

export const mistakes = { shown: shownMistakes, compared: comparedMistakes };

/** @param mistake undefined: nothing is wrong
 * @param server where it is not the one of the exercise */
export async function tryMistake(
  subject: LessonSubject,
  mistake: ExerciseId | undefined,
  server?: ProfileId,
): Promise<TriedWork> {
  const exercise: Exercise | undefined = exercises.find(({ id }) => id === mistake);
  const begun = await beginExercise(subject, exercise, server);
  return tryWork(begun.work, begun.server, subject);
}

export interface ReadError {
  readonly body: string;
  /** Upper-case hex, as the server prints it. */
  readonly printed: string;
  /** Those octets, read as text. */
  readonly asText: string;
  readonly conclusion: Conclusion | undefined;
}

/** The answer to a thumbprint that was encoded as text, held against the assertion and the certificate. */
export async function readError(subject: LessonSubject): Promise<ReadError> {
  const { body, assertion } = await tryMistake(subject, 'hex-text-in-x5t');
  const error = parseServerError(body);
  const printed = error?.thumbprint ?? '';
  const [conclusion] = error
    ? await crossCheckError(error, {
        assertion: decodeCompact(assertion),
        certificates: [subject.certificate],
      })
    : [];
  return { body, printed, asText: decodeUtf8(decodeHex(printed)) ?? '', conclusion };
}
