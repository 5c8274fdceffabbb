/**
 * A C# program as the language's lexer reads it (C# specification §6.3.3, §6.4.5.5, §6.4.5.6): comments left out, what
 * its string literals say, and the rest with `#` in the place of each. Throws at what is no such program.
 */
export function scanCsharp(source: string): { skeleton: string; literals: readonly string[] } {
  const literals: string[] = [];
  let skeleton = '';
  let rest = source;
  while (rest !== '') {
    const comment = /^\/\/[^\n\r\u0085\u2028\u2029]*|^\/\*[^]*?\*\//.exec(rest);
    const character = /^'(?:[^'\\\n]|\\[^\n])'/.exec(rest);
    const skipped = (comment ?? character)?.[0];
    if (skipped !== undefined) {
      if (character) skeleton += '#';
      rest = rest.slice(skipped.length);
    } else if (/^[$@]+"|^"""/.test(rest)) {
      throw new Error('a verbatim, interpolated or raw literal, which no program of ours has');
    } else if (rest.startsWith('"')) {
      const literal = scanRegularLiteral(rest);
      literals.push(literal.value);
      skeleton += '#';
      rest = literal.rest;
    } else {
      skeleton += rest[0];
      rest = rest.slice(1);
    }
  }
  return { skeleton, literals };
}

const simple: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '\\': '\\',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** From its opening quote on: a regular literal ends at the next quote that no backslash stands before, on the same line. */
export function scanRegularLiteral(source: string): { value: string; rest: string } {
  let value = '';
  let rest = source.slice(1);
  for (;;) {
    const escape = /^\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{1,4})|(['"\\0abfnrtv]))/.exec(
      rest,
    );
    if (escape) {
      const [all, four, eight, some, letter] = escape;
      const digits = four ?? eight ?? some;
      value +=
        digits === undefined ? simple[letter ?? ''] : String.fromCodePoint(Number.parseInt(digits, 16));
      rest = rest.slice(all.length);
    } else if (rest.startsWith('"')) {
      return { value, rest: rest.slice(1) };
    } else if (rest === '' || /^[\\\n\r\u0085\u2028\u2029]/.test(rest)) {
      throw new Error('a literal that does not end on its line, or an escape that is none');
    } else {
      value += rest[0];
      rest = rest.slice(1);
    }
  }
}
