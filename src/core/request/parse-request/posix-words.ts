/** A word of a POSIX shell: quotes taken away, variables of the same paste put in. IEEE Std 1003.1 §2.2, §2.6; bash, “Quoting”. */
import { readAnsiCQuoted } from './read-ansi-c-quoted';
import type { StoredPart, WrittenText } from './written-text';

/** A place in a script, and what was assigned before it. */
export interface PosixCursor {
  readonly text: string;
  readonly variables: Map<string, WrittenText>;
  at: number;
}

type Parts = (string | StoredPart)[];

/** Up to a blank or an operator that is not quoted. */
export function readPosixWord(cursor: PosixCursor): WrittenText {
  const { text } = cursor;
  const parts: Parts = [];
  while (cursor.at < text.length) {
    const character = text.charAt(cursor.at);
    const next = text.charAt(cursor.at + 1);
    if (/[ \t\n;&|<>()]/.test(character)) break;
    if (character === "'") {
      const end = endOf(text, "'", cursor.at + 1);
      parts.push(text.slice(cursor.at + 1, end));
      cursor.at = end + 1;
    } else if (character === '$' && next === "'") {
      const { value, end } = readAnsiCQuoted(text, cursor.at + 2);
      parts.push(value);
      cursor.at = end;
    } else if (character === '"' || (character === '$' && next === '"')) {
      cursor.at += character === '"' ? 1 : 2;
      parts.push(...readExpanded(cursor, '"'));
      cursor.at++;
    } else if (character === '$' || character === '`') {
      parts.push(...readExpansion(cursor));
    } else if (character === '\\') {
      if (next !== '\n') parts.push(next);
      cursor.at += 2;
    } else {
      parts.push(readUntil(cursor, /[ \t\n;&|<>()'"$`\\]/g));
    }
  }
  return joined(parts);
}

/** Between double quotes, up to the last of them; without an end, a here-document, in which a quote is a quote. */
export function readExpanded(cursor: PosixCursor, end: '"' | ''): WrittenText {
  const { text } = cursor;
  const parts: Parts = [];
  const isEscaped = end === '"' ? /[$`"\\\n]/ : /[$`\\\n]/;
  while (cursor.at < text.length) {
    const character = text.charAt(cursor.at);
    if (character === end) break;
    if (character === '\\') {
      const next = text.charAt(cursor.at + 1);
      parts.push(isEscaped.test(next) ? next.replace('\n', '') : `\\${next}`);
      cursor.at += 2;
    } else if (character === '$' || character === '`') {
      parts.push(...readExpansion(cursor));
    } else {
      parts.push(readUntil(cursor, end === '"' ? /["$`\\]/g : /[$`\\]/g));
    }
  }
  return joined(parts);
}

/** At least one character, up to one of these. */
function readUntil(cursor: PosixCursor, stop: RegExp): string {
  const start = cursor.at;
  stop.lastIndex = start + 1;
  cursor.at = stop.exec(cursor.text)?.index ?? cursor.text.length;
  return cursor.text.slice(start, cursor.at);
}

/** `$name`, `${name}`, `$(command)` and its older form; a lone `$` is one. */
function readExpansion(cursor: PosixCursor): WrittenText {
  const { text, at, variables } = cursor;
  const named = /^\$(?:(\w{1,200})|\{(\w{1,200})\})/.exec(text.slice(at, at + 210));
  if (named) {
    const [written, bare, braced] = named;
    cursor.at += written.length;
    return variables.get((bare ?? braced) as string) ?? [{ written }];
  }
  const isBackquoted = text.charAt(at) === '`';
  if (!isBackquoted && text.charAt(at + 1) !== '(' && text.charAt(at + 1) !== '{') {
    cursor.at++;
    return ['$'];
  }
  const end = isBackquoted ? endOf(text, '`', at + 1) : closingOf(text, at + 1);
  cursor.at = end + 1;
  const written = text.slice(at, end + 1);
  const file =
    /^[$`(\s]*(?:cat\s+|[^|]{0,200}<\s{0,9})["']?([^\s"'|;&<>()`]{1,400})["']?\s{0,9}(?:\||[)`]|$)/.exec(
      written.slice(0, 1000),
    )?.[1];
  return file === undefined ? [{ written }] : [{ written, file }];
}

/** Of the bracket at this place; without one, the end of the text: nothing is read twice. */
function closingOf(text: string, open: number): number {
  const [opening, closing] = text.charAt(open) === '(' ? ['(', ')'] : ['{', '}'];
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === "'") at = endOf(text, "'", at + 1);
    else if (character === opening) depth++;
    else if (character === closing && --depth === 0) return at;
  }
  return text.length;
}

function endOf(text: string, quote: string, from: number): number {
  const end = text.indexOf(quote, from);
  return end < 0 ? text.length : end;
}

/** Neighbours that are text in one piece: what a separator is looked for in. */
export function joined(parts: WrittenText): WrittenText {
  const merged: Parts = [];
  let run: string[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      run.push(part);
      continue;
    }
    merged.push(run.join(''), part);
    run = [];
  }
  merged.push(run.join(''));
  return merged.filter((part) => part !== '');
}

/** `name=value` before any other word of a command. */
export function readAssignment(word: WrittenText): readonly [name: string, value: WrittenText] | undefined {
  const [first = '', ...rest] = word;
  const name = typeof first === 'string' ? /^[A-Za-z_]\w{0,99}(?==)/.exec(first)?.[0] : undefined;
  return name === undefined ? undefined : [name, [(first as string).slice(name.length + 1), ...rest]];
}
