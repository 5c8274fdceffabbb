/** The JOSE header of an assertion, by the server's rules. RFC 7515 §4.1. */
import { encodeBase64 } from '../encoding/base64';
import type { JsonObject } from '../jose/json-members';
import type { AcceptedAlgorithm } from '../profiles/server-profile';
import type { Certificate } from '../x509/certificate';

export interface HeaderParameters {
  readonly algorithm: AcceptedAlgorithm;
  /** Empty: no `typ`. */
  readonly typ: string;
  /** Leaf first; empty where the server goes by `kid` or the key alone. */
  readonly chain: readonly Certificate[];
  readonly includeX5c: boolean;
  /** Empty: no `kid`. */
  readonly keyId: string;
}

/** Callers may bend header and claims before signing: see `overrides.ts`. */
export function buildHeader({ algorithm, typ, chain, includeX5c, keyId }: HeaderParameters): JsonObject {
  const thumbprint = algorithm.thumbprint && chain[0]?.thumbprints[algorithm.thumbprint];
  return {
    alg: algorithm.alg,
    ...(typ ? { typ } : {}),
    ...(keyId ? { kid: keyId } : {}),
    ...(algorithm.thumbprint && thumbprint ? { [algorithm.thumbprint]: thumbprint } : {}),
    ...(includeX5c && chain.length > 0 ? { x5c: chain.map((one) => encodeBase64(one.der)) } : {}),
  };
}
