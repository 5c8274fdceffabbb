/** `application/x-www-form-urlencoded` as a server reads it. WHATWG URL §5.1, RFC 6749 appendix B. */
import { knownParameters } from './known-parameters';
import type { RequestParameter } from './parsed-request';
import type { FormPiece } from './written-request';
import { mapText, spell, splitAll, splitFirst, type StoredPart, type WrittenText } from './written-text';

/** A `+` is a space, and what is not UTF-8 becomes U+FFFD; a percent sign without two digits stays. */
export function decodeFormText(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  // Not decodeURIComponent, which throws at what a server puts up with: fifty thousand exceptions take half a second.
  return spaced.includes('%') ? spaced.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun) : spaced;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function decodeRun(run: string): string {
  const octets = run
    .slice(1)
    .split('%')
    .map((digits) => Number.parseInt(digits, 16));
  return utf8.decode(new Uint8Array(octets));
}

export function decodeForm(pieces: readonly FormPiece[], breaksAreLayout: boolean): RequestParameter[] {
  return pieces.flatMap((piece) => {
    if ('encodedBy' in piece) return [ofValue(piece.name, piece.value)];
    const text = breaksAreLayout ? mapText(piece.encoded, joinLines) : piece.encoded;
    return splitAll(text, '&')
      .filter((one) => spell(one) !== '')
      .map(readPair);
  });
}

function readPair(text: WrittenText): RequestParameter {
  // A file alone is a body of which nothing is known.
  const isFile = text.length === 1 && typeof text[0] !== 'string';
  const [name, value] = splitFirst(text, /=/) ?? (isFile ? [[], text] : [text, []]);
  return { ...ofValue(decodeFormText(spell(name)), mapText(value, decodeFormText)), raw: spell(value) };
}

/** The value of a file is not here; that of a variable is its name. */
function ofValue(name: string, value: WrittenText): RequestParameter {
  const stored = value.find((part): part is StoredPart => typeof part !== 'string');
  if (!stored) return { name, value: value.join('') };
  return stored.file === undefined
    ? { name, value: spell(value), variable: stored.written }
    : { name, value: '', file: stored.file };
}

const parameterLine = /\n[ \t\n]{0,40}(&?)[ \t]{0,40}([\w.-]{1,80})=/g;

/** As documents print a form: a parameter a line, the `&` before it, after it, or nowhere. */
function joinLines(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // Microsoft's documents have comments behind values, and blanks.
      .replace(/[ \t]{1,40}\/\/[ \t]?[A-Za-z].*$|[ \t]{1,40}$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/&[ \t]{0,40}\n[ \t\n]{0,40}/g, '&')
      .replace(parameterLine, (found, ampersand: string, name: string) =>
        ampersand !== '' || knownParameters.has(name) ? `&${name}=` : found,
      )
      .replace(/&&/g, '&')
      .trim()
  );
}
