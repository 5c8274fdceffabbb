/** The chain for `x5c`: leaf first, each certificate followed by the one that issued it. RFC 7515 §4.1.6. */
import type { Certificate } from './certificate';

/**
 * Follows issuer names upwards through `available`, in whatever order those were loaded.
 * Stops at a self-issued certificate, at a gap, and where a loop would begin.
 */
export function buildChain(leaf: Certificate, available: readonly Certificate[]): readonly Certificate[] {
  const chain = [leaf];
  for (let last = leaf; !last.selfIssued;) {
    const issuer = available.find((one) => one.subject === last.issuer && !chain.includes(one));
    if (!issuer) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}
