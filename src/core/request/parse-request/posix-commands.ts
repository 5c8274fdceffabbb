/** Commands of a POSIX shell taken apart into words, nothing of them run. IEEE Std 1003.1 §2.7, §2.9. */
import { joined, readAssignment, readExpanded, readPosixWord, type PosixCursor } from './posix-words';
import { fromFile, spell, type WrittenText } from './written-text';

export interface PosixCommand {
  readonly words: readonly WrittenText[];
  /** What is piped or redirected into it. */
  readonly input?: WrittenText;
  /** `name` of `&name=…`, which the shell takes for the end of this command and an assignment. */
  readonly cutBefore?: string;
}

interface HereDocument {
  readonly end: string;
  readonly hasTabs: boolean;
  readonly isQuoted: boolean;
}

/** Every command with its input, in the order in which they stand. */
export function readPosixCommands(script: string): readonly PosixCommand[] {
  const cursor: PosixCursor = { text: script.replace(/\r\n/g, '\n'), variables: new Map(), at: 0 };
  const commands: PosixCommand[] = [];
  let printed: WrittenText[] = [];
  let piped: WrittenText | undefined;
  let depth = 0;
  let ended = '';
  while (cursor.at < cursor.text.length) {
    const { words, input = piped, end, opened, assigned } = readCommand(cursor);
    const last = commands.at(-1);
    if (ended === '&' && assigned !== undefined && last && last.cutBefore === undefined)
      commands[commands.length - 1] = { ...last, cutBefore: assigned };
    ended = end;
    depth += opened;
    if (words.length > 0) commands.push(input ? { words, input } : { words });
    // What stands between braces goes the same way together.
    if (depth <= 0 && opened >= 0) printed = [];
    if (words.length > 0) printed.push(outputOf(words, input));
    piped = end === '|' ? joined(printed.flat()) : undefined;
    if (end === '|') printed = [];
  }
  return commands;
}

interface ScannedCommand {
  readonly words: readonly WrittenText[];
  readonly input?: WrittenText;
  /** An operator, a new line, or nothing more. */
  readonly end: string;
  /** Braces that open a group, less those that close one. */
  readonly opened: number;
  /** The first variable that is set before the command, or in its place. */
  readonly assigned?: string;
}

function readCommand(cursor: PosixCursor): ScannedCommand {
  const { text, variables } = cursor;
  const words: WrittenText[] = [];
  const documents: HereDocument[] = [];
  let input: WrittenText | undefined;
  let opened = 0;
  let assigned: string | undefined;
  const finish = (end: string) => ({
    words,
    end,
    opened,
    ...(input ? { input } : {}),
    ...(assigned === undefined ? {} : { assigned }),
  });
  for (;;) {
    skipBlanks(cursor);
    const character = text.charAt(cursor.at);
    const redirection = /^\d?(<<<|<<-|<<|<&|<|>>|>&|>\||>)/.exec(text.slice(cursor.at, cursor.at + 4));
    if (character === '' || character === '\n') {
      cursor.at++;
      for (const document of documents) input = readDocument(cursor, document);
      // After a pipe, the command goes on.
      return finish(character);
    }
    if (character === '#') cursor.at = endOfLine(text, cursor.at);
    else if (/[;&|()]/.test(character)) {
      const end = /^(?:\|\||&&|;;|\|&)/.exec(text.slice(cursor.at, cursor.at + 2))?.[0] ?? character;
      cursor.at += end.length;
      if (end === '|' || end === '|&') skipLines(cursor);
      return finish(end === '|&' ? '|' : end);
    } else if (redirection) {
      const [written, operator = ''] = redirection;
      cursor.at += written.length;
      skipBlanks(cursor);
      const start = cursor.at;
      const target = readPosixWord(cursor);
      const isQuoted = /['"\\]/.test(text.slice(start, cursor.at));
      if (operator === '<') input = fromFile(spell(target));
      else if (operator === '<<<') input = [...target, '\n'];
      else if (operator.startsWith('<<'))
        documents.push({ end: spell(target), hasTabs: operator === '<<-', isQuoted });
    } else if (words.length === 0 && /^[{}](?:[\s;|&]|$)/.test(text.slice(cursor.at, cursor.at + 2))) {
      opened += character === '{' ? 1 : -1;
      cursor.at++;
    } else {
      const word = readPosixWord(cursor);
      const assignment = words.length === 0 ? readAssignment(word) : undefined;
      if (assignment) {
        assigned ??= assignment[0];
        variables.set(...assignment);
      } else words.push(word);
    }
  }
}

function skipBlanks(cursor: PosixCursor): void {
  for (; ; cursor.at++) {
    const character = cursor.text.charAt(cursor.at);
    if (character === '\\' && cursor.text.charAt(cursor.at + 1) === '\n') cursor.at++;
    else if (character !== ' ' && character !== '\t') return;
  }
}

function skipLines(cursor: PosixCursor): void {
  for (skipBlanks(cursor); cursor.text.charAt(cursor.at) === '\n'; skipBlanks(cursor)) cursor.at++;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function readDocument(cursor: PosixCursor, { end, hasTabs, isQuoted }: HereDocument): WrittenText {
  const lines: string[] = [];
  while (cursor.at < cursor.text.length) {
    const stop = endOfLine(cursor.text, cursor.at);
    const line = cursor.text.slice(cursor.at, stop);
    cursor.at = stop + 1;
    const bare = hasTabs ? line.replace(/^\t+/, '') : line;
    if (bare === end) break;
    lines.push(`${bare}\n`);
  }
  const text = lines.join('');
  return isQuoted ? [text] : readExpanded({ text, variables: cursor.variables, at: 0 }, '');
}

/** Of the few programs that are put before `curl` and `http`. */
function outputOf([program = [], ...args]: readonly WrittenText[], input: WrittenText = []): WrittenText {
  const name = spell(program);
  const last = args.at(-1);
  if (name === 'printf') return spell(args[0] ?? []) === '%s' ? args.slice(1).flat() : args.flat();
  if (name === 'echo')
    return args
      .filter((one) => !/^-[neE]+$/.test(spell(one)))
      .flatMap((one, at) => (at === 0 ? one : [' ', ...one]));
  if (name === 'cat') return last === undefined ? input : fromFile(spell(last));
  if (name === 'tr') return input;
  return [{ written: [program, ...args].map(spell).join(' ') }];
}
