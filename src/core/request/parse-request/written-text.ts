/** A text as somebody wrote it down, in which files and variables stand for what is not there. IEEE Std 1003.1 §2.6. */

/** What a file or a variable holds, which the paste does not tell. */
export interface StoredPart {
  /** How it stood there: `$ASSERTION`, `{{assertion}}`, `@assertion.jwt`. */
  readonly written: string;
  readonly file?: string;
}

export type WrittenText = readonly (string | StoredPart)[];

/** Variables by the name that they were given in the same paste. */
export type Variables = ReadonlyMap<string, WrittenText>;

export function fromFile(file: string): WrittenText {
  return [{ written: `@${file}`, file }];
}

/** With every stored part as it was written. */
export function spell(text: WrittenText): string {
  return text.map((part) => (typeof part === 'string' ? part : part.written)).join('');
}

/** At the first of these characters that was written there, and not in something stored. Undefined: there is none. */
export function splitFirst(
  text: WrittenText,
  separator: RegExp,
): readonly [WrittenText, WrittenText] | undefined {
  for (const [index, part] of text.entries()) {
    if (typeof part !== 'string') continue;
    const at = part.search(separator);
    if (at < 0) continue;
    return [
      [...text.slice(0, index), part.slice(0, at)],
      [part.slice(at + 1), ...text.slice(index + 1)],
    ];
  }
  return undefined;
}

/** At each `&`. A stored part is a value or a piece of one. */
export function splitAll(text: WrittenText, separator: string): readonly WrittenText[] {
  const pieces: (string | StoredPart)[][] = [[]];
  for (const part of text) {
    if (typeof part !== 'string') {
      pieces.at(-1)?.push(part);
      continue;
    }
    const [first = '', ...rest] = part.split(separator);
    pieces.at(-1)?.push(first);
    for (const one of rest) pieces.push([one]);
  }
  return pieces;
}

export function mapText(text: WrittenText, change: (text: string) => string): WrittenText {
  return text.map((part) => (typeof part === 'string' ? change(part) : part));
}

/** `{{name}}`, as .http files, Postman and Bruno write a variable. */
export function expandBraces(text: string, variables: Variables = new Map()): WrittenText {
  const parts: (string | StoredPart)[] = [];
  let end = 0;
  for (const { 0: written, 1: name = '', index } of text.matchAll(
    /\{\{\s{0,9}([^{}\n]{1,200}?)\s{0,9}\}\}/g,
  )) {
    parts.push(text.slice(end, index), ...(variables.get(name) ?? [{ written }]));
    end = index + written.length;
  }
  parts.push(text.slice(end));
  return parts.filter((part) => part !== '');
}
