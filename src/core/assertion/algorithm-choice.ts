/** The algorithms that both key and server allow, and why the others are missing. */
import {
  algorithmsForKey,
  keyName,
  signatureAlgorithms,
  type JwsAlg,
  type KeyShape,
} from '../keys/algorithms';
import type { AcceptedAlgorithm, ServerProfile } from '../profiles/server-profile';

export interface AlgorithmChoice {
  /** In the server's order of preference. */
  readonly offered: readonly AcceptedAlgorithm[];
  readonly missing: readonly MissingAlgorithm[];
}

export interface MissingAlgorithm {
  readonly alg: JwsAlg;
  readonly reason: 'server' | 'key';
  /** The key that the algorithm needs. */
  readonly needs: string;
}

/** Without a key: what the server accepts. In its order of preference. */
export function offeredAlgorithms(
  profile: ServerProfile,
  key: KeyShape | undefined,
): readonly AcceptedAlgorithm[] {
  const ofKey = key ? algorithmsForKey(key) : signatureAlgorithms;
  return profile.algorithms.value.filter(({ alg }) => ofKey.some((row) => row.alg === alg));
}

export function chooseAlgorithms(profile: ServerProfile, key: KeyShape | undefined): AlgorithmChoice {
  const accepted = profile.algorithms.value;
  const offered = offeredAlgorithms(profile, key);
  const missing = signatureAlgorithms
    .filter((row) => !offered.some((one) => one.alg === row.alg))
    .map((row): MissingAlgorithm => ({
      alg: row.alg,
      reason: accepted.some((one) => one.alg === row.alg) ? 'key' : 'server',
      needs:
        row.keyType === 'RSA'
          ? 'RSA'
          : keyName({ keyType: row.keyType, bits: 0, ...(row.curve ? { curve: row.curve } : {}) }),
    }));
  return { offered, missing };
}
