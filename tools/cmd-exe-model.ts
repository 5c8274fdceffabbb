/**
 * How cmd.exe reads lines of commands, and how a program splits what it is given: no test machine of ours has either.
 * Percent expansion, then quotes, carets and continued lines, as D. Benham and jeb found them by experiment
 * (stackoverflow.com/a/4095133); arguments as Microsoft documents CommandLineToArgvW.
 */

/** At the prompt an undefined variable stays as it stands, and nothing is an argument. */
export type CmdMode = 'prompt' | 'batch';

export interface CmdRun {
  /** What each program was given, its name first. */
  readonly programs: readonly (readonly string[])[];
  readonly environment: ReadonlyMap<string, string>;
}

/** @param undefinedAs what a variable holds that nobody has set; undefined where there is none of that name */
export function runInCmd(
  text: string,
  mode: CmdMode,
  undefinedAs?: (name: string) => string | undefined,
): CmdRun {
  const environment = new Map<string, string>();
  const programs: string[][] = [];
  const valueOf = (name: string) => environment.get(name.toUpperCase()) ?? undefinedAs?.(name);
  const lines = text.split(/\r?\n/);
  while (lines.length > 0) {
    const command = readCommand(() => {
      const line = lines.shift();
      return line === undefined ? undefined : expandPercents(line, mode, valueOf);
    });
    const set = /^\s*set "(\w+)=(.*)"$/.exec(command);
    if (set) environment.set((set[1] as string).toUpperCase(), set[2] as string);
    else programs.push(splitArguments(command));
  }
  return { programs, environment };
}

function expandPercents(line: string, mode: CmdMode, valueOf: (name: string) => string | undefined): string {
  let out = '';
  for (let at = 0; at < line.length;) {
    const rest = line.slice(at);
    const variable = /^%([^%:]+)(?::~(\d+),(\d+))?%/.exec(rest);
    const value = variable ? valueOf(variable[1] as string) : undefined;
    if (!rest.startsWith('%')) {
      out += rest[0];
      at += 1;
    } else if (mode === 'batch' && rest.startsWith('%%')) {
      out += '%';
      at += 2;
    } else if (mode === 'batch' && /^%[\d*]/.test(rest)) {
      at += 2;
    } else if (variable && value !== undefined) {
      const [whole, , from, length] = variable;
      out += from === undefined ? value : value.slice(Number(from), Number(from) + Number(length));
      at += whole.length;
    } else if (mode === 'batch') {
      at += variable ? variable[0].length : 1;
    } else {
      out += '%';
      at += 1;
    }
  }
  return out;
}

/** One command, and an error where there would be two, or a file: nothing written here is meant to have either. */
function readCommand(nextLine: () => string | undefined): string {
  let line = nextLine() ?? '';
  let out = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at] as string;
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && character === '^') {
      if (at + 1 < line.length) out += line[++at];
      else {
        // What begins the continued line is escaped.
        line = nextLine() ?? '';
        at = 0;
        out += line[0] ?? '';
      }
      continue;
    }
    if (!isQuoted && /[&|<>()]/.test(character)) throw new Error(`cmd.exe acts on ${character} in ${line}`);
    out += character;
  }
  return out;
}

/** 2n backslashes and a quote are n and a quote that quotes, 2n + 1 are n and a quote that does not. */
export function splitArguments(command: string): string[] {
  const list: string[] = [];
  let current: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < command.length; at++) {
    const [slashes] = /^\\*/.exec(command.slice(at)) as RegExpExecArray;
    if (slashes !== '') {
      const isBeforeQuote = command[at + slashes.length] === '"';
      current = (current ?? '') + '\\'.repeat(isBeforeQuote ? slashes.length / 2 : slashes.length);
      at += slashes.length - 1;
      if (isBeforeQuote && slashes.length % 2 === 1) {
        current += '"';
        at += 1;
      }
    } else if (command[at] === '"') {
      isQuoted = !isQuoted;
      current ??= '';
    } else if (!isQuoted && /[ \t]/.test(command[at] as string)) {
      if (current !== undefined) list.push(current);
      current = undefined;
    } else current = (current ?? '') + (command[at] as string);
  }
  if (current !== undefined) list.push(current);
  return list;
}
