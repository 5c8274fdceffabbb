/** What a DER structure is, told from the types of its first members: no format announces itself. */
import { membersOf, typeOf, type Asn1Node } from '../asn1/der';
import type { NamedFormat } from './named-formats';

export type DerFormat = 'certificate' | 'pkcs8' | 'pkcs1' | NamedFormat;

/** undefined: a structure of no format known here. */
export function sniffDer(node: Asn1Node): DerFormat | undefined {
  const members = membersOf(node);
  const [first, second, third] = members.map(typeOf);
  switch (first) {
    case 'INTEGER':
      return sniffVersioned(members.map(typeOf));
    case 'OBJECT IDENTIFIER':
      return second === '[0]' ? 'pkcs7' : undefined;
    case 'SEQUENCE':
      if (members.length === 2 && second === 'OCTET STRING') return 'encrypted-private-key';
      if (members.length === 2 && second === 'BIT STRING') return 'public-key';
      return second === 'SEQUENCE' && third === 'BIT STRING'
        ? sniffSigned(members[0] as Asn1Node)
        : undefined;
    default:
      return undefined;
  }
}

function sniffVersioned(types: readonly string[]): DerFormat | undefined {
  const [, second, third] = types;
  if (second === 'SEQUENCE') return third === 'OCTET STRING' ? 'pkcs8' : 'pkcs12';
  if (second === 'OCTET STRING') return 'sec1-key';
  if (!types.slice(0, 6).every((type) => type === 'INTEGER')) return undefined;
  if (types.length >= 9) return 'pkcs1';
  if (types.length === 6) return 'dsa-key';
  return types.length === 2 ? 'public-key' : undefined;
}

/** Certificates, requests and revocation lists are all SEQUENCE { what is signed, algorithm, signature }. */
function sniffSigned(signed: Asn1Node): DerFormat | undefined {
  const [first, second, third, fourth] = membersOf(signed).map(typeOf);
  if (first === '[0]') return 'certificate';
  if (first === 'INTEGER' && fourth === '[0]') return 'certificate-request';
  const times = ['UTCTime', 'GeneralizedTime'];
  if (times.includes(third ?? '') || times.includes(fourth ?? '')) return 'revocation-list';
  // Version 1 certificates have no version member and begin with their serial number.
  return first === 'INTEGER' && second === 'SEQUENCE' ? 'certificate' : undefined;
}
