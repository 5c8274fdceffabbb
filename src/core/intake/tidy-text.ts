/** What copying and pasting does to a text, undone, and each thing that was undone named. */
import type { Evidence } from '../errors';
import type { RepairCode } from './material';

export interface TidyText {
  readonly text: string;
  readonly repairs: readonly (readonly [code: RepairCode, evidence?: Evidence | undefined])[];
}

/** Zero-width characters and direction marks, which web pages and chat programs leave in what is copied from them. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Space to people and to `\s`, but not to everything that compares. */
const oddSpace = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** For texts of any kind. Ends of lines become `\n`, whatever they were: no reader stumbles over them. */
export function tidyText(raw: string): TidyText {
  let count = 0;
  const counting = (replacement: string) => () => {
    count++;
    return replacement;
  };
  const text = raw
    .replace(invisible, counting(''))
    .replace(oddSpace, counting(' '))
    .replace(/\r{1,2}\n|[\r\u0085\u2028\u2029]/g, '\n');
  return { text, repairs: count > 0 ? [['repair/invisible-characters', { count }]] : [] };
}

/**
 * What ends in one of these words is a label of RFC 7468 or its relatives. Every repetition has an end: on four
 * megabytes of dashes or blanks an open one would take for ever.
 */
const label = /(?:[A-Z0-9]{1,16} ){0,4}(?:KEY|CERTIFICATE|PKCS7|CMS|PKCS12|REQUEST|PARAMETERS|CRL|BLOCK)/;
const dashes = '[-\u2010-\u2015\u2212]{0,12}';
const boundary = new RegExp(
  `${dashes}[ \\t]{0,4}\\b(BEGIN|END) (${label.source})\\b[ \\t]{0,4}${dashes}`,
  'g',
);
/** How far around a boundary is looked for what else stands on its line. */
const around = 80;

type Repairs = Map<RepairCode, Evidence | undefined>;

/** For texts with BEGIN and END in them: brings lost lines and dashes back, and takes quotes away. */
export function tidyPem(raw: string): TidyText {
  const repairs: Repairs = new Map();
  const unescaped = unescapeNewlines(raw, repairs);
  // Where boundaries are whole, those without any dash are words about them.
  const isWhole = /-----BEGIN [^-\n]+-----/.test(unescaped) && /-----END [^-\n]+-----/.test(unescaped);
  const text = unescaped.replace(boundary, (found, word: string, name: string, at: number, whole: string) => {
    if (isWhole && /^[\w\s]+$/.test(found)) return found;
    const mended = `-----${word} ${name}-----`;
    if (found !== mended) repairs.set('repair/boundary', undefined);
    const left = whole.slice(Math.max(0, at - around), at);
    const right = whole.slice(at + found.length, at + found.length + around);
    // RFC 7468 §2: boundaries have lines of their own.
    const isAmidBase64 = word === 'BEGIN' ? /^[ \t]*[A-Za-z0-9+/]/ : /[A-Za-z0-9+/=][ \t]*$/;
    if (isAmidBase64.test(word === 'BEGIN' ? right : left)) repairs.set('repair/one-line', undefined);
    // Without a new line where there is one: errors say which line.
    const first = /(^|\n)[ \t]*$/.test(left) ? '' : '\n';
    const last = /^[ \t]*(\n|$)/.test(right) ? '' : '\n';
    return `${first}${mended}${last}`;
  });
  const lines = unquoteLines(text, repairs);
  // RFC 7468 §2: 64 characters a line. MIME has 76, and no writer more.
  if (lines.some((line) => /^[A-Za-z0-9+/= ]{81,}$/.test(line))) repairs.set('repair/one-line', undefined);
  return { text: lines.map(splitHeaders).join('\n'), repairs: [...repairs] };
}

/** For texts that may be base64 from beginning to end, or have some in them. */
export function tidyBase64(raw: string): TidyText {
  const repairs: Repairs = new Map();
  const lines = unquoteLines(unescapeNewlines(raw, repairs), repairs);
  return { text: lines.join('\n').trim(), repairs: [...repairs] };
}

/** Escaped once, or twice. */
function unescapeNewlines(text: string, repairs: Repairs): string {
  const unescaped = text.replace(/(?:\\{1,4}r)?\\{1,4}n|\\{1,4}r/g, '\n');
  if (unescaped !== text) repairs.set('repair/escaped-newlines', undefined);
  return unescaped;
}

/** A line of nothing but quotes and what joins lines is none. */
function unquoteLines(text: string, repairs: Repairs): readonly string[] {
  const bare: string[] = [];
  let count = 0;
  // Each line is looked at: a million empty ones would take seconds.
  for (const line of text.replace(/\n{100,}/g, '\n').split('\n')) {
    const trimmed = line.trim();
    const unquoted = withoutQuotes(trimmed);
    // Prose around it may end in a quotation mark of its own.
    if (unquoted !== trimmed && /^[A-Za-z0-9+/=_-]*$/.test(unquoted)) count++;
    if (unquoted !== '' || trimmed === '') bare.push(unquoted);
  }
  if (count > 0) repairs.set('repair/quotes', { count });
  return bare;
}

/** `> ` of a mail, quotes and `\` of a program, and what joins its lines. */
function withoutQuotes(line: string): string {
  if (line === '' || /^[\s+,;.()[\]&_\\>]*["'`][\s+,;.()[\]&_\\>"'`]*$/.test(line)) return '';
  return line
    .replace(/["'`][\s+,;.)\]&_\\]*$|(?<!\\)\\+$/, '')
    .replace(/^[+.&][ \t]{0,8}(?=["'`])/, '')
    .replace(/^[>"'` \t]+/, '')
    .trim();
}

/** RFC 1421 headers on one line with the base64 that follows them: the cipher tells where its IV ends. */
function splitHeaders(line: string): string {
  if (!/^Proc-Type:/.test(line)) return line;
  return line
    .replace(/(?<!\s)\s*(DEK-Info:)/, '\n$1')
    .replace(/(DEK-Info:\s*(?:AES-\d{3}-CBC,[0-9A-Fa-f]{32}|[\w-]{1,40},[0-9A-Fa-f]{16}))\s*/, '$1\n\n');
}
