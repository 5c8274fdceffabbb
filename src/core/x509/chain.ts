/** The chain for `x5c`: leaf first, each certificate followed by the one that issued it. RFC 7515 §4.1.6. */
import type { Certificate } from './certificate';

/**
 * Follows issuer names upwards through `available`, in whatever order those were loaded.
 * Stops at a self-issued certificate, at a gap, and where a loop would begin.
 */
export function buildChain(leaf: Certificate, available: readonly Certificate[]): readonly Certificate[] {
  const chain = [leaf];
  for (let last = leaf; !last.selfIssued;) {
    const issuer = findIssuer(
      last,
      available.filter((one) => !chain.includes(one)),
    );
    if (!issuer) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

/** By name; where several authorities have that name (a renewed key), the one whose key identifier is meant. */
function findIssuer(certificate: Certificate, available: readonly Certificate[]): Certificate | undefined {
  const { issuer, authorityKeyIdentifier: wanted } = certificate;
  const sameName = available.filter((one) => one.subject === issuer);
  if (wanted === undefined) return sameName[0];
  return (
    sameName.find((one) => one.subjectKeyIdentifier === wanted) ??
    sameName.find((one) => one.subjectKeyIdentifier === undefined)
  );
}

/**
 * Of certificates without a key: the first that issued none of the others, with its chain.
 * @param certificates at least one, in the order of preference
 */
export function looseChain(certificates: readonly Certificate[]): readonly Certificate[] {
  const issuers = new Set(certificates.filter((one) => !one.selfIssued).map(({ issuer }) => issuer));
  const leaf = certificates.find(({ subject }) => !issuers.has(subject)) ?? certificates[0];
  return leaf ? buildChain(leaf, certificates) : [];
}
