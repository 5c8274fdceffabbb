/** The request as it goes over the wire. RFC 9112 §3. */
import { encodeUtf8 } from '../../encoding/utf8';
import type { AssertionPlace } from '../assertion-place';
import type { TokenRequest } from '../token-request';
import { headersOf, methodOf } from './header-fields';
import { bodyText } from './variables';

/** Content-Length is the whole body's, also where a variable stands for the assertion: that is what a trace shows. */
export function formatRawHttp(request: TokenRequest, place: AssertionPlace): string {
  const { host, pathname, search } = new URL(request.url);
  return [
    `${methodOf(request)} ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    ...headersOf(request).map(([name, value]) => `${name}: ${value}`),
    ...(request.method === 'GET' ? [] : [`Content-Length: ${encodeUtf8(request.body).length}`]),
    '',
    bodyText(request, place),
  ].join('\r\n');
}
