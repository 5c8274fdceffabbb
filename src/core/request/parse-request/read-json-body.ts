/** Parameters in a JSON object, where a form belongs. RFC 8259. */

export type JsonPairs = readonly (readonly [name: string, value: string])[];

/** undefined: no JSON object. What is no text has the value that it is written with. */
export function readJsonBody(text: string): JsonPairs | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === 'string' ? member : typeof member === 'number' ? String(member) : '',
  ]);
}

/** undefined: no JSON, or none that this engine can hold. */
export function parseJson(text: string): unknown {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed)) return undefined;
  try {
    return JSON.parse(trimmed) as unknown;
  } catch {
    return undefined;
  }
}
