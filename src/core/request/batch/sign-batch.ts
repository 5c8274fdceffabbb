/** Many assertions from one plan, each with its own moment and jti, and the request that sends it. RFC 7523 §3. */
import { buildDraft } from '../../assertion/build-draft';
import type { AssertionPlan } from '../../assertion/plan-assertion';
import { WorkbenchError } from '../../errors';
import { encodeJsonSegment, type JsonObject } from '../../jose/json-members';
import type { TokenRequest } from '../token-request';
import { batchMoment, type BatchSettings } from './batch-settings';
import { fillRequests, type FillRequest } from './fill-requests';
import type { GroupSigner } from './group-signer';

export interface BatchParameters extends BatchSettings {
  readonly plan: AssertionPlan;
  /** NumericDate, of the first. */
  readonly start: number;
  readonly nextJti: () => string;
}

export interface BatchEntry {
  readonly assertion: string;
  readonly claims: JsonObject;
  readonly request: TokenRequest;
}

/**
 * In their order; whoever stops asking stops the signing.
 * @throws WorkbenchError `signature/refused-by-engine`
 */
export async function* signBatch(
  parameters: BatchParameters,
  signer: GroupSigner,
): AsyncGenerator<BatchEntry, void> {
  const { plan, count } = parameters;
  if (!plan.tokenEndpoint)
    throw new WorkbenchError('signature/refused-by-engine', 'the plan is not one to sign', { alg: '' });
  const fill = fillRequests(plan, plan.tokenEndpoint);
  const waiting: Promise<readonly BatchEntry[]>[] = [];
  let begun = 0;
  while (begun < count || waiting.length > 0) {
    while (begun < count && waiting.length < signer.groupsAtOnce) {
      const size = Math.min(signer.groupSize, count - begun);
      const group = signGroup(parameters, signer, fill, { first: begun, size });
      // A refusal of one that nobody waits for yet, or any more, would be nobody's.
      group.catch(() => undefined);
      waiting.push(group);
      begun += size;
    }
    yield* await (waiting.shift() as Promise<readonly BatchEntry[]>);
  }
}

async function signGroup(
  parameters: BatchParameters,
  signer: GroupSigner,
  fill: FillRequest,
  { first, size }: { first: number; size: number },
): Promise<readonly BatchEntry[]> {
  const { plan, start, nextJti } = parameters;
  const drafts = Array.from({ length: size }, (_, index) =>
    buildDraft(plan, { now: batchMoment(start, first + index, parameters), jti: nextJti() }),
  );
  const signingInputs = drafts.map(
    ({ headerSegment, claims }) => `${headerSegment.encoded}.${encodeJsonSegment(claims).encoded}`,
  );
  const signatures = await signer.sign(signingInputs);
  return drafts.map((draft, index) => {
    const assertion = `${signingInputs[index]}.${signatures[index]}`;
    return { assertion, claims: draft.claims, request: fill(assertion, draft) };
  });
}
