/** Values of JSON held against each other, and shown short. RFC 8259 §4. */
import type { JsonObject, JsonValue } from '../jose/json-members';

/** A value of a hundred thousand characters is not compared by eye. */
const longestShown = 300;

export function shown(value: JsonValue | undefined): string {
  const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** Equal as JSON; members in any order. Values are as deep as `readJsonObject` lets them be. */
export function isSameValue(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return value === undefined ? '' : JSON.stringify(value);
  const members = Object.entries(value as JsonObject).map(
    ([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`,
  );
  return `{${members.sort().join(',')}}`;
}
