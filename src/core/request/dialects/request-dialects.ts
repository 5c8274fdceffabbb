/** Every way to write a token request down, in the order in which they are offered. */
import type { TokenRequest } from '../token-request';
import { formatCurlBash } from './curl-bash';
import { formatRawHttp } from './raw-http';

export interface RequestDialect {
  readonly id: string;
  readonly name: string;
  /** Of a file that holds it. */
  readonly fileName: string;
  readonly format: (request: TokenRequest) => string;
}

export const requestDialects: readonly RequestDialect[] = [
  { id: 'curl-bash', name: 'curl (bash)', fileName: 'token-request.sh', format: formatCurlBash },
  { id: 'raw-http', name: 'Raw HTTP', fileName: 'token-request.http', format: formatRawHttp },
];
