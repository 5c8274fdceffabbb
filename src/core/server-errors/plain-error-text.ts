/** An error's text as the server meant it: without what logs, JSON within JSON, HTML and addresses have made of it. RFC 8259 §7. */

/** An error with a page of stack trace has some ten thousand characters. */
export const longestErrorText = 100_000;

/** Nobody has been seen to log the log of a log. */
const deepestEscape = 3;

/** One line, escapes undone, white space as single blanks. Never throws; linear. */
export function plainErrorText(text: string): string {
  let plain = text.slice(0, longestErrorText);
  for (let depth = 0; depth < deepestEscape; depth++) {
    const undone = undoJsonEscapes(plain);
    if (undone === plain) break;
    plain = undone;
  }
  return undoPercent(undoEntities(plain))
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/\*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const escapes: Readonly<Record<string, string>> = {
  r: '\r',
  n: '\n',
  t: '\t',
  '"': '"',
  "'": "'",
  '/': '/',
  '\\': '\\',
};

/** Each escape once, from left to right: `\\r` is a backslash and an r until the next round. */
function undoJsonEscapes(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([rnt"'/\\]))/g, (_, code?: string, character?: string) =>
    code === undefined ? (escapes[character ?? ''] ?? '') : String.fromCharCode(parseInt(code, 16)),
  );
}

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  amp: '&',
};

function undoEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,5})|#x([0-9a-f]{1,4})|(quot|apos|lt|gt|nbsp|amp));/gi,
    (_, decimal?: string, hex?: string, name?: string) =>
      name === undefined
        ? String.fromCharCode(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal))
        : (entities[name.toLowerCase()] ?? ''),
  );
}

/** Of a redirect: `error=invalid_client&error_description=AADSTS50011%3a+The+…`. */
function undoPercent(text: string): string {
  if (!/error_description=[^&\s]{0,40}(%[0-9a-f]{2}|\+)/i.test(text)) return text;
  return text
    .replace(/\+/g, ' ')
    .replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
