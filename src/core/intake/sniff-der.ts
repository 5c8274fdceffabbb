/** What a DER structure is, told from the types of its first members: no format announces itself. */
import * as asn1js from 'asn1js';
import { isContextTag, type Asn1Node } from '../asn1/der';
import type { NamedFormat } from './named-formats';

export type DerFormat = 'certificate' | 'pkcs8' | 'pkcs1' | NamedFormat;

/** undefined: a structure of no format known here. */
export function sniffDer(node: Asn1Node): DerFormat | undefined {
  if (!(node instanceof asn1js.Sequence)) return undefined;
  const members = node.valueBlock.value;
  const [first, second, third] = members;
  if (first instanceof asn1js.Integer) return sniffVersioned(members);
  if (first instanceof asn1js.ObjectIdentifier && isContextTag(second, 0)) return 'pkcs7';
  if (!(first instanceof asn1js.Sequence)) return undefined;
  if (second instanceof asn1js.OctetString && members.length === 2) return 'encrypted-private-key';
  if (second instanceof asn1js.BitString && members.length === 2) return 'public-key';
  if (second instanceof asn1js.Sequence && third instanceof asn1js.BitString) return sniffSigned(first);
  return undefined;
}

function sniffVersioned(members: readonly Asn1Node[]): DerFormat | undefined {
  const [, second, third] = members;
  if (second instanceof asn1js.Sequence && third instanceof asn1js.OctetString) return 'pkcs8';
  if (second instanceof asn1js.Sequence) return 'pkcs12';
  if (second instanceof asn1js.OctetString) return 'sec1-key';
  if (!members.slice(0, 6).every((member) => member instanceof asn1js.Integer)) return undefined;
  if (members.length >= 9) return 'pkcs1';
  if (members.length === 6) return 'dsa-key';
  return members.length === 2 ? 'public-key' : undefined;
}

/** Certificates, requests and revocation lists are all SEQUENCE { what is signed, algorithm, signature }. */
function sniffSigned(signed: asn1js.Sequence): DerFormat | undefined {
  const [first, second, third, fourth] = signed.valueBlock.value;
  if (isContextTag(first, 0)) return 'certificate';
  if (first instanceof asn1js.Integer && isContextTag(fourth, 0)) return 'certificate-request';
  const isTime = (node: Asn1Node | undefined) =>
    node instanceof asn1js.UTCTime || node instanceof asn1js.GeneralizedTime;
  if (isTime(third) || isTime(fourth)) return 'revocation-list';
  // Version 1 certificates have no version member and begin with their serial number.
  return first instanceof asn1js.Integer && second instanceof asn1js.Sequence ? 'certificate' : undefined;
}
