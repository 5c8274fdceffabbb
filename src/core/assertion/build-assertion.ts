/** The header and claims of an assertion, by the server's rules. RFC 7523 §3, RFC 7515 §4.1. */
import { encodeBase64 } from '../encoding/base64';
import type { JsonObject, JsonValue } from '../jose/json-members';
import type { ClaimRule } from '../profiles/grant-rules';
import type { AcceptedAlgorithm } from '../profiles/server-profile';
import type { Certificate } from '../x509/certificate';
import { expandTemplate, type TemplateValues } from './template-values';

export interface AssertionParameters {
  readonly algorithm: AcceptedAlgorithm;
  /** Empty: no `typ`. */
  readonly typ: string;
  /** Leaf first; empty where the server goes by `kid` or the key alone. */
  readonly chain: readonly Certificate[];
  readonly includeX5c: boolean;
  /** Empty: no `kid`. */
  readonly keyId: string;
  readonly claims: readonly ClaimRule[];
  /** Of settings, and the audience and `jti` among them. */
  readonly values: TemplateValues;
  /** NumericDate: whole seconds since 1970 (RFC 7519 §2). */
  readonly issuedAt: number;
  readonly lifetime: number;
  readonly notBeforeOffset: number;
}

/** Callers may bend both before signing: see `overrides.ts`. */
export function buildAssertion(parameters: AssertionParameters): { header: JsonObject; claims: JsonObject } {
  const { algorithm, typ, chain, keyId, claims, issuedAt } = parameters;
  const thumbprint = algorithm.thumbprint && chain[0]?.thumbprints[algorithm.thumbprint];
  return {
    header: {
      alg: algorithm.alg,
      ...(typ ? { typ } : {}),
      ...(keyId ? { kid: keyId } : {}),
      ...(algorithm.thumbprint && thumbprint ? { [algorithm.thumbprint]: thumbprint } : {}),
      ...(parameters.includeX5c && chain.length > 0
        ? { x5c: chain.map((one) => encodeBase64(one.der)) }
        : {}),
    },
    claims: buildClaims(claims, {
      ...parameters.values,
      issuedAt,
      expiry: issuedAt + parameters.lifetime,
      notBefore: issuedAt - parameters.notBeforeOffset,
    }),
  };
}

/** A claim that is one placeholder alone has the value's own type: times are numbers. */
export function buildClaims(rules: readonly ClaimRule[], values: TemplateValues): JsonObject {
  const members = rules.flatMap(([name, template, presence]): [string, JsonValue][] => {
    const alone = values[/^\{(\w+)\}$/.exec(template)?.[1] ?? ''];
    const value = typeof alone === 'number' ? alone : expandTemplate(template, values);
    if (value === undefined && presence === 'optional') return [];
    return [[name, value ?? '']];
  });
  return Object.fromEntries(members);
}
