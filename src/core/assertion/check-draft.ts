/** What is questionable about a draft. Inputs that are missing or half typed are findings. */
import { buildClaims } from './build-claims';
import { valuesAt, type AssertionDraft, type Moment } from './build-draft';
import { checkAssertion, checkRequest } from './check-assertion';
import type { Finding } from './finding';
import type { AssertionPlan } from './plan-assertion';

export function checkDraft(plan: AssertionPlan, draft: AssertionDraft, moment: Moment): Finding[] {
  const { choice, algorithm } = plan;
  const { profile, settings, key, chain } = plan.parameters;
  if (!choice.signs) return checkRequest(profile, settings, choice);
  return checkAssertion({
    profile,
    choice,
    settings,
    key,
    certificate: chain[0],
    algorithm,
    header: draft.header,
    claims: draft.claims,
    ruledClaims: buildClaims(plan.claimRules, valuesAt(plan, moment)),
    overriddenHeader: new Set(Object.keys(plan.headerOverrides)),
    overriddenClaims: new Set(Object.keys(plan.claimsOverrides)),
    now: moment.now,
  });
}
