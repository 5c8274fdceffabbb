/** The keyCredentials that a registration has already, as somebody copied them from Graph, a manifest or the CLI. */
import { WorkbenchError } from '../errors';
import type { JsonObject, JsonValue } from '../jose/json-members';
import { privateKeyLine } from './private-key-line';
import { jsonErrorPlace } from './json-error-place';

/**
 * An array of entries; an application or a manifest with `keyCredentials`; an answer with `value`, which is the entries
 * or one application.
 * @returns undefined for an empty text
 * @throws WorkbenchError `registration/not-json`, `registration/not-key-credentials`, `registration/private-key`
 */
export function parseExistingKeyCredentials(text: string): readonly JsonObject[] | undefined {
  if (text.trim() === '') return undefined;
  if (text.length > longest) {
    throw new WorkbenchError('registration/too-long', 'keyCredentials: longer than any collection', {
      size: text.length,
      limit: longest,
    });
  }
  const line = privateKeyLine(text);
  if (line !== undefined) {
    throw new WorkbenchError('registration/private-key', 'keyCredentials: a private key', { line });
  }
  const entries = entriesOf(parseJson(text));
  entries.forEach(requireEntry);
  return entries as readonly JsonObject[];
}

/** Microsoft Graph keeps some hundred kilobytes of an application at most. */
const longest = 1_000_000;

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (cause) {
    const { line, column, character } = jsonErrorPlace(text);
    throw new WorkbenchError(
      'registration/not-json',
      'keyCredentials: not JSON',
      { line, column, character },
      { cause },
    );
  }
}

function entriesOf(value: JsonValue): readonly JsonValue[] {
  if (Array.isArray(value)) {
    const [only] = value as readonly JsonValue[];
    const nested = value.length === 1 && isObject(only) ? only['keyCredentials'] : undefined;
    return Array.isArray(nested) ? nested : value;
  }
  if (isObject(value)) {
    const { keyCredentials, value: answer } = value;
    if (Array.isArray(keyCredentials)) return keyCredentials;
    if (Array.isArray(answer)) return entriesOf(answer);
  }
  throw notKeyCredentials(value, 0);
}

function requireEntry(entry: JsonValue, index: number): void {
  // Every keyCredential has a type; whatever has none is something else, and would be sent as it is.
  if (!isObject(entry) || typeof entry['type'] !== 'string') throw notKeyCredentials(entry, index + 1);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param entry counted from 1; 0 is the whole text */
function notKeyCredentials(value: JsonValue | undefined, entry: number): WorkbenchError {
  const found = value === null ? 'null' : Array.isArray(value) ? 'array' : `${typeof value}`;
  return new WorkbenchError('registration/not-key-credentials', `entry ${entry}: no keyCredential`, {
    entry,
    found,
  });
}
