/** `application/x-www-form-urlencoded`. RFC 6749 appendix B, RFC 3986 §2. */
import { percentEncode } from '../encoding/percent';

export type FormParameter = readonly [name: string, value: string];

export function encodeFormParameter([name, value]: FormParameter): string {
  return `${percentEncode(name)}=${percentEncode(value)}`;
}

export function encodeForm(parameters: readonly FormParameter[]): string {
  return parameters.map(encodeFormParameter).join('&');
}
