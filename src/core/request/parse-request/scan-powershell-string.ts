/** Strings of PowerShell: which quotes end them, and what is special between them. about_Quoting_Rules. */

/** PowerShell takes the typographic ones for the plain ones. tokenizer.cs, SpecialChars. */
export const singleQuote = /['\u2018-\u201b]/;
export const doubleQuote = /["\u201c-\u201e]/;

export interface ScannedString {
  /** What is between the quotes; doubled ones are one. */
  readonly content: string;
  readonly end: number;
  readonly isExpandable: boolean;
  /** A here-string knows no escape but the backtick. */
  readonly isHere: boolean;
}

/** undefined: no string begins here. Without an end it goes on to the end of the text. */
export function scanPowershellString(text: string, at: number): ScannedString | undefined {
  const first = text.charAt(at);
  if (first === '@') return scanHereString(text, at);
  if (singleQuote.test(first)) return scanQuoted(text, at, singleQuote, false);
  return doubleQuote.test(first) ? scanQuoted(text, at, doubleQuote, true) : undefined;
}

function scanQuoted(text: string, start: number, quote: RegExp, isExpandable: boolean): ScannedString {
  const parts: string[] = [];
  let depth = 0;
  let from = start + 1;
  let at = from;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (isExpandable && character === '`') at++;
    // `$(…)` may have quotes of its own.
    else if (isExpandable && character === '$' && text.charAt(at + 1) === '(') depth++;
    else if (depth > 0 && character === ')') depth--;
    else if (depth === 0 && quote.test(character)) {
      if (!quote.test(text.charAt(at + 1))) break;
      parts.push(text.slice(from, at), isExpandable ? `\`${character}` : character);
      from = at + 2;
      at++;
    }
  }
  parts.push(text.slice(from, at));
  return { content: parts.join(''), end: at + 1, isExpandable, isHere: false };
}

/** `@'` or `@"`, the end of the line, and the same quote first on a line and `@`. */
function scanHereString(text: string, start: number): ScannedString | undefined {
  const quote = text.charAt(start + 1);
  const isExpandable = doubleQuote.test(quote);
  if (!isExpandable && !singleQuote.test(quote)) return undefined;
  const opening = /^[ \t]{0,99}\r?\n/.exec(text.slice(start + 2, start + 104));
  if (!opening) return undefined;
  const from = start + 2 + opening[0].length;
  const closing = isExpandable ? /\r?\n["\u201c-\u201e]@/g : /\r?\n['\u2018-\u201b]@/g;
  closing.lastIndex = from - 1;
  const found = closing.exec(text);
  const until = Math.max(from, found?.index ?? text.length);
  const end = found ? found.index + found[0].length : text.length;
  return { content: text.slice(from, until), end, isExpandable, isHere: true };
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** What a backtick and this character stand for; before a new line, nothing. */
export function unescapeBacktick(character: string): string {
  return escapes[character] ?? character.replace(/[\r\n]/, '');
}
