/** A text as one word of a POSIX shell. IEEE Std 1003.1 §2.2.2. */

/** Nothing is special between single quotes but the single quote, which ends them: close, escape, open again. */
export function quotePosix(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`;
}
