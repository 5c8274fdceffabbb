/** The header and claims of a client assertion. RFC 7523 §3, RFC 7515 §4.1; member order as MSAL Node writes it. */
import { encodeBase64 } from '../encoding/base64';
import type { JsonObject } from '../jose/json-members';
import type { AcceptedAlgorithm } from '../profiles/server-profile';
import type { Certificate } from '../x509/certificate';

export interface AssertionParameters {
  readonly algorithm: AcceptedAlgorithm;
  readonly typ: string;
  /** Leaf first; empty where the server goes by `kid` or the key alone. */
  readonly chain: readonly Certificate[];
  readonly includeX5c: boolean;
  /** Empty: no `kid`. */
  readonly keyId: string;
  readonly audience: string;
  readonly clientId: string;
  /** NumericDate: whole seconds since 1970 (RFC 7519 §2). */
  readonly issuedAt: number;
  readonly lifetime: number;
  readonly notBeforeOffset: number;
  readonly jti: string;
}

/** Callers may bend both before signing: see `overrides.ts`. */
export function buildAssertion(parameters: AssertionParameters): { header: JsonObject; claims: JsonObject } {
  const { algorithm, typ, chain, keyId, audience, clientId, issuedAt } = parameters;
  const thumbprint = algorithm.thumbprint && chain[0]?.thumbprints[algorithm.thumbprint];
  return {
    header: {
      alg: algorithm.alg,
      typ,
      ...(keyId ? { kid: keyId } : {}),
      ...(algorithm.thumbprint && thumbprint ? { [algorithm.thumbprint]: thumbprint } : {}),
      ...(parameters.includeX5c && chain.length > 0
        ? { x5c: chain.map((one) => encodeBase64(one.der)) }
        : {}),
    },
    claims: {
      aud: audience,
      exp: issuedAt + parameters.lifetime,
      iss: clientId,
      sub: clientId,
      nbf: issuedAt - parameters.notBeforeOffset,
      jti: parameters.jti,
      iat: issuedAt,
    },
  };
}
