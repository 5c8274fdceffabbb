/** The certificates that a PKCS#7 / CMS SignedData carries: `.p7b` is one with nothing signed in it. RFC 5652 §5.1, RFC 2315 §9.1. */
import * as asn1js from 'asn1js';
import { SequenceReader, typeOf, type Asn1Node } from '../asn1/der';
import { oid, oidName } from '../asn1/oids';
import { copyBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';

/**
 * @returns each certificate's octets as they stand
 * @throws WorkbenchError `der/…`, `pkcs7/not-signed-data`, `pkcs7/no-certificates`
 */
export function certificatesOfPkcs7(node: Asn1Node): readonly Bytes[] {
  const contentInfo = new SequenceReader(node, 'ContentInfo');
  const contentType = contentInfo.takeOid('contentType');
  if (contentType !== oid.signedData) {
    throw new WorkbenchError('pkcs7/not-signed-data', `ContentInfo.contentType ${contentType}`, {
      oid: contentType,
      name: oidName(contentType),
    });
  }
  const signedData = new SequenceReader(contentInfo.takeExplicit(0), 'SignedData');
  signedData.takeInteger('version');
  signedData.take('digestAlgorithms');
  signedData.take('encapContentInfo');
  const [certificates] = signedData.remaining;
  const choices =
    certificates instanceof asn1js.Constructed && typeOf(certificates) === '[0]'
      ? certificates.valueBlock.value
      : [];
  // The other choices are attribute certificates and PKCS#6, each under a tag.
  const found = choices.filter((one) => one instanceof asn1js.Sequence);
  if (found.length === 0) {
    throw new WorkbenchError('pkcs7/no-certificates', 'SignedData.certificates: none');
  }
  return found.map((one) => copyBytes(one.valueBeforeDecodeView));
}
