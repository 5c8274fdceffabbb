/** Where a text stops being JSON. Engines differ in whether they say it. RFC 8259 §2–7. */

export interface JsonErrorPlace {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** The character that does not fit; empty at the end of the text. */
  readonly character: string;
}

const token =
  /[\t\n\r ]*(?:([[\]{},:])|("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** @param text one that JSON.parse refuses */
export function jsonErrorPlace(text: string): JsonErrorPlace {
  const offset = errorOffset(text);
  const before = text.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  return {
    line: before.length,
    column: last.length + 1,
    character: [...text.slice(offset, offset + 2)][0] ?? '',
  };
}

/** What may come next: a value, a member's name, or what follows a value. */
type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | 'after';

function errorOffset(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const found = token.exec(text);
    const start = at + (/^[\t\n\r ]*/.exec(text.slice(at))?.[0].length ?? 0);
    if (!found) return start;
    const [whole, mark = '', string, other] = found;
    const next = step(expected, mark, string !== undefined, other !== undefined, open);
    if (!next) return start;
    expected = next;
    at += whole.length;
  }
}

/** The state after a token, or undefined where the token does not belong. */
function step(
  expected: Expected,
  mark: string,
  isString: boolean,
  isOther: boolean,
  open: string[],
): Expected | undefined {
  if (expected === ':') return mark === ':' ? 'value' : undefined;
  if (expected.startsWith('name')) {
    if (isString) return ':';
    return mark === '}' && expected === 'name or }' ? close(open) : undefined;
  }
  if (expected === 'after') {
    const innermost = open.at(-1);
    if (mark === ',' && innermost) return innermost === '{' ? 'name' : 'value';
    return mark !== '' && mark === { '{': '}', '[': ']' }[innermost ?? ''] ? close(open) : undefined;
  }
  if (isString || isOther) return 'after';
  if (mark === '{' || mark === '[') {
    open.push(mark);
    return mark === '{' ? 'name or }' : 'value or ]';
  }
  return mark === ']' && expected === 'value or ]' ? close(open) : undefined;
}

function close(open: string[]): Expected {
  open.pop();
  return 'after';
}
