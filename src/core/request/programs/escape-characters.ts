/** Texts as ASCII within the quotes of a language: no encoding of a file and no invisible character can change them. */

/**
 * A lone surrogate becomes U+FFFD, as in every encoder.
 *
 * @param special printable characters that mean something within these quotes
 * @param escape any character that is not printable ASCII, by its code point
 */
export function escapeCharacters(
  text: string,
  special: Readonly<Record<string, string>>,
  escape: (codePoint: number) => string,
): string {
  return text
    .toWellFormed()
    .replace(/[^]/gu, (character) =>
      Object.hasOwn(special, character)
        ? (special[character] as string)
        : /^[\x20-\x7e]$/.test(character)
          ? character
          : escape(character.codePointAt(0) as number),
    );
}

/** Two of them beyond U+FFFF. @param prefix what stands before four digits */
export function utf16Escape(codePoint: number, prefix = '\\u'): string {
  return String.fromCodePoint(codePoint)
    .split('')
    .map((unit) => prefix + hexDigits(unit.charCodeAt(0), 4))
    .join('');
}

export function hexDigits(value: number, length: number): string {
  return value.toString(16).padStart(length, '0');
}
