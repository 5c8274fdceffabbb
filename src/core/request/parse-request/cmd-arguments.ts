/** Lines of cmd.exe taken apart into the arguments that a program gets. Phases of cmd.exe's parser; CommandLineToArgvW. */
import type { StoredPart, WrittenText } from './written-text';

/** Every command of a text, with its own variables put in. */
export function readCmdCommands(script: string): readonly (readonly WrittenText[])[] {
  const variables = new Map<string, string>();
  const lines = script.split(/\r\n|\n|\r/);
  const commands: (readonly WrittenText[])[] = [];
  let next = 0;
  const readLine = () =>
    next < lines.length ? expandPercents(lines[next++] as string, variables) : undefined;
  while (next < lines.length) {
    for (const command of readLogicalLine(readLine)) {
      const set = /^\s{0,99}@?set\s{1,9}(?:"([^=]{1,100})=(.*)"|([^=\s"]{1,100})=(.*))\s*$/is.exec(command);
      if (set) variables.set((set[1] ?? set[3] ?? '').toUpperCase(), set[2] ?? set[4] ?? '');
      else commands.push(splitCmdArguments(command).map(markVariables));
    }
  }
  return commands.filter((words) => words.length > 0);
}

/** In a batch file two percent signs are one: they are taken for it where what follows was encoded. */
function expandPercents(line: string, variables: ReadonlyMap<string, string>): string {
  return line.replace(
    /%%(?=[0-9a-f]{2})|%([^%:\s"=]{1,100})(?::~(\d{1,4}),(\d{1,4}))?%/gi,
    (written, name: string | undefined, from: string | undefined, length: string | undefined) => {
      if (name === undefined) return '%';
      const value = variables.get(name.toUpperCase());
      if (value === undefined) return written;
      return from === undefined ? value : value.slice(Number(from), Number(from) + Number(length));
    },
  );
}

/** Up to the end of a line that no caret continues, parted where one command ends and another begins. */
function readLogicalLine(readLine: () => string | undefined): readonly string[] {
  const commands: string[] = [];
  let line = readLine() ?? '';
  let out: string[] = [];
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && character === '^') {
      if (at + 1 < line.length) out.push(line.charAt(++at));
      else {
        const continued = readLine();
        if (continued === undefined) break;
        // What begins the continued line is escaped; an empty one is a line break.
        if (continued === '') out.push('\n');
        line = continued === '' ? (readLine() ?? '') : continued;
        out.push(line.charAt(0));
        at = 0;
      }
    } else if (!isQuoted && /[&|]/.test(character)) {
      commands.push(out.join(''));
      out = [];
    } else out.push(character);
  }
  commands.push(out.join(''));
  return commands;
}

/**
 * 2n backslashes and a quote are n and a quote that quotes, 2n + 1 are n and a quote that does not; within quotes two
 * quotes are one. Microsoft, “Parsing C command-line arguments”.
 */
export function splitCmdArguments(command: string): readonly string[] {
  const list: string[] = [];
  let current: string[] | undefined;
  let isQuoted = false;
  for (let at = 0; at < command.length; at++) {
    const character = command.charAt(at);
    if (character === '\\') {
      const start = at;
      while (command.charAt(at + 1) === '\\') at++;
      const count = at - start + 1;
      const isBeforeQuote = command.charAt(at + 1) === '"';
      (current ??= []).push('\\'.repeat(isBeforeQuote ? Math.floor(count / 2) : count));
      if (isBeforeQuote && count % 2 === 1) {
        current.push('"');
        at++;
      }
    } else if (character === '"') {
      current ??= [];
      if (isQuoted && command.charAt(at + 1) === '"') current.push(command.charAt(++at));
      else isQuoted = !isQuoted;
    } else if (!isQuoted && /[ \t]/.test(character)) {
      if (current) list.push(current.join(''));
      current = undefined;
    } else (current ??= []).push(character);
  }
  if (current) list.push(current.join(''));
  return list;
}

/** `%NAME%`, where nobody set it here and it cannot be what an encoding left: `%DB%` could. */
function markVariables(word: string): WrittenText {
  const parts: (string | StoredPart)[] = [];
  let end = 0;
  for (const { 0: written, index } of word.matchAll(/%(?![0-9a-f]{2})[a-z_]\w{2,60}%/gi)) {
    parts.push(word.slice(end, index), { written });
    end = index + written.length;
  }
  parts.push(word.slice(end));
  return parts.filter((part) => part !== '');
}
