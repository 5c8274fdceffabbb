/** What an API that only services may call checks in a v2.0 access token, after its signature. Seed 004; entra-docs, access-tokens. */
import type { JsonObject } from '../jose/json-members';

export interface ApiPolicy {
  readonly aud: string;
  readonly iss: string;
  readonly azp: string;
  readonly azpacr: string;
  readonly role: string;
}

export interface PolicyCheck {
  readonly claim: keyof JsonObject & string;
  readonly expected: string;
  /** As JSON; empty where the claim is absent. */
  readonly found: string;
  readonly passed: boolean;
  /** What the API answers where this is the first that fails. RFC 6750 §3.1. */
  readonly status: 401 | 403;
}

/** In the order in which they are made: whom the token is for and from, then what its bearer may do. */
export function checkAccessToken(claims: JsonObject, policy: ApiPolicy, now: number): readonly PolicyCheck[] {
  const text = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));
  const equals = (claim: keyof ApiPolicy, status: 401 | 403): PolicyCheck => ({
    claim,
    expected: policy[claim],
    found: text(claims[claim]),
    passed: claims[claim] === policy[claim],
    status,
  });
  const { exp, roles } = claims;
  return [
    equals('iss', 401),
    equals('aud', 401),
    {
      claim: 'exp',
      expected: `after ${now}`,
      found: text(exp),
      passed: typeof exp === 'number' && now < exp,
      status: 401,
    },
    equals('azp', 403),
    equals('azpacr', 403),
    {
      claim: 'roles',
      expected: policy.role,
      found: text(roles),
      passed: Array.isArray(roles) && roles.includes(policy.role),
      status: 403,
    },
  ];
}

export function answerOf(checks: readonly PolicyCheck[]): 200 | 401 | 403 {
  return checks.find(({ passed }) => !passed)?.status ?? 200;
}
