/** One sentence on each member of header and claims. */

import { isoTime, localTime } from './times';

const meanings: ReadonlyMap<string, string> = new Map([
  ['alg', 'how it is signed (RFC 7515 §4.1.1)'],
  ['typ', 'what it is: a JWT (RFC 7519 §5.1)'],
  ['kid', 'which of the registered keys signed (RFC 7515 §4.1.4)'],
  ['x5t', 'which certificate verifies it: base64url of the SHA-1 of its DER (RFC 7515 §4.1.7)'],
  ['x5t#S256', 'which certificate verifies it: base64url of the SHA-256 of its DER (RFC 7515 §4.1.8)'],
  ['x5c', 'the certificates themselves, leaf first, in standard base64 (RFC 7515 §4.1.6)'],
  ['aud', 'whom it is for: no other server may take it (RFC 7523 §3)'],
  ['exp', 'until when it is valid'],
  ['iss', 'who made it: the client (RFC 7523 §3)'],
  ['sub', 'who is authenticated: the same client (RFC 7523 §3)'],
  ['nbf', 'from when it is valid; in the past, since clocks differ'],
  ['jti', 'this assertion and no other, so that a second use can be seen (RFC 7519 §4.1.7)'],
  ['iat', 'when it was made'],
]);

const times = new Set(['exp', 'nbf', 'iat']);

/** @param value as it stands in the JSON text */
export function explainMember(name: string, value: string): string {
  const meaning = meanings.get(name) ?? 'a member that this page did not make';
  if (!times.has(name) || !/^\d{1,11}$/.test(value)) return meaning;
  const moment = Number(value) * 1000;
  const local = localTime(moment);
  return local
    ? `${meaning}: ${isoTime(moment)}, ${local} (RFC 7519 §2)`
    : `${meaning}: ${isoTime(moment)} (RFC 7519 §2)`;
}
