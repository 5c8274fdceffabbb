/** JSON as configuration files have it: comments and trailing commas as .NET takes them, and object literals of programs. */

/** Nobody’s settings go deeper; a text made to exhaust the stack ends here. */
const deepest = 40;
const mostValues = 20_000;

/** What a program would compute stands as `undefined`. */
export type ForgivingValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly ForgivingValue[]
  | { readonly [name: string]: ForgivingValue };

/**
 * An object, or the members of one without its braces, with whatever a program has before it: `const config =`.
 * @returns undefined: none
 */
export function readForgivingJson(text: string): ForgivingValue | undefined {
  const start =
    /^\s*(?:(?:export\s+)?(?:default\s+|(?:const|let|var)\s+)?[\w.$]{1,80}(?:\s*:\s*[\w.<>]{1,80})?\s*=\s*|module\.exports\s*=\s*)?(?=[{["'/])/.exec(
      text,
    );
  if (!start) return undefined;
  const body = text.slice(start[0].length);
  const reader = new Reader(body);
  reader.skipSpace();
  const isBare = reader.at('"') || reader.at("'");
  try {
    return isBare ? reader.members('') : reader.value(0);
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

class NotJson extends Error {}

const space = /(?:[\s\ufeff]+|\/\/[^\n]*|\/\*[^]*?\*\/|#[^\n]*)*/y;
const word = /[A-Za-z_$][\w$-]*/y;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const simpleEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

class Reader {
  #at = 0;
  #values = 0;

  constructor(private readonly text: string) {}

  at(mark: string): boolean {
    return this.text.startsWith(mark, this.#at);
  }

  skipSpace(): void {
    this.#take(space);
  }

  value(depth: number): ForgivingValue {
    if (depth > deepest || ++this.#values > mostValues) throw new NotJson();
    this.skipSpace();
    const mark = this.text[this.#at] ?? '';
    if (mark === '{') {
      this.#at++;
      return this.members('}', depth);
    }
    if (mark === '[') return this.#items(depth);
    if (mark === '"' || mark === "'" || mark === '`') return this.#string(mark);
    const digits = this.#take(number);
    if (digits) return Number(digits);
    return this.#literal();
  }

  /** @param end the brace, or nothing where the text ends */
  members(end: '}' | '', depth = 0): ForgivingValue {
    const members = new Map<string, ForgivingValue>();
    for (;;) {
      this.skipSpace();
      if (end === '' ? this.#at >= this.text.length : this.at(end)) break;
      const mark = this.text[this.#at] ?? '';
      const name = mark === '"' || mark === "'" ? this.#string(mark) : this.#take(word);
      this.skipSpace();
      if (!name || !this.at(':')) throw new NotJson();
      this.#at++;
      members.set(name, this.value(depth + 1));
      this.skipSpace();
      if (this.at(',')) this.#at++;
      else if (!(end === '' ? this.#at >= this.text.length : this.at(end))) throw new NotJson();
    }
    this.#at += end.length;
    return Object.fromEntries(members);
  }

  #items(depth: number): ForgivingValue {
    const items: ForgivingValue[] = [];
    this.#at++;
    for (;;) {
      this.skipSpace();
      if (this.at(']')) break;
      items.push(this.value(depth + 1));
      this.skipSpace();
      if (this.at(',')) this.#at++;
      else if (!this.at(']')) throw new NotJson();
    }
    this.#at++;
    return items;
  }

  #string(quote: string): string {
    let value = '';
    for (let at = this.#at + 1; at < this.text.length; at++) {
      const unit = this.text[at] as string;
      if (unit === quote) {
        this.#at = at + 1;
        return value;
      }
      if (unit !== '\\') value += unit;
      else if (this.text[at + 1] === 'u') {
        value += String.fromCharCode(Number.parseInt(this.text.slice(at + 2, at + 6), 16) || 0);
        at += 5;
      } else {
        const next = this.text[++at] ?? '';
        value += simpleEscapes[next] ?? next;
      }
    }
    throw new NotJson();
  }

  /** A call, a variable, a template: up to what ends a member. Its value is nobody’s guess. */
  #literal(): ForgivingValue {
    const literal = this.#take(/[^,}\]\n({["'`]*/y).trim();
    if (/^(true|True)$/.test(literal)) return true;
    if (/^(false|False)$/.test(literal)) return false;
    if (/^(null|None)$/.test(literal)) return null;
    if (literal === '') throw new NotJson();
    this.#skipExpression();
    return undefined;
  }

  /** With the commas among its arguments. */
  #skipExpression(): void {
    let open = 0;
    while (this.#at < this.text.length) {
      const mark = this.text[this.#at] ?? '';
      if (open === 0 && /[,}\]\n]/.test(mark)) return;
      if (mark === '"' || mark === "'" || mark === '`') {
        this.#string(mark);
        continue;
      }
      if (/[([{]/.test(mark)) open++;
      else if (/[)\]}]/.test(mark)) open--;
      this.#at++;
    }
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}
