/** The shape of a lesson: steps in their order, each beside something live. Its sentences are in `ui/messages/lessons`. */

/** What is shown beside a step, computed from the throw-away credential of the lessons: a component in `ui/learn/panels`. */
export type PanelId =
  | 'secret-or-assertion'
  | 'what-the-server-keeps'
  | 'auth-strength'
  | 'certificate-file'
  | 'certificate-digest'
  | 'thumbprint-spelling'
  | 'wrong-thumbprint'
  | 'assertion-claims'
  | 'audiences'
  | 'clock-skew'
  | 'used-once'
  | 'flow'
  | 'form-fields'
  | 'form-encoding'
  | 'trace-of-2015'
  | 'request-shown'
  | 'server-checks'
  | 'server-answers'
  | 'error-read'
  | 'context-token'
  | 'api-policy'
  | 'two-servers'
  | 'audience-injection'
  | 'token-anatomy'
  | 'signature-anatomy'
  | 'certificate-anatomy';

export interface LessonQuestion {
  /** In the order in which they are offered. */
  readonly answers: readonly string[];
  readonly right: string;
}

export interface LessonStep {
  readonly id: string;
  readonly panel: PanelId;
  /** Of a panel that can show several things, which. */
  readonly shows?: string;
  readonly question?: LessonQuestion;
}

export interface Lesson {
  /** As in the address: `#/learn/from-certificate-to-x5t/2`. */
  readonly id: string;
  readonly steps: readonly LessonStep[];
  /** Sections of standards, for the summary. */
  readonly references: readonly string[];
}
