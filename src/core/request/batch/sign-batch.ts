/** Many assertions from one plan, each with its own moment and jti, and the request that sends it. RFC 7523 §3. */
import { buildDraft } from '../../assertion/build-draft';
import type { AssertionPlan } from '../../assertion/plan-assertion';
import { signSegments } from '../../assertion/sign-assertion';
import { WorkbenchError } from '../../errors';
import { encodeJsonSegment, type JsonObject } from '../../jose/json-members';
import type { JwsAlg } from '../../keys/algorithms';
import type { PrivateKey } from '../../keys/private-key';
import type { TokenRequest } from '../token-request';
import { batchMoment, type BatchSettings } from './batch-settings';
import { fillRequests, type FillRequest } from './fill-requests';

export interface BatchParameters extends BatchSettings {
  readonly plan: AssertionPlan;
  readonly privateKey: PrivateKey;
  /** NumericDate, of the first. */
  readonly start: number;
  readonly nextJti: () => string;
}

export interface BatchEntry {
  readonly assertion: string;
  readonly claims: JsonObject;
  readonly request: TokenRequest;
}

/** Signatures that an engine with threads of its own has at once: while it works on one, the next is waiting. */
const inFlight = 4;

/**
 * In their order; whoever stops asking stops the signing.
 * @throws WorkbenchError `signature/refused-by-engine`
 */
export async function* signBatch(parameters: BatchParameters): AsyncGenerator<BatchEntry, void> {
  const { plan, count, start } = parameters;
  if (!plan.algorithm || !plan.tokenEndpoint)
    throw new WorkbenchError('signature/refused-by-engine', 'the plan is not one to sign', { alg: '' });
  const fill = fillRequests(plan, plan.tokenEndpoint);
  const waiting: Promise<BatchEntry>[] = [];
  let begun = 0;
  try {
    while (begun < count || waiting.length > 0) {
      while (begun < count && waiting.length < inFlight) {
        const now = batchMoment(start, begun++, parameters);
        waiting.push(signEntry(parameters, plan.algorithm.alg, fill, now));
      }
      yield await (waiting.shift() as Promise<BatchEntry>);
    }
  } finally {
    // Of what nobody waits for any more a refusal would else be nobody's.
    await Promise.allSettled(waiting);
  }
}

async function signEntry(
  { plan, privateKey, nextJti }: BatchParameters,
  alg: JwsAlg,
  fill: FillRequest,
  now: number,
): Promise<BatchEntry> {
  const draft = buildDraft(plan, { now, jti: nextJti() });
  const claims = encodeJsonSegment(draft.claims);
  const { compact } = await signSegments(draft.headerSegment, claims, alg, privateKey);
  return { assertion: compact, claims: draft.claims, request: fill(compact, draft) };
}
