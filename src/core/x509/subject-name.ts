/** The subject of a certificate, as it is written and as it stands in one. RFC 5280 §4.1.2.4, §4.1.2.6. */
import * as asn1js from 'asn1js';
import { parseDer, SequenceReader, type Asn1Node } from '../asn1/der';
import { oid } from '../asn1/oids';
import type { Bytes } from '../encoding/bytes';

/** Of one common name, as UTF8String, which RFC 5280 §4.1.2.4 has for whatever is written anew. */
export function encodeSubjectName(commonName: string): Asn1Node {
  const attribute = new asn1js.Sequence({
    value: [
      new asn1js.ObjectIdentifier({ value: oid.commonName }),
      new asn1js.Utf8String({ value: commonName }),
    ],
  });
  return new asn1js.Sequence({ value: [new asn1js.Set({ value: [attribute] })] });
}

/** The Name as the certificate has it, in its own string types. @throws WorkbenchError `der/…` */
export function readSubjectName(certificate: Bytes): Asn1Node {
  const tbs = new SequenceReader(parseDer(certificate).node, 'Certificate').takeSequence('tbsCertificate');
  tbs.takeExplicit(0);
  for (const member of ['serialNumber', 'signature', 'issuer', 'validity']) tbs.take(member);
  return tbs.take('subject');
}
