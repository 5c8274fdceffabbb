/** The request as it goes over the wire. RFC 9112 §3. */
import { encodeUtf8 } from '../../encoding/utf8';
import type { TokenRequest } from '../token-request';

export function formatRawHttp({ url, body }: TokenRequest): string {
  const { host, pathname, search } = new URL(url);
  return [
    `POST ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${encodeUtf8(body).length}`,
    '',
    body,
  ].join('\r\n');
}
