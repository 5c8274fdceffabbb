/** The certificate extensions that bear on client authentication. RFC 5280 §4.2.1. */
import * as asn1js from 'asn1js';
import type { Extension } from 'pkijs';
import { membersOf, parseDer, SequenceReader, typeOf } from '../asn1/der';
import { oid, oidName } from '../asn1/oids';
import { copyBytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';

/** RFC 5280 §4.2.1.3, in the order of their bits. */
export const keyUsageBits = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

export type KeyUsage = (typeof keyUsageBits)[number];

export interface Extensions {
  /** Absent where the certificate has no such extension, and with it no restriction. */
  readonly keyUsage?: readonly KeyUsage[];
  readonly extendedKeyUsage?: readonly string[];
  /** Upper-case hex. */
  readonly subjectKeyIdentifier?: string;
  /** Upper-case hex of the issuer's subjectKeyIdentifier. */
  readonly authorityKeyIdentifier?: string;
  readonly isCertificationAuthority: boolean;
}

/** @throws WorkbenchError `der/…` where an extension is not what its OID says */
export function readExtensions(extensions: readonly Extension[]): Extensions {
  const values = new Map(
    extensions.map((one) => [one.extnID, copyBytes(one.extnValue.valueBlock.valueHexView)]),
  );
  const keyUsage = values.get(oid.keyUsage);
  const extendedKeyUsage = values.get(oid.extendedKeyUsage);
  const subjectKeyIdentifier = values.get(oid.subjectKeyIdentifier);
  const authorityKeyIdentifier = values.get(oid.authorityKeyIdentifier);
  const basicConstraints = values.get(oid.basicConstraints);
  return {
    ...(keyUsage ? { keyUsage: readKeyUsage(keyUsage) } : {}),
    ...(extendedKeyUsage ? { extendedKeyUsage: readExtendedKeyUsage(extendedKeyUsage) } : {}),
    ...(subjectKeyIdentifier ? { subjectKeyIdentifier: readOctets(subjectKeyIdentifier) } : {}),
    ...readAuthorityKeyIdentifier(authorityKeyIdentifier),
    isCertificationAuthority: basicConstraints ? readIsAuthority(basicConstraints) : false,
  };
}

function readKeyUsage(der: Uint8Array): readonly KeyUsage[] {
  const { node } = parseDer(der);
  const octets = node instanceof asn1js.BitString ? node.valueBlock.valueHexView : new Uint8Array();
  return keyUsageBits.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

function readExtendedKeyUsage(der: Uint8Array): readonly string[] {
  const purposes = new SequenceReader(parseDer(der).node, 'ExtKeyUsageSyntax');
  return purposes.remaining.map(() => oidName(purposes.takeOid('KeyPurposeId')));
}

function readOctets(der: Uint8Array): string {
  const { node } = parseDer(der);
  return node instanceof asn1js.OctetString ? encodeHex(new Uint8Array(node.getValue())) : '';
}

/** RFC 5280 §4.2.1.1: the identifier is the IMPLICIT member [0], and may be left out. */
function readAuthorityKeyIdentifier(der: Uint8Array | undefined): { authorityKeyIdentifier?: string } {
  const members = der ? membersOf(parseDer(der).node) : [];
  const identifier = members.find((member) => typeOf(member) === '[0]');
  return identifier instanceof asn1js.Primitive
    ? { authorityKeyIdentifier: encodeHex(identifier.valueBlock.valueHexView) }
    : {};
}

function readIsAuthority(der: Uint8Array): boolean {
  const [first] = new SequenceReader(parseDer(der).node, 'BasicConstraints').remaining;
  return first instanceof asn1js.Boolean && first.getValue();
}
