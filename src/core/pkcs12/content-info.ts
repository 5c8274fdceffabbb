/** ContentInfo, the envelope of everything in a PFX: plain octets, or octets under a password. RFC 7292 §4, RFC 5652 §8. */
import {
  implicitOctetString,
  octetStringOctets,
  parseDer,
  SequenceReader,
  typeOf,
  type Asn1Node,
} from '../asn1/der';
import { oidName } from '../asn1/oids';
import type { Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import type { EncryptionScheme } from '../password-encryption/encryption-scheme';
import { parseEncryptionScheme } from '../password-encryption/parse-encryption-scheme';
import { pkcs12Oids } from './pkcs12-oids';

export type ContentInfo =
  | { readonly kind: 'data'; readonly octets: Bytes }
  | { readonly kind: 'encrypted'; readonly scheme: EncryptionScheme; readonly ciphertext: Bytes };

/**
 * @param name of the element, for errors
 * @throws WorkbenchError `der/…`, `pfx/malformed`, `encryption/…`
 */
export function parseContentInfo(node: Asn1Node, name: string): ContentInfo {
  const reader = new SequenceReader(node, name);
  const contentType = reader.takeOid('contentType');
  const content = reader.takeExplicit(0);
  if (contentType === pkcs12Oids.data)
    return { kind: 'data', octets: octetStringOctets(content, `${name}.content`) };
  if (contentType === pkcs12Oids.encryptedData) return parseEncryptedData(content, `${name}.content`);
  throw new WorkbenchError('encryption/unsupported', `${name}: content type ${contentType}`, {
    name: contentType === pkcs12Oids.signedData ? 'public-key integrity (signedData)' : oidName(contentType),
    oid: contentType,
  });
}

/** The members of the SEQUENCE OF that AuthenticatedSafe and SafeContents are. */
export function parseSequenceOf(octets: Bytes, name: string): readonly Asn1Node[] {
  return new SequenceReader(parseDer(octets).node, name).remaining;
}

export function malformed(element: string, rule: string): WorkbenchError {
  return new WorkbenchError('pfx/malformed', `${element}: should be ${rule}`, { element, rule });
}

function parseEncryptedData(content: Asn1Node | undefined, name: string): ContentInfo {
  const encryptedData = new SequenceReader(content, name);
  encryptedData.takeInteger('version');
  const info = encryptedData.takeSequence('encryptedContentInfo');
  info.takeOid('contentType');
  const scheme = parseEncryptionScheme(info.take('contentEncryptionAlgorithm'));
  const [encryptedContent] = info.remaining;
  if (!encryptedContent || typeOf(encryptedContent) !== '[0]') {
    throw malformed(`${name}.encryptedContent`, 'there');
  }
  return {
    kind: 'encrypted',
    scheme,
    ciphertext: implicitOctetString(encryptedContent, `${name}.encryptedContent`),
  };
}
