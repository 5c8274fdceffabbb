/** SafeContents: bags with a key, a certificate or something else, each with attributes. RFC 7292 §4.2. */
import { BmpString, Set as Asn1Set } from 'asn1js';
import { membersOf, octetStringOctets, SequenceReader, typeOf, type Asn1Node } from '../asn1/der';
import { copyBytes, type Bytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';
import { readEncryptedPrivateKeyInfo } from '../keys/encrypted-private-key-info';
import type { EncryptionScheme } from '../password-encryption/encryption-scheme';
import { malformed, parseSequenceOf } from './content-info';
import { pkcs12Oids } from './pkcs12-oids';

export interface BagAttributes {
  readonly friendlyName?: string;
  /** Upper-case hex. */
  readonly localKeyId?: string;
}

export type Bag =
  | { readonly kind: 'key'; readonly pkcs8: Bytes; readonly attributes: BagAttributes }
  | {
      readonly kind: 'shrouded-key';
      readonly scheme: EncryptionScheme;
      readonly ciphertext: Bytes;
      readonly attributes: BagAttributes;
    }
  | { readonly kind: 'certificate'; readonly der: Bytes; readonly attributes: BagAttributes };

/**
 * Nested SafeContents are laid flat; CRLs, secrets and whatever else there may be are left out.
 * @throws WorkbenchError `der/…`, `pfx/malformed`, `encryption/…`
 */
export function parseBags(safeContents: Bytes): readonly Bag[] {
  return parseSequenceOf(safeContents, 'SafeContents').flatMap(parseBag);
}

function parseBag(node: Asn1Node): readonly Bag[] {
  const reader = new SequenceReader(node, 'SafeBag');
  const bagId = reader.takeOid('bagId');
  const value = reader.takeExplicit(0);
  if (!value) throw malformed('SafeBag.bagValue', 'there');
  const attributes = parseAttributes(reader.remaining[0]);
  switch (bagId) {
    case pkcs12Oids.keyBag:
      return [{ kind: 'key', pkcs8: octetsAsTheyStand(value), attributes }];
    case pkcs12Oids.shroudedKeyBag:
      return [{ kind: 'shrouded-key', ...readEncryptedPrivateKeyInfo(value), attributes }];
    case pkcs12Oids.certBag:
      return parseCertBag(value, attributes);
    case pkcs12Oids.safeContentsBag:
      return new SequenceReader(value, 'SafeContents').remaining.flatMap(parseBag);
    default:
      return [];
  }
}

/** SDSI certificates, the other kind, are none that anybody has. */
function parseCertBag(value: Asn1Node, attributes: BagAttributes): readonly Bag[] {
  const reader = new SequenceReader(value, 'CertBag');
  if (reader.takeOid('certId') !== pkcs12Oids.x509Certificate) return [];
  const der = octetStringOctets(reader.takeExplicit(0), 'CertBag.certValue');
  return [{ kind: 'certificate', der, attributes }];
}

/** What is no attribute is passed over: nothing here depends on one. */
function parseAttributes(node: Asn1Node | undefined): BagAttributes {
  const values = new Map<string, Asn1Node>();
  for (const attribute of node instanceof Asn1Set ? node.valueBlock.value : []) {
    const [type, set] = membersOf(attribute);
    const [value] = set instanceof Asn1Set ? set.valueBlock.value : [];
    if (type && value && typeOf(type) === 'OBJECT IDENTIFIER') {
      values.set(new SequenceReader(attribute, 'PKCS12Attribute').takeOid('attrId'), value);
    }
  }
  const friendlyName = values.get(pkcs12Oids.friendlyName);
  const localKeyId = values.get(pkcs12Oids.localKeyId);
  return {
    ...(friendlyName instanceof BmpString ? { friendlyName: decodeBmpString(friendlyName) } : {}),
    ...(localKeyId && typeOf(localKeyId) === 'OCTET STRING'
      ? { localKeyId: encodeHex(octetStringOctets(localKeyId, 'localKeyId')) }
      : {}),
  };
}

/** UTF-16BE, surrogates included, which a BMPString should not have and Windows writes. */
function decodeBmpString(node: BmpString): string {
  return new TextDecoder('utf-16be').decode(node.valueBlock.valueHexView);
}

function octetsAsTheyStand(node: Asn1Node): Bytes {
  return copyBytes(node.valueBeforeDecodeView);
}
