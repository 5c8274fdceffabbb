/** A JSON text with members changed, added, or (undefined) taken out, each in its place. */
import { readJsonObject } from '../../jose/json-object';
import type { JsonValue } from '../../jose/json-members';
import { writeJson } from '../build-correct-work';

export function withMembers(text: string, changes: Readonly<Record<string, JsonValue | undefined>>): string {
  const kept = Object.entries({ ...memberOf(text), ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return writeJson(Object.fromEntries(kept));
}

/** Empty where the text is no JSON object. */
export function memberOf(text: string): Readonly<Record<string, JsonValue>> {
  const reading = readJsonObject(text);
  return 'object' in reading ? reading.object : {};
}
