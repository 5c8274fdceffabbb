/** What a token request has in its header besides what every program adds on its own. RFC 6749 §3.2. */
import type { TokenRequest } from '../token-request';

export type HeaderField = readonly [name: string, value: string];

const formType = 'application/x-www-form-urlencoded';

export function headersOf({ headers = [], method }: TokenRequest): readonly HeaderField[] {
  return method === 'GET' ? headers : [...headers, ['Content-Type', formType]];
}

export function methodOf({ method }: TokenRequest): 'GET' | 'POST' {
  return method ?? 'POST';
}

/** Without the one that a program writes by itself when it is given a form. */
export function furtherHeaders(request: TokenRequest): readonly HeaderField[] {
  return headersOf(request).filter(([name]) => name !== 'Content-Type');
}
