/** The extensions of a certificate for client authentication. RFC 5280 §4.2.1. */
import * as asn1js from 'asn1js';
import { Extension } from 'pkijs';
import { parseDer, SequenceReader } from '../asn1/der';
import { oid } from '../asn1/oids';
import type { Bytes } from '../encoding/bytes';
import type { PublicKey } from '../keys/public-key';

/**
 * No certification authority; for signatures alone. There is no extended key usage: no authorization server asks for
 * one, and without it a certificate is not restricted (§4.2.1.12), so that nothing can find fault with the purpose.
 */
export async function leafExtensions(publicKey: PublicKey): Promise<readonly Extension[]> {
  return [
    extension(oid.basicConstraints, true, new asn1js.Sequence({ value: [] })),
    extension(oid.keyUsage, true, new asn1js.BitString({ valueHex: Uint8Array.of(0x80), unusedBits: 7 })),
    extension(
      oid.subjectKeyIdentifier,
      false,
      new asn1js.OctetString({ valueHex: await keyIdentifier(publicKey.spki) }),
    ),
  ];
}

/** Method 1 of §4.2.1.2: the SHA-1 of the BIT STRING's octets. */
async function keyIdentifier(spki: Bytes): Promise<ArrayBuffer> {
  const info = new SequenceReader(parseDer(spki).node, 'SubjectPublicKeyInfo');
  info.take('algorithm');
  return crypto.subtle.digest('SHA-1', info.takeBitString('subjectPublicKey'));
}

function extension(extnID: string, critical: boolean, value: asn1js.BaseBlock): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER() });
}
