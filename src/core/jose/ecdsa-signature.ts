/** ECDSA signatures as OpenSSL, Java and .NET's own writers have them, brought to the form of JWS. RFC 3279 §2.2.3, RFC 7518 §3.4. */
import type { Bytes } from '../encoding/bytes';

/**
 * SEQUENCE of two INTEGERs → R and S, each of the curve's size. By hand: it is three lengths.
 * @returns undefined: not this form
 */
export function ecdsaSignatureFromDer(signature: Uint8Array, size: number): Bytes | undefined {
  if (signature[0] !== 0x30) return undefined;
  // The sequence of P-521 is longer than 127 octets, which takes one more for the length.
  const start = signature[1] === 0x81 ? 3 : 2;
  if (signature[start - 1] !== signature.length - start) return undefined;
  const r = integerAt(signature, start);
  const s = r && integerAt(signature, r.end);
  if (!r || !s || s.end !== signature.length || r.value.length > size || s.value.length > size)
    return undefined;
  const raw = new Uint8Array(size * 2);
  raw.set(r.value, size - r.value.length);
  raw.set(s.value, 2 * size - s.value.length);
  return raw;
}

function integerAt(octets: Uint8Array, at: number): { value: Uint8Array; end: number } | undefined {
  const length = octets[at + 1];
  if (octets[at] !== 0x02 || length === undefined || length > 127) return undefined;
  const end = at + 2 + length;
  const value = octets.subarray(at + 2, end);
  return { value: value[0] === 0 ? value.subarray(1) : value, end };
}
