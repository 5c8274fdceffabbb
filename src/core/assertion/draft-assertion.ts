/** Settings and credential → the header and claims that would be signed, and what is questionable about them. */
import { buildDraft, type AssertionDraft, type Moment } from './build-draft';
import { checkDraft } from './check-draft';
import type { Finding } from './finding';
import { planAssertion, type PlanParameters } from './plan-assertion';

export interface CheckedDraft extends AssertionDraft {
  readonly findings: readonly Finding[];
}

/** All of it in one go. The draft stands whatever its findings say. */
export function draftAssertion(parameters: PlanParameters & Moment): CheckedDraft {
  const plan = planAssertion(parameters);
  const draft = buildDraft(plan, parameters);
  return { ...draft, findings: checkDraft(plan, draft, parameters) };
}
