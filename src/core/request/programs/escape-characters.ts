/** Texts as ASCII within the quotes of a language: no encoding of a file and no invisible character can change them. */

/**
 * A lone surrogate becomes U+FFFD, as in every encoder.
 *
 * @param special which of quotes, `#` and the backslash mean something within these quotes, and how they are written
 * @param escape any character that is not printable ASCII, by its code point
 */
export function escapeCharacters(
  text: string,
  special: Readonly<Partial<Record<'"' | "'" | '#' | '\\', string>>>,
  escape: (codePoint: number) => string,
): string {
  return text
    .toWellFormed()
    .replace(/[^\x20-\x7e]|["'#\\]/gu, (character) =>
      /^[\x20-\x7e]$/.test(character)
        ? (special[character as keyof typeof special] ?? character)
        : escape(character.codePointAt(0) as number),
    );
}

/** Two of them beyond U+FFFF. */
export function utf16Escape(codePoint: number): string {
  return String.fromCodePoint(codePoint)
    .split('')
    .map((unit) => `\\u${hexDigits(unit.charCodeAt(0), 4)}`)
    .join('');
}

export function hexDigits(value: number, length: number): string {
  return value.toString(16).padStart(length, '0');
}
