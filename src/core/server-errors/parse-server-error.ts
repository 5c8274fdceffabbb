/** Any text with a server's error in it → what it says. RFC 6749 §5.2, RFC 6750 §3. */
import { plainErrorText } from './plain-error-text';
import type { ParsedServerError } from './parsed-server-error';
import { readDiagnostics, readErrorCodes } from './read-error-codes';
import { readErrorValues } from './read-error-values';

/**
 * A JSON answer, whole or quoted in a log, a response with its header fields, an exception, a line somebody was sent.
 * Never throws, bounded. @returns undefined: no code, no reason and no thumbprint, so no error of a server.
 */
export function parseServerError(text: string): ParsedServerError | undefined {
  const plain = plainErrorText(text);
  const codes = readErrorCodes(plain);
  const values = readErrorValues(plain);
  if (codes.length === 0 && !values.reason && values.thumbprint === undefined) return undefined;
  const oauthError = oauthErrorOf(plain, codes);
  const status = statusOf(plain);
  const diagnostics = readDiagnostics(plain);
  return {
    codes,
    ...values,
    ...(status === undefined ? {} : { status }),
    ...(oauthError === undefined ? {} : { oauthError }),
    ...(diagnostics === undefined ? {} : { diagnostics }),
  };
}

function statusOf(plain: string): number | undefined {
  const status =
    /\bHTTP\/[\d.]{1,3} ([45]\d\d)\b|\(([45]\d\d)\) [A-Z]|\bstatus(?: ?code)?"? ?[:=]? ?([45]\d\d)\b/i.exec(
      plain,
    );
  const digits = status?.[1] ?? status?.[2] ?? status?.[3];
  return digits === undefined ? undefined : Number(digits);
}

/** `error` as a member or parameter; a category of diagnostics may have such a name, too. */
function oauthErrorOf(plain: string, codes: ParsedServerError['codes']): string | undefined {
  const names = codes.filter(({ known }) => known?.family === 'oauth').map(({ code }) => code);
  return (
    names.find((name) => new RegExp(`(?<![\\w-])error["']? ?[:=]>? ?["']?${name}\\b`, 'i').test(plain)) ??
    names[0]
  );
}
