/** The hash functions of RSA signatures, with what announces each in PKCS #1 v1.5. RFC 8017 §9.2, note 1. */
import type { Bytes } from '../encoding/bytes';

export type RsaHash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

export interface RsaHashRow {
  readonly hash: RsaHash;
  /** Of the digest, in octets. */
  readonly length: number;
  /** DER of DigestInfo up to the digest, in upper-case hex. */
  readonly digestInfo: string;
}

/** The most usual first. */
export const rsaHashes: readonly RsaHashRow[] = [
  { hash: 'SHA-256', length: 32, digestInfo: '3031300D060960864801650304020105000420' },
  { hash: 'SHA-1', length: 20, digestInfo: '3021300906052B0E03021A05000414' },
  { hash: 'SHA-384', length: 48, digestInfo: '3041300D060960864801650304020205000430' },
  { hash: 'SHA-512', length: 64, digestInfo: '3051300D060960864801650304020305000440' },
];

export async function digestOf(hash: RsaHash, octetString: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(hash, octetString));
}
