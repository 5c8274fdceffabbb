import { decodeBase64url } from '../core/encoding/base64url';
import { decodeUtf8 } from '../core/encoding/utf8';
import { traceOf2015 } from '../core/lessons/trace-of-2015';

export { traceOf2015 };

const line = traceOf2015.find(({ id }) => id === 'assertion')?.text ?? '';
const [header = '', claims = '', signature = ''] = line.slice(line.indexOf('=') + 1).split('.');

const claimsText = decodeUtf8(decodeBase64url(claims)) ?? '{}';

/** The assertion in the trace, taken apart. */
export const tracedAssertion = {
  header: decodeUtf8(decodeBase64url(header)) ?? '',
  claims: claimsText,
  exp: (JSON.parse(claimsText) as { readonly exp: number }).exp,
  signatureLength: decodeBase64url(signature).length,
} as const;
