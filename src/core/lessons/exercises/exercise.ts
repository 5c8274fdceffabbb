/** An exercise: one mistake in a request that is otherwise right, made from a fresh key. Its sentences are in `ui/messages/lessons`. */
import type { AssertionSettings } from '../../assertion/assertion-settings';
import type { CheckStep } from '../../inspection/server-check';
import type { InspectionCode } from '../../inspection/inspection-finding';
import type { ProfileId } from '../../profiles/server-profile';
import type { LocalRefusal } from '../answer-refusal';
import type { ClientWork, WorkField } from '../client-work';
import type { LessonMaterial } from '../lesson-material';

export interface Exercise {
  /** As in the address: `#/learn/break-it/hex-text-in-x5t`. */
  readonly id: string;
  readonly server: ProfileId;
  readonly settings?: Partial<AssertionSettings>;
  /** What somebody did to the request. */
  readonly breaks: (correct: ClientWork, material: LessonMaterial) => Partial<ClientWork>;
  /** What somebody did to the assertion after it was signed: it is sent so, until it is signed again. */
  readonly tampers?: (signed: string, work: ClientWork) => string;
  /** Whether the mistake is to be seen in what was signed, which depends on chance; until it is, another `jti` is signed. */
  readonly isSeen?: (signed: string) => boolean;
  /** The server has accepted this assertion before. */
  readonly isRepeated?: true;
  /** The fields that mend it. */
  readonly mends: readonly WorkField[];
  /** Where the server finds it, and what it finds. */
  readonly check: CheckStep;
  readonly code: InspectionCode | LocalRefusal;
}
