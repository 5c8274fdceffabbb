/** Who makes the signatures of a batch: here on this thread, and elsewhere in workers. RFC 7515 §5.1. */
import { signInput } from '../../jose/sign-input';
import type { SigningKey } from '../../keys/signing-key';

export interface GroupSigner {
  /** Signing inputs that are handed over together. */
  readonly groupSize: number;
  /** Groups that are under way together. */
  readonly groupsAtOnce: number;
  /**
   * @returns signatures in base64url, in the order of their inputs
   * @throws WorkbenchError `signature/refused-by-engine`
   */
  readonly sign: (signingInputs: readonly string[]) => Promise<readonly string[]>;
}

/** An engine with threads of its own has several at once: while it works on one, the next is waiting. */
export function directSigner(key: SigningKey): GroupSigner {
  const signOne = async (signingInput: string) => (await signInput(signingInput, key)).signature;
  return { groupSize: 1, groupsAtOnce: 4, sign: (inputs) => Promise.all(inputs.map(signOne)) };
}
