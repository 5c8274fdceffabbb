/** The block that comes out of an RSA signature, part by part, each beside what it should be. RFC 8017 §9.1.2, §9.2. */
import type { Span } from '../encoding/base64url-groups';
import { joinBytes, type Bytes } from '../encoding/bytes';
import { decodeHex } from '../encoding/hex';
import { compareOctets, type ComparedOctets } from './compared-octets';
import { mgf1 } from './mgf1';
import { digestOf, rsaHashes, type RsaHash } from './rsa-hashes';

export type BlockPartName =
  | 'zero'
  | 'block-type'
  | 'padding'
  | 'separator'
  | 'digest-info'
  | 'digest'
  | 'masked-db'
  | 'hash'
  | 'trailer'
  | 'db-padding'
  | 'db-one'
  | 'salt';

export interface BlockPart extends Span, ComparedOctets {
  readonly name: BlockPartName;
}

export interface PssBlock {
  readonly parts: readonly BlockPart[];
  /** MGF1 of the part `hash`, as long as the part `masked-db`. */
  readonly mask: string;
  /** The masked DB with the mask taken off. */
  readonly db: readonly BlockPart[];
  /** Eight zeros, the digest and the salt: what is hashed to compare it with the part `hash`. */
  readonly hashed: string;
}

/** @returns undefined where the key is too short for the hash function */
export function readPkcs1Block(
  encoded: Bytes,
  hash: RsaHash,
  digest: Bytes,
): readonly BlockPart[] | undefined {
  const digestInfo = decodeHex(rsaHashes.find((row) => row.hash === hash)?.digestInfo ?? '');
  const padding = encoded.length - digestInfo.length - digest.length - 3;
  if (padding < 8) return undefined;
  return cutParts(encoded, [
    ['zero', Uint8Array.of(0)],
    ['block-type', Uint8Array.of(1)],
    ['padding', new Uint8Array(padding).fill(0xff)],
    ['separator', Uint8Array.of(0)],
    ['digest-info', digestInfo],
    ['digest', digest],
  ]);
}

/**
 * @param bits of the modulus; the encoded message has one less
 * @param saltLength that the algorithm asks for; another one that the block shows is taken as it is
 */
export async function readPssBlock(
  encoded: Bytes,
  bits: number,
  hash: RsaHash,
  digest: Bytes,
  saltLength: number,
): Promise<PssBlock | undefined> {
  const length = Math.ceil((bits - 1) / 8);
  const before = encoded.length - length;
  const dbLength = length - digest.length - 1;
  if (dbLength < saltLength + 1) return undefined;
  const maskedDb = encoded.slice(before, before + dbLength);
  const found = encoded.slice(before + dbLength, -1);
  const mask = await mgf1(hash, found, dbLength);
  const db = maskedDb.map((octet, at) => octet ^ (mask[at] ?? 0));
  db[0] = (db[0] ?? 0) & (0xff >> (8 * length - (bits - 1)));
  const first = db.findIndex((octet) => octet !== 0);
  const one = db[first] === 1 ? first : dbLength - saltLength - 1;
  const salt = db.slice(one + 1);
  const hashed = joinBytes(new Uint8Array(8), digest, salt);
  return {
    parts: cutParts(encoded, [
      ...(before > 0 ? [['zero', new Uint8Array(before)] as const] : []),
      ['masked-db', dbLength],
      ['hash', await digestOf(hash, hashed)],
      ['trailer', Uint8Array.of(0xbc)],
    ]),
    mask: compareOctets(mask).hex,
    db: cutParts(db, [
      ...(one > 0 ? [['db-padding', new Uint8Array(one)] as const] : []),
      ['db-one', Uint8Array.of(1)],
      ...(salt.length > 0 ? [['salt', salt.length] as const] : []),
    ]),
    hashed: compareOctets(hashed).hex,
  };
}

/** Each with what it should be, or with its length alone. */
function cutParts(
  octets: Bytes,
  parts: readonly (readonly [name: BlockPartName, expected: Uint8Array | number])[],
): readonly BlockPart[] {
  let at = 0;
  return parts.map(([name, expected]) => {
    const isFree = typeof expected === 'number';
    const from = at;
    at += isFree ? expected : expected.length;
    const found = octets.subarray(from, at);
    return { name, from, to: at, ...compareOctets(found, isFree ? undefined : expected) };
  });
}
