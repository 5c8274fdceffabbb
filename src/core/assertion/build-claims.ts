/** The claims set of an assertion, by the server's rules. RFC 7523 §3. */
import type { JsonObject, JsonValue } from '../jose/json-members';
import type { ClaimRule } from '../profiles/grant-rules';
import { expandValue, type TemplateValues } from './template-values';

export function buildClaims(rules: readonly ClaimRule[], values: TemplateValues): JsonObject {
  const claims: Record<string, JsonValue> = {};
  for (const [name, template, presence] of rules) {
    const value = expandValue(template, values);
    if (value !== undefined || presence !== 'optional') claims[name] = value ?? '';
  }
  return claims;
}
