/** The codes in an error's text: Microsoft's by their prefix, diagnostics by their header field, those of the standards by name. */
import { findKnownError, knownErrors } from './known-errors';
import type { ErrorCodeFound, ParsedServerError } from './parsed-server-error';

/** A log may hold many errors; more than these nobody reads. */
const mostCodes = 12;

const standardNames = knownErrors.filter(({ family }) => family === 'oauth').map(({ code }) => code);
/** What servers name by words instead of numbers. */
const phrases = knownErrors
  .filter(({ family, code }) => family !== 'oauth' && !/\d/.test(code))
  .map(({ code }) => code);

/** @param plain as `plainErrorText` makes it */
export function readErrorCodes(plain: string): readonly ErrorCodeFound[] {
  const found = new Set<string>();
  const add = (code: string) => {
    if (found.size < mostCodes) found.add(code);
  };
  for (const [, number] of plain.matchAll(/\bAADSTS ?(\d{4,8})\b/gi)) add(`AADSTS${number}`);
  for (const [, list = ''] of plain.matchAll(/"?error_codes"? ?[:=]{1,2}>? ?\[([\d, ]{1,80})\]/gi))
    for (const [number] of list.matchAll(/\d{4,8}/g)) add(`AADSTS${number}`);
  for (const [, number] of plain.matchAll(/login\.[a-z.]{4,40}\/error\?code=(\d{4,8})\b/gi))
    add(`AADSTS${number}`);
  for (const [code] of plain.matchAll(/\bMSIS\d{3,5}\b/gi)) add(code.toUpperCase());
  for (const [code] of plain.matchAll(/\bIDX\d{5}\b/g)) add(code);
  const diagnostics = readDiagnostics(plain);
  if (diagnostics) add(diagnostics.code);
  for (const code of phrases) if (plain.includes(code)) add(code);
  for (const code of standardNames) if (new RegExp(`\\b${code}\\b`).test(plain)) add(code);
  return [...found]
    .map((code): ErrorCodeFound => {
      const known = findKnownError(code);
      return known ? { code, known } : { code };
    })
    .map((one, index) => ({ one, index, rank: rankOf(one) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ one }) => one);
}

/** A code that names a cause before one that many causes give; those of the standards last. */
function rankOf({ known }: ErrorCodeFound): number {
  if (!known) return 2;
  if (known.family === 'oauth') return 4;
  return known.causes.length === 0 ? 3 : known.isGeneric ? 1 : 0;
}

/** `x-ms-diagnostics: 2000010;reason="…";error_category="…"`, by whatever program it was printed. */
export function readDiagnostics(plain: string): ParsedServerError['diagnostics'] {
  const parts =
    /\b([23]\d{6}) ?; ?reason ?= ?"([^"]{0,600})" ?\.?(?: ?; ?(?:error_)?category ?= ?"([^"]{0,80})")?/i.exec(
      plain,
    );
  if (!parts) return undefined;
  const [, code = '', reason = '', category = ''] = parts;
  return { code, reason, category };
}
