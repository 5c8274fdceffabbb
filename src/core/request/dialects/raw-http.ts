/** The request as it goes over the wire. RFC 9112 §3. */
import { encodeUtf8 } from '../../encoding/utf8';
import type { TokenRequest } from '../token-request';

export function formatRawHttp({ url, body, method, headers = [] }: TokenRequest): string {
  const { host, pathname, search } = new URL(url);
  const sent = headers.map(([name, value]) => `${name}: ${value}`);
  if (method)
    return [`${method} ${pathname}${search} HTTP/1.1`, `Host: ${host}`, ...sent, '', ''].join('\r\n');
  return [
    `POST ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    ...sent,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${encodeUtf8(body).length}`,
    '',
    body,
  ].join('\r\n');
}
