/** Lesson: what the server checks, in which order, and what each failure looks like. RFC 7521 §4.2, §5.2; RFC 7523 §3; RFC 6749 §5.2. */
import type { ExerciseId } from './exercises/exercises';
import type { Lesson } from './lesson';

/** One for each check that fails for a single mistake, in the order of the checks. */
export const shownMistakes = [
  'json-content-type',
  'type-missing',
  'padding',
  'es256-at-entra',
  'kid-alone',
  'another-key',
  'iss-is-not-sub',
  'common-as-audience',
  'expired',
  'fast-clock',
  'too-long-a-life',
  'no-jti',
  'scope-without-default',
] as const satisfies readonly ExerciseId[];

/** Those that can be made with every server alike. */
export const comparedMistakes = [
  'type-missing',
  'edited-after-signing',
  'another-key',
  'iss-is-not-sub',
  'expired',
] as const satisfies readonly ExerciseId[];

export const whatTheServerChecks = {
  id: 'what-the-server-checks',
  steps: [
    {
      id: 'order',
      panel: 'server-checks',
      question: { answers: ['both', 'audience', 'signature'], right: 'signature' },
    },
    {
      id: 'answers',
      panel: 'server-answers',
      question: { answers: ['response', 'event-log', 'token'], right: 'event-log' },
    },
    { id: 'reading', panel: 'error-read' },
  ],
  references: ['RFC 7521 §4.2, §5.2', 'RFC 7523 §3', 'RFC 6749 §5.2'],
} as const satisfies Lesson;
