/**
 * A single-quoted literal as PowerShell's own scanner reads one (PowerShell/PowerShell, tokenizer.cs,
 * ScanStringLiteral, and SpecialChars: U+0027, U+2018 to U+201B are all single quotes): a quote ends it, unless
 * another one of any of those kinds follows, of which the first counts.
 */
export function scanLiteral(source: string): { value: string; rest: string } {
  let value = '';
  let at = 1;
  for (; at < source.length; at++) {
    if (isQuote(source[at])) {
      if (!isQuote(source[at + 1])) break;
      value += source[at++];
    } else value += source[at];
  }
  return { value, rest: source.slice(at + 1) };
}

/** What a script's single-quoted literals say, and the script with `#` in the place of each. */
export function scanPowershell(script: string): { skeleton: string; literals: readonly string[] } {
  const literals: string[] = [];
  let skeleton = '';
  for (let rest = script; rest !== '';) {
    if (isQuote(rest[0])) {
      const literal = scanLiteral(rest);
      literals.push(literal.value);
      skeleton += '#';
      ({ rest } = literal);
    } else {
      skeleton += rest[0];
      rest = rest.slice(1);
    }
  }
  return { skeleton, literals };
}

function isQuote(character: string | undefined): boolean {
  return /^['\u2018\u2019\u201a\u201b]$/.test(character ?? '');
}
