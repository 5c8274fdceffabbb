/** What an element of a certificate is, in words: its value, its bytes, and what it is for. */
import type { DerValue } from '../../core/asn1/der-value';
import type { CertificateElement, CertificateMark } from '../../core/x509/certificate-anatomy';
import { bytesOf } from './anatomy';
import { counted } from './message';
import { isoTime } from './times';

export const markNames: Readonly<Record<CertificateMark, string>> = {
  thumbprint: 'hashed for the thumbprint',
  signed: 'signed by the issuer',
  validity: 'validity',
  subject: 'subject',
  'public-key': 'public key',
  'issuer-signature': 'the issuer’s signature',
};

const markSentences: Readonly<Record<CertificateMark, string>> = {
  thumbprint: 'All of it, from the first byte to the last, is hashed for x5t and x5t#S256.',
  signed: 'This is what the issuer signed, and what its signature below is checked over.',
  validity: 'From when until when servers take it, both ends included (RFC 5280 §4.1.2.5).',
  subject: 'Whom it is about. Servers that go by the thumbprint do not read it.',
  'public-key':
    'What verifies the assertion. Its SHA-256 is the pin that stays when a certificate is renewed with its key.',
  'issuer-signature':
    'Made with the issuer’s key over tbsCertificate: a self-signed certificate’s own. The thumbprint covers it too.',
};

const meanings: ReadonlyMap<string, string> = new Map([
  ['version', 'v3 is written as 2, since v1 is 0 and left out (RFC 5280 §4.1.2.1).'],
  ['serialNumber', 'The issuer’s number for it. A leading 00 keeps it positive (RFC 5280 §4.1.2.2).'],
  ['signature', 'The algorithm, once more within what is signed, so that it cannot be exchanged.'],
  ['signatureAlgorithm', 'With what the issuer signed. It says nothing about how assertions are signed.'],
  ['issuer', 'Who signed it. The same name as the subject where it is self-signed.'],
  ['modulus', 'n, the product of the two primes. A leading 00 keeps it positive.'],
  ['publicExponent', 'e, nearly always 65537.'],
  ['subjectPublicKey', 'The key itself, as a string of bits.'],
  ['extensions', 'What v3 added: each has an OID, may be critical, and holds DER in a string.'],
  ['extnValue', 'An OCTET STRING that holds DER: opened here.'],
  ['critical', 'Who does not know the extension must refuse the certificate.'],
  ['KeyUsage', 'Signing an assertion is digitalSignature (RFC 5280 §4.2.1.3).'],
  ['keyIdentifier', 'Mostly a digest of a public key; not a thumbprint of the certificate.'],
  ['SubjectKeyIdentifier', 'Mostly SHA-1 of the public key; not the thumbprint of the certificate.'],
  ['cA', 'Whether its key may sign other certificates.'],
]);

export function explainElement({ name, mark }: CertificateElement): string {
  return (mark ? markSentences[mark] : meanings.get(name)) ?? '';
}

export function describeValue(value: DerValue, oidName: string): string {
  switch (value.kind) {
    case 'members':
      return counted(value.count, 'element', 'elements');
    case 'integer':
      return value.decimal ?? counted(value.bits, 'bit', 'bits');
    case 'boolean':
      return value.isTrue ? 'TRUE' : 'FALSE';
    case 'oid':
      return oidName ? `${oidName} (${value.dotted})` : value.dotted;
    case 'text':
      return `“${value.text}${value.isCut ? '…' : ''}”`;
    case 'time':
      return isoTime(value.moment);
    case 'bits':
      return value.names.length > 0 ? value.names.join(', ') : counted(value.count, 'bit', 'bits');
    case 'octets':
      return counted(value.count, 'byte', 'bytes');
    case 'null':
      return 'no value';
  }
}

/** The name of an element, or its type where its standard is not known here. */
export function elementName({ name, type }: CertificateElement): string {
  return name || type;
}

/** In the tree's row: short, since an OID's digits stand in the details. */
export function shortValue({ value, oidName }: CertificateElement): string {
  if (value.kind === 'members') return '';
  return value.kind === 'oid' && oidName ? oidName : describeValue(value, oidName);
}

/** For a screen reader, what is seen first: `version, [0], bytes 8 to 12, 1 element`. */
export function elementLabel(element: CertificateElement): string {
  const { name, type, value, oidName } = element;
  const shown = [name, type, shortValue(element)].filter((one) => one !== '');
  const rest = value.kind === 'members' || value.kind === 'oid' ? [describeValue(value, oidName)] : [];
  return [...shown, bytesOf(element), ...rest].join(', ');
}

/** Tag and length as they are written: what the first bytes are. */
export function explainHeader({
  from,
  to,
  headerLength,
  isConstructed,
  tagNumber,
  tagClass,
}: CertificateElement): string {
  const length = to - from - headerLength;
  const tag = `${tagClass} ${tagNumber}, ${isConstructed ? 'constructed' : 'primitive'}`;
  return `${counted(headerLength, 'byte', 'bytes')} of tag (${tag}) and length; ${counted(length, 'byte', 'bytes')} of content.`;
}
