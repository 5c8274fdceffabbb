/** What an RSA signature says of itself once it is opened with a public key: padding, hash, salt. RFC 8017 §8.1.2, §9.1.2, §9.2. */
import { equalBytes, joinBytes, type Bytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';
import { encodeUtf8 } from '../encoding/utf8';
import { mgf1 } from './mgf1';
import type { PublicKey } from './public-key';
import { digestOf, rsaHashes, type RsaHash } from './rsa-hashes';
import { rsaPublicOperation } from './rsa-public-operation';

export interface RsaSignature {
  readonly padding: 'PKCS1' | 'PSS';
  readonly hash: RsaHash;
  /** Of PSS. */
  readonly saltLength?: number;
  readonly maskHash?: RsaHash;
  /** Whether it is over this text; if not, the key is right and the text is another. */
  readonly matches: boolean;
}

/** Zero octets before the salt that no chance brings about: one in 2^64. */
const convincingZeros = 8;

/** Undefined: another key made it, or no RSA key at all. */
export async function openRsaSignature(
  key: PublicKey,
  signature: Uint8Array,
  signed: string,
): Promise<RsaSignature | undefined> {
  const encoded = rsaPublicOperation(key, signature);
  if (!encoded) return undefined;
  const message = encodeUtf8(signed);
  return (await readPkcs1(encoded, message)) ?? (await readPss(encoded, key.bits, message));
}

async function readPkcs1(encoded: Bytes, message: Bytes): Promise<RsaSignature | undefined> {
  const text = encodeHex(encoded);
  if (!text.startsWith('0001FF')) return undefined;
  for (const { hash, length: size, digestInfo } of rsaHashes) {
    const rest = `00${digestInfo}`;
    const at = text.length - rest.length - size * 2;
    if (at < 4 + 16 || text.slice(at, at + rest.length) !== rest) continue;
    if (!/^F+$/.test(text.slice(4, at))) continue;
    const digest = encodeHex(await digestOf(hash, message));
    return { padding: 'PKCS1', hash, matches: text.endsWith(digest) };
  }
  return undefined;
}

/** Everything but the comparison with the message can be done without it: so a right key is known from a wrong one. */
async function readPss(encoded: Bytes, bits: number, message: Bytes): Promise<RsaSignature | undefined> {
  // RFC 8017 §9.1: the encoded message has one bit less than the modulus.
  const length = Math.ceil((bits - 1) / 8);
  const em = encoded.slice(encoded.length - length);
  if (em[length - 1] !== 0xbc) return undefined;
  const unused = 8 * length - (bits - 1);
  for (const { hash, length: size } of rsaHashes) {
    if (length < size + 2) continue;
    const maskedDb = em.slice(0, length - size - 1);
    const h = em.slice(length - size - 1, length - 1);
    for (const { hash: maskHash } of rsaHashes) {
      const mask = await mgf1(maskHash, h, maskedDb.length);
      const db = maskedDb.map((octet, index) => octet ^ (mask[index] ?? 0));
      db[0] = (db[0] ?? 0) & (0xff >> unused);
      const one = db.findIndex((octet) => octet !== 0);
      if (one < 0 || db[one] !== 1) continue;
      const salt = db.slice(one + 1);
      const digest = await digestOf(hash, message);
      const expected = await digestOf(hash, joinBytes(new Uint8Array(8), digest, salt));
      const matches = equalBytes(expected, h);
      if (matches || one >= convincingZeros)
        return { padding: 'PSS', hash, saltLength: salt.length, maskHash, matches };
    }
  }
  return undefined;
}
