/** A Name as one line, last RDN first. RFC 4514. */
import * as asn1js from 'asn1js';
import { encodeDer, parseDer, SequenceReader, type Asn1Node } from '../asn1/der';
import type { Bytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';
import { encodeUtf8 } from '../encoding/utf8';

/** RFC 4514 §3, and the ones that certificates of daemons really carry, as OpenSSL names them. */
const attributeTypes: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'street'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.12', 'title'],
  ['2.5.4.42', 'GN'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
]);

/** @throws WorkbenchError `der/…` where it is no Name */
export function formatDistinguishedName(name: Bytes): string {
  const rdns = new SequenceReader(parseDer(name).node, 'Name').remaining;
  return rdns.map(formatRdn).reverse().join(',');
}

function formatRdn(node: Asn1Node): string {
  const attributes = node instanceof asn1js.Set ? node.valueBlock.value : [];
  // RFC 4514 §2.2 leaves the order open; OpenSSL turns it round with the rest, and texts that agree can be compared.
  return attributes.map(formatAttribute).reverse().join('+');
}

function formatAttribute(node: Asn1Node): string {
  const attribute = new SequenceReader(node, 'AttributeTypeAndValue');
  const dotted = attribute.takeOid('type');
  const value = attribute.take('value');
  const type = attributeTypes.get(dotted);
  // RFC 4514 §2.4: a type without a name takes the hexadecimal form of the value's BER encoding.
  if (!type || !(value instanceof asn1js.BaseStringBlock))
    return `${type ?? dotted}=#${encodeHex(encodeDer(value))}`;
  return `${type}=${escapeValue(value.getValue())}`;
}

/** RFC 4514 §2.4. Control characters, and those that are invisible or turn the text round, take their hexadecimal form. */
function escapeValue(value: string): string {
  return value
    .replace(/[\\"+,;<>]/g, '\\$&')
    .replace(/^[ #]|(?!^) $/g, '\\$&')
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, escapeOctets);
}

function escapeOctets(character: string): string {
  return Array.from(encodeUtf8(character), (octet) => `\\${encodeHex(Uint8Array.of(octet))}`).join('');
}
