/** What an exercise says. A word between backticks is shown as code. */
export interface ExerciseText {
  readonly title: string;
  /** What happened, as the person who asks for help would tell it. */
  readonly story: string;
  /** Where to look, what is wrong, what to write. */
  readonly hints: readonly [where: string, what: string, write: string];
  /** What was wrong, once it is mended. */
  readonly learned: string;
}
