/** A plan and a moment → the header and claims that would be signed, and what is questionable about them. */
import type { AcceptedAlgorithm } from '../profiles/server-profile';
import type { JsonObject, JsonSegment } from '../jose/json-members';
import { buildClaims } from './build-claims';
import { checkAssertion, checkRequest } from './check-assertion';
import type { Finding } from './finding';
import { applyOverrides } from './overrides';
import { planAssertion, type AssertionPlan, type PlanParameters } from './plan-assertion';
import { withValues } from './template-values';

export interface AssertionDraft {
  /** Both empty where nothing is signed. */
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly headerSegment: JsonSegment;
  readonly algorithm: AcceptedAlgorithm | undefined;
  readonly tokenEndpoint: string | undefined;
  /** Of another token around the signed one, with `{signedJwt}` for it. */
  readonly outerClaims?: JsonObject;
}

export interface Moment {
  /** NumericDate: whole seconds since 1970 (RFC 7519 §2). */
  readonly now: number;
  readonly jti: string;
}

export interface CheckedDraft extends AssertionDraft {
  readonly findings: readonly Finding[];
}

/** Inputs that are missing or half typed are findings; the draft stands all the same. */
export function draftAssertion(parameters: PlanParameters & Moment): CheckedDraft {
  return checkDraft(planAssertion(parameters), parameters);
}

/** Unchecked: a plan's checks take longer than all the rest of signing but the signature. */
export function draftFrom(plan: AssertionPlan, moment: Moment): AssertionDraft {
  const { header, headerSegment, algorithm, tokenEndpoint } = plan;
  const values = valuesAt(plan, moment);
  const claims = applyOverrides(buildClaims(plan.claimRules, values), plan.claimsOverrides);
  if (!plan.outerRules) return { header, claims, headerSegment, algorithm, tokenEndpoint };
  const outerClaims = buildClaims(plan.outerRules, withValues(values, { signedJwt: '{signedJwt}' }));
  return { header, claims, headerSegment, algorithm, tokenEndpoint, outerClaims };
}

export function checkDraft(plan: AssertionPlan, moment: Moment): CheckedDraft {
  const { parameters, choice, algorithm } = plan;
  const { profile, settings, key, chain } = parameters;
  const draft = draftFrom(plan, moment);
  if (!choice.signs) return { ...draft, findings: checkRequest(profile, settings, choice) };
  const findings = checkAssertion({
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
  return { ...draft, findings };
}

function valuesAt({ values, lifetime, notBeforeOffset }: AssertionPlan, { now, jti }: Moment) {
  return withValues(values, {
    jti,
    issuedAt: now,
    expiry: now + lifetime,
    notBefore: now - notBeforeOffset,
  });
}
