/** A plan and a moment → the header and claims that are signed. RFC 7523 §3. */
import type { AcceptedAlgorithm } from '../profiles/server-profile';
import type { JsonObject, JsonSegment } from '../jose/json-members';
import { buildClaims } from './build-claims';
import { applyOverrides } from './overrides';
import type { AssertionPlan } from './plan-assertion';
import { withValues, type TemplateValues } from './template-values';

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

/** Unchecked: a draft's checks take longer than all the rest of signing but the signature. */
export function buildDraft(plan: AssertionPlan, moment: Moment): AssertionDraft {
  return draftOf(plan, valuesAt(plan, moment), '{signedJwt}');
}

/** @param signedJwt what stands for the signed token in one around it */
export function draftOf(plan: AssertionPlan, values: TemplateValues, signedJwt: string): AssertionDraft {
  const { header, headerSegment, algorithm, tokenEndpoint } = plan;
  const claims = applyOverrides(buildClaims(plan.claimRules, values), plan.claimsOverrides);
  if (!plan.outerRules) return { header, claims, headerSegment, algorithm, tokenEndpoint };
  const outerClaims = buildClaims(plan.outerRules, withValues(values, { signedJwt }));
  return { header, claims, headerSegment, algorithm, tokenEndpoint, outerClaims };
}

export function valuesAt(plan: AssertionPlan, { now, jti }: Moment): TemplateValues {
  const { values, lifetime, notBeforeOffset } = plan;
  return withValues(values, {
    jti,
    issuedAt: now,
    expiry: now + lifetime,
    notBefore: now - notBeforeOffset,
  });
}
