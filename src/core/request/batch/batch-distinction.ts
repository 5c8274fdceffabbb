/** What tells the assertions of a batch apart: a server that remembers what it has seen takes each once. RFC 7519 §4.1.7. */
import { buildDraft } from '../../assertion/build-draft';
import type { AssertionPlan } from '../../assertion/plan-assertion';
import type { BatchSettings } from './batch-settings';

/** `some-alike`: with the same second come the same claims. */
export type BatchDistinction = 'jti' | 'times' | 'some-alike' | 'all-alike';

export function batchDistinction(
  plan: AssertionPlan,
  { staggerMilliseconds }: BatchSettings,
): BatchDistinction {
  const claimsAt = (now: number, jti: string) => JSON.stringify(buildDraft(plan, { now, jti }).claims);
  const first = claimsAt(0, 'one');
  if (claimsAt(0, 'another') !== first) return 'jti';
  if (claimsAt(1, 'one') === first || staggerMilliseconds === 0) return 'all-alike';
  return staggerMilliseconds < 1000 ? 'some-alike' : 'times';
}
