/** A text as one argument of a program, in a line of cmd.exe. Phases of cmd.exe's parser; CommandLineToArgvW. */

/** Holds one percent sign, both at the prompt and in a batch file: see `percentVariable`. */
const percent = '%_%';

/**
 * `%…%` is a variable even between quotes, nothing escapes it at the prompt, and in a batch file alone `%%` does. This
 * reads the same in both: one or two percent signs are put in, and one is taken out.
 */
export const percentVariable: readonly string[] = ['set "_=%%"', 'set "_=%_:~0,1%"'];

/**
 * Between quotes nothing else is special to cmd.exe, which knows no backslash; to the program, backslashes before a
 * quote are. So a quote leaves the quoted part: escaped for cmd.exe with a caret, for the program with a backslash.
 * Needs `percentVariable` before it where the text has a percent sign. No newlines: cmd.exe has no way to pass one.
 */
export function quoteCmd(text: string): string {
  const quoted = text.split('"').map((part) => `"${part.replace(/\\+$/, '$&$&').replaceAll('%', percent)}"`);
  return quoted.join('\\^"');
}
