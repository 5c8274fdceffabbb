/** JSON text of a header or claims set → object, or why it is none. RFC 8259, RFC 7515 §5.2, RFC 7519 §7.2. */
import type { JsonObject } from './json-members';

/** A header or claims set of nobody goes deeper; what walks through a value may recurse. */
const deepest = 40;

export type JsonProblem =
  | 'empty'
  | 'not-utf8'
  | 'not-json'
  | 'too-deep'
  | 'not-an-object'
  /** It begins as an object, and the end is missing. */
  | 'cut-off';

export type JsonReading =
  | { readonly object: JsonObject }
  | { readonly problem: JsonProblem; readonly engineSays?: string; readonly offset?: number };

/** Never throws, and recurses into nothing. */
export function readJsonObject(text: string): JsonReading {
  if (text.trim() === '') return { problem: 'empty' };
  if (isDeeper(text, deepest)) return { problem: 'too-deep' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const engineSays = error instanceof Error ? error.message.slice(0, 120) : '';
    const offset = /position (\d+)/.exec(engineSays)?.[1];
    const isCut = /^\s*\{/.test(text) && !/\}\s*$/.test(text);
    return {
      problem: isCut ? 'cut-off' : 'not-json',
      engineSays,
      ...(offset === undefined ? {} : { offset: Number(offset) }),
    };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: 'not-an-object' };
  return { object: value as JsonObject };
}

/** Brackets within strings are text. */
function isDeeper(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (inString) {
      if (unit === 0x5c) index++;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > limit) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return false;
}
