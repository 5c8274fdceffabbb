/** The checks of an authorization server on one request, each with its outcome, and the answer that follows. RFC 7521 §4.2, §5.2; RFC 7523 §3. */
import type { Rule } from '../profiles/grant-rules';
import type { ServerProfile } from '../profiles/server-profile';
import type { InspectionFinding } from './inspection-finding';

/** In the order in which one can be made: each needs what those before it have found. */
export const checkSteps = [
  'request',
  'grant',
  'assertion',
  'segments',
  'header',
  'algorithm',
  'key',
  'certificate',
  'signature',
  'client',
  'audience',
  'expiry',
  'not-before',
  'lifetime',
  'jti',
  'target',
] as const;

export type CheckStep = (typeof checkSteps)[number];

export type CheckOutcome = 'passed' | 'failed' | 'not-reached' | 'not-checked';

export type UncheckedReason =
  /** Only a token is there, and not the request that carried it. */
  | 'no-request'
  /** Nobody said which certificates are registered. */
  | 'no-certificate'
  /** A value of the request is in a file, which is not here. */
  | 'value-in-file'
  /** The server has the key, by a name that only it knows. */
  | 'key-of-server'
  /** The signature is made with a secret, or the engine cannot verify it. */
  | 'not-verifiable'
  /** The issuer of a federated credential signs: its keys are not here. */
  | 'other-issuer';

export interface ServerCheck {
  readonly step: CheckStep;
  readonly outcome: CheckOutcome;
  /** Present where it was not checked. */
  readonly reason?: UncheckedReason;
  /** The errors behind a failure, or what the server tolerates where it passed. */
  readonly findings: readonly InspectionFinding[];
  readonly spec: string;
}

/** What this server would answer. */
export interface ServerAnswer {
  /** HTTP status. */
  readonly status: number;
  /** `error`, as the standards name it. */
  readonly error: string;
  /** The server's own code: `AADSTS700027`, `MSIS9622`. */
  readonly code?: string;
  /** `error_description`. */
  readonly text: string;
  /** The body as it is sent: JSON, without what only a live server has (trace and correlation). */
  readonly body: string;
  /** Whether this server was seen to answer so to this mistake; otherwise code or text is an assumption. */
  readonly isDocumented: boolean;
  readonly source: string;
}

export interface ServerVerdict {
  readonly profile: ServerProfile;
  readonly checks: readonly ServerCheck[];
  /** `accepted`: all that can be checked here passed; `unknown`: something could not be. */
  readonly outcome: 'accepted' | 'refused' | 'unknown';
  /** Of the first check that failed. */
  readonly answer?: ServerAnswer;
  /** No server documents the order of its checks. */
  readonly order: Rule<'assumed'>;
}
