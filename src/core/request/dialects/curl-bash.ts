/** A curl command for bash and every other POSIX shell. IEEE Std 1003.1 §2.2.2. */
import { assertionFileName, assertionParameter, type AssertionPlace } from '../assertion-place';
import type { TokenRequest } from '../token-request';
import { curlOptions } from './curl-options';
import { quotePosix } from './quote-posix';

export function formatCurlBash(request: TokenRequest, place: AssertionPlace): string {
  const options = curlOptions(request, place, (name) => [['--data-urlencode', `${name}@-`]]);
  const command = options.map(([option, value]) => `${option} ${quotePosix(value)}`).join(' \\\n  ');
  return place === 'apart' && assertionParameter(request) ? `${fileOnStdin} | ${command}` : command;
}

/**
 * `--data-urlencode name@file` would send an editor's newline at the end as %0A, and `$(cat …)` would show the
 * assertion in the list of processes. Nothing of a JWT is left to encode.
 */
export const fileOnStdin = `tr -d '\\r\\n' <${assertionFileName}`;
