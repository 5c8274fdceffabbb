/** A curl command for bash and every other POSIX shell. IEEE Std 1003.1 §2.2.2. */
import { encodeFormParameter } from '../form-urlencoded';
import type { TokenRequest } from '../token-request';

/**
 * Parameters arrive encoded, so that curl sends them as they stand, in every version (what `--data-urlencode` makes of
 * a space has changed), joined with `&`: together they are the body, byte for byte.
 */
export function formatCurlBash({ url, parameters, headers = [], negotiate }: TokenRequest): string {
  // Brackets and braces are patterns to curl, except in an IPv6 host, which --globoff leaves alone as well.
  const globoff = /[[\]{}]/.test(url) ? '--globoff ' : '';
  const data = parameters.map((parameter) => `--data ${quotePosix(encodeFormParameter(parameter))}`);
  // The user name is that of the Windows session: a colon alone says so.
  const session = negotiate ? '--negotiate -u : ' : '';
  const sent = headers.map(([name, value]) => `--header ${quotePosix(`${name}: ${value}`)}`);
  return [`curl ${session}${globoff}${quotePosix(url)}`, ...sent, ...data].join(' \\\n  ');
}

/** Nothing is special between single quotes but the single quote, which ends them: close, escape, open again. */
export function quotePosix(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`;
}
