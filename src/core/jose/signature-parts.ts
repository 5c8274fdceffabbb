/** The numbers of which a signature is made, one after the other. RFC 7518 §3.3–3.5, RFC 8032 §5.1.6. */
import type { Span } from '../encoding/base64url-groups';

export interface SignaturePart extends Span {
  readonly name: 'r' | 's' | 'R' | 'S' | 'signature';
}

/** @param octets of the signature */
export function signatureParts(alg: string, octets: number): readonly SignaturePart[] {
  if (octets === 0) return [];
  const half = octets / 2;
  const isPair = Number.isInteger(half);
  if (isPair && /^ES\d+$/.test(alg)) return halves('r', 's', half);
  if (isPair && alg === 'EdDSA') return halves('R', 'S', half);
  return [{ name: 'signature', from: 0, to: octets }];
}

function halves(first: 'r' | 'R', second: 's' | 'S', half: number): readonly SignaturePart[] {
  return [
    { name: first, from: 0, to: half },
    { name: second, from: half, to: half * 2 },
  ];
}
