/** The two digests that name a certificate, told by their octets. RFC 7515 §4.1.7–4.1.8. */
import type { DigestAlgorithm } from './known-digests';

const algorithms: Readonly<Record<number, DigestAlgorithm>> = { 20: 'SHA-1', 32: 'SHA-256' };

/** @param length in octets */
export function isDigestLength(length: number): boolean {
  return algorithms[length] !== undefined;
}

export function algorithmOfDigestLength(length: number): DigestAlgorithm | undefined {
  return algorithms[length];
}
