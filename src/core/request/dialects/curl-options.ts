/** A token request as options of curl, before any shell's quoting. https://curl.se/docs/manpage.html */
import { assertionParameter, type AssertionPlace } from '../assertion-place';
import { encodeFormParameter } from '../form-urlencoded';
import type { TokenRequest } from '../token-request';
import { furtherHeaders } from './header-fields';

/** The option stands as it is; its value is the shell's to quote. */
export type CurlOption = readonly [option: string, value: string];

/**
 * Parameters arrive encoded, so that curl sends them as they stand, in every version (what `--data-urlencode` makes of
 * a space has changed), joined with `&`: together they are the body, byte for byte.
 */
export function curlOptions(
  request: TokenRequest,
  place: AssertionPlace,
  fromFile: (name: string) => readonly CurlOption[],
): readonly CurlOption[] {
  const { url, parameters } = request;
  const apart = place === 'apart' ? assertionParameter(request) : undefined;
  // The user name is that of the Windows session: a colon alone says so.
  const session = request.negotiate ? ['--negotiate', '-u', ':'] : [];
  // Brackets and braces are patterns to curl, except in an IPv6 host, which --globoff leaves alone as well.
  const globoff = /[[\]{}]/.test(url) ? ['--globoff'] : [];
  const headers = request.answer === 'headers' ? ['--include'] : [];
  return [
    [['curl', ...headers, ...session, ...globoff].join(' '), url],
    ...furtherHeaders(request).map(([name, value]): CurlOption => ['--header', `${name}: ${value}`]),
    ...parameters.flatMap((one): readonly CurlOption[] =>
      one === apart ? fromFile(one[0]) : [['--data', encodeFormParameter(one)]],
    ),
  ];
}
