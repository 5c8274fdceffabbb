/** What copying and pasting does to a text, undone, and each thing that was undone named. */
import type { Evidence } from '../errors';
import type { RepairCode } from './material';

export interface TidyText {
  readonly text: string;
  readonly repairs: readonly (readonly [code: RepairCode, evidence?: Evidence | undefined])[];
}

/** Zero-width characters and direction marks, which web pages and chat programs leave in what is copied from them. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** For texts of any kind. */
export function tidyText(raw: string): TidyText {
  const repairs: (readonly [RepairCode, Evidence])[] = [];
  const count = raw.match(invisible)?.length ?? 0;
  if (count > 0) repairs.push(['repair/invisible-characters', { count }]);
  // A no-break space is space to people, and to `\s`, but not to everything that compares.
  return { text: raw.replace(invisible, '').replace(/\u00a0/g, ' '), repairs };
}

/**
 * What ends in one of these words is a label of RFC 7468 or its relatives. Every repetition has an end: on four
 * megabytes of dashes or blanks an open one would take for ever.
 */
const label = /(?:[A-Z0-9]{1,16} ){0,4}(?:KEY|CERTIFICATE|PKCS7|CMS|PKCS12|REQUEST|PARAMETERS|CRL|BLOCK)/;
const dashes = '[-\u2010-\u2015\u2212]{0,12}';
const boundary = new RegExp(
  `(${dashes})[ \\t]{0,4}\\b(BEGIN|END) (${label.source})\\b[ \\t]{0,4}(${dashes})`,
  'g',
);
/** Escaped once, or twice. */
const newline = /(?:\\{1,4}r)?\\{1,4}n|\\{1,4}r/g;

/** For texts with BEGIN and END in them: brings lost lines and dashes back, and takes quotes away. */
export function tidyPem(raw: string): TidyText {
  const repairs = new Map<RepairCode, Evidence | undefined>();
  let text = raw;
  if (text.search(newline) !== -1) {
    repairs.set('repair/escaped-newlines', undefined);
    text = text.replace(newline, '\n');
  }
  text = text.replace(
    boundary,
    (found, before: string, word: string, name: string, after: string, at: number) => {
      if (`${before}${after}` !== '-'.repeat(10)) repairs.set('repair/boundary', undefined);
      // On a line of its own, without a new line where there is one: errors say which line.
      const first = /(^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 80), at)) ? '' : '\n';
      const last = /^[ \t]*\r?(\n|$)/.test(text.slice(at + found.length, at + found.length + 80)) ? '' : '\n';
      return `${first}-----${word} ${name}-----${last}`;
    },
  );
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const bare = lines.map(withoutQuotes);
  const quoted = bare.filter((line, index) => line !== lines[index]?.trim()).length;
  if (quoted > 0) repairs.set('repair/quotes', { count: quoted });
  // RFC 7468 §2: 64 characters a line; a key that lost its line breaks has hundreds.
  if (bare.some((line) => /^[A-Za-z0-9+/= ]{200,}$/.test(line))) repairs.set('repair/one-line', undefined);
  return { text: bare.map(splitHeaders).join('\n'), repairs: [...repairs] };
}

/** `> ` of a mail, quotes and `\` of a program, and what joins its lines. */
function withoutQuotes(line: string): string {
  return line
    .trim()
    .replace(/^(?:[>"'`]\s*)+/, '')
    .replace(/["'`][\s+,;.)\\]*$|(?<!\\)\\+$/, '')
    .trim();
}

/** RFC 1421 headers on one line with the base64 that follows them. */
function splitHeaders(line: string): string {
  if (!/^Proc-Type:/.test(line)) return line;
  return line
    .replace(/(?<!\s)\s+(DEK-Info:)/, '\n$1')
    .replace(/(DEK-Info:\s*[\w-]+,[0-9A-Fa-f]+)\s+/, '$1\n\n');
}
