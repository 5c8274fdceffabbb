/** What a lesson says, typed by what it has: a step or an answer without a sentence does not compile. */
import type { Lesson, LessonStep } from '../../../core/lessons/lesson';

/** A word between backticks is shown as code. */
export interface AnswerText {
  readonly label: string;
  /** Why it is right, or what speaks against it: never just “wrong”. */
  readonly reply: string;
}

export interface StepText {
  readonly title: string;
  /** One to three. */
  readonly sentences: readonly string[];
  readonly question?: { readonly ask: string; readonly answers: Readonly<Record<string, AnswerText>> };
}

type StepTextOf<Step extends LessonStep> = Omit<StepText, 'question'> &
  (Step extends { readonly question: { readonly answers: readonly (infer Answer extends string)[] } }
    ? {
        readonly question: { readonly ask: string; readonly answers: Readonly<Record<Answer, AnswerText>> };
      }
    : unknown);

export interface LessonText<Taught extends Lesson = Lesson> {
  readonly title: string;
  readonly goal: string;
  readonly steps: { readonly [Step in Taught['steps'][number] as Step['id']]: StepTextOf<Step> };
  readonly summary: readonly string[];
}
