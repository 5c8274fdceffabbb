/** JSON objects merged over the built header and claims, so that anything can be said on purpose. */
import { WorkbenchError } from '../errors';
import type { JsonObject, JsonValue } from '../jose/json-members';

/** @throws WorkbenchError `overrides/not-json`, `overrides/not-an-object`; empty text is no override */
export function parseOverrides(text: string): JsonObject {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new WorkbenchError(
      'overrides/not-json',
      'overrides: not JSON',
      { engineSays: cause instanceof Error ? cause.message : '' },
      { cause },
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new WorkbenchError('overrides/not-an-object', 'overrides: not a JSON object', {
    found: value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value,
  });
}

/** A member that exists keeps its place, a new one comes last, `null` removes one. */
export function applyOverrides(object: JsonObject, overrides: JsonObject): JsonObject {
  if (Object.keys(overrides).length === 0) return object;
  // Entries and back: an assignment to a member called __proto__ would be lost.
  const merged = new Map<string, JsonValue>(Object.entries(object));
  for (const [name, value] of Object.entries(overrides)) {
    if (value === null) merged.delete(name);
    else merged.set(name, value);
  }
  return Object.fromEntries(merged);
}
