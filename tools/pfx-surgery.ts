/** PFX files that no program at hand writes, put together from the parts of those that OpenSSL writes. RFC 7292, RFC 9579. */
import { createHmac, pbkdf2Sync } from 'node:crypto';
import { explicit, integer, nothing, objectIdentifier, octetString, sequence, tlv } from './der-fixtures';

interface Element {
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

/** The elements of DER content, one after the other. */
export function elementsOf(content: Buffer): readonly Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < content.length;) {
    const first = content[at + 1] as number;
    const count = first < 0x80 ? 0 : first & 0x7f;
    const length = count === 0 ? first : content.readUIntBE(at + 2, count);
    const start = at + 2 + count;
    elements.push({
      tag: content[at] as number,
      content: content.subarray(start, start + length),
      whole: content.subarray(at, start + length),
    });
    at = start + length;
  }
  return elements;
}

/** Steps down: the n-th member of each. */
export function descend(der: Uint8Array, ...path: readonly number[]): Element {
  let [element] = elementsOf(Buffer.from(der)) as [Element];
  for (const step of path) element = elementsOf(element.content)[step] as Element;
  return element;
}

/** The ContentInfos of a PFX's AuthenticatedSafe. */
export function contentInfosOf(pfx: Uint8Array): readonly Buffer[] {
  const authSafe = descend(pfx, 1, 1, 0).content;
  return elementsOf(descend(authSafe).content).map(({ whole }) => whole);
}

/** The bags of a ContentInfo that is not encrypted. */
export function bagsOf(contentInfo: Uint8Array): readonly Buffer[] {
  const safeContents = descend(contentInfo, 1, 0).content;
  return elementsOf(descend(safeContents).content).map(({ whole }) => whole);
}

const oids = {
  data: '1.2.840.113549.1.7.1',
  safeContentsBag: '1.2.840.113549.1.12.10.1.6',
  pbmac1: '1.2.840.113549.1.5.14',
  pbkdf2: '1.2.840.113549.1.5.12',
};
const hmacOids = { sha256: '1.2.840.113549.2.9', sha512: '1.2.840.113549.2.11' };

export const dataContent = (octets: Uint8Array) =>
  sequence(objectIdentifier(oids.data), explicit(0, octetString(octets)));

export const safeContents = (...bags: readonly Uint8Array[]) => dataContent(sequence(...bags));

export const bag = (oid: string, value: Uint8Array) => sequence(objectIdentifier(oid), explicit(0, value));

export const nestedBag = (...bags: readonly Uint8Array[]) => bag(oids.safeContentsBag, sequence(...bags));

/** Without a MAC unless one is given. */
export function pfxOf(contentInfos: readonly Uint8Array[], macData?: Uint8Array): Uint8Array<ArrayBuffer> {
  const members = [integer(3n), dataContent(sequence(...contentInfos)), ...(macData ? [macData] : [])];
  return new Uint8Array(sequence(...members));
}

export interface Pbmac1 {
  readonly password: string;
  readonly prf: keyof typeof hmacOids;
  readonly mac: keyof typeof hmacOids;
  readonly omitKeyLength?: boolean;
}

/** RFC 9579 by node:crypto: OpenSSL writes it from 3.4 on. */
export function withPbmac1(contentInfos: readonly Uint8Array[], options: Pbmac1): Uint8Array<ArrayBuffer> {
  const { password, prf, mac, omitKeyLength = false } = options;
  const salt = Buffer.from('0123456789abcdef', 'hex');
  const keyLength = mac === 'sha256' ? 32 : 64;
  const key = pbkdf2Sync(password, salt, 2048, keyLength, prf);
  const digest = createHmac(mac, key)
    .update(sequence(...contentInfos))
    .digest();
  const hmac = (name: keyof typeof hmacOids) => sequence(objectIdentifier(hmacOids[name]), nothing());
  const derivation = sequence(
    objectIdentifier(oids.pbkdf2),
    sequence(
      octetString(salt),
      integer(2048n),
      ...(omitKeyLength ? [] : [integer(BigInt(keyLength))]),
      hmac(prf),
    ),
  );
  const algorithm = sequence(objectIdentifier(oids.pbmac1), sequence(derivation, hmac(mac)));
  // RFC 9579 §3: salt and iterations of MacData are there, and are not used.
  const macData = sequence(
    sequence(algorithm, octetString(digest)),
    octetString(Buffer.from('NOT USED')),
    integer(1n),
  );
  return pfxOf(contentInfos, macData);
}

/** Indefinite lengths, and octet strings in pieces within pieces. X.690 §8.1.3.6, §8.7 */
export function toBer(der: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(elementsOf(Buffer.from(der)).map(elementToBer)));
}

function elementToBer({ tag, content, whole }: Element): Buffer {
  if (tag === 0x04 && content.length > 8) return inPieces(0x24, content);
  if (tag === 0x80) return inPieces(0xa0, content);
  return tag & 0x20 ? indefinite(tag, toBer(content)) : Buffer.from(whole);
}

function inPieces(tag: number, content: Buffer): Buffer {
  const half = content.length >> 1;
  const nested = indefinite(
    0x24,
    tlv(0x04, content.subarray(half, half + 3)),
    tlv(0x04, content.subarray(half + 3)),
  );
  return indefinite(tag, tlv(0x04, content.subarray(0, half)), nested);
}

function indefinite(tag: number, ...content: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.of(tag, 0x80), ...content, Buffer.of(0, 0)]);
}
