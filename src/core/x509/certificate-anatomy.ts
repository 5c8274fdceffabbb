/** A certificate taken apart: each octet with the element that it belongs to, and the ranges that matter. RFC 5280 §4.1. */
import { nameElements, type NamedElement } from '../asn1/name-elements';
import type { Bytes } from '../encoding/bytes';
import { encodeHexPairs } from '../encoding/hex-pairs';
import type { Certificate } from './certificate';
import { certificateOidName } from './certificate-oids';
import { certificateShape } from './certificate-shape';
import type { Thumbprints } from './thumbprint';

/** A range of octets with a part in client authentication. */
export type CertificateMark =
  'thumbprint' | 'signed' | 'validity' | 'subject' | 'public-key' | 'issuer-signature';

export interface CertificateElement extends NamedElement {
  /** Of its OID; empty where it has none. */
  readonly oidName: string;
  /** Of `own`; cut in the middle where it is long. */
  readonly hex: OwnHex;
  readonly mark: CertificateMark | undefined;
}

export interface OwnHex {
  readonly start: string;
  /** Octets left out between. */
  readonly left: number;
  readonly end: string;
}

export interface CertificateAnatomy {
  readonly der: Bytes;
  readonly thumbprints: Thumbprints;
  /** In the order of their octets, so that their own ones follow each other without a gap. */
  readonly elements: readonly CertificateElement[];
}

/** Elements by the place at which they stand: names alone are not unique. */
const marks: readonly (readonly [depth: number, name: string, mark: CertificateMark])[] = [
  [0, 'Certificate', 'thumbprint'],
  [1, 'tbsCertificate', 'signed'],
  [2, 'validity', 'validity'],
  [2, 'subject', 'subject'],
  [2, 'subjectPublicKeyInfo', 'public-key'],
  [1, 'signatureValue', 'issuer-signature'],
];

/** A modulus of 16384 bits is shown whole. */
const longestOwn = 2100;

/** @throws WorkbenchError `der/…` */
export function buildCertificateAnatomy({ der, thumbprints }: Certificate): CertificateAnatomy {
  return { der, thumbprints, elements: nameElements(der, certificateShape).map((one) => describe(der, one)) };
}

function describe(der: Bytes, element: NamedElement): CertificateElement {
  const { name, depth, value } = element;
  return {
    ...element,
    oidName: value.kind === 'oid' ? certificateOidName(value.dotted) : '',
    hex: hexOf(der.subarray(element.own.from, element.own.to)),
    mark: marks.find((mark) => mark[0] === depth && mark[1] === name)?.[2],
  };
}

function hexOf(own: Uint8Array): OwnHex {
  if (own.length <= longestOwn) return { start: encodeHexPairs(own), left: 0, end: '' };
  const kept = 64;
  return {
    start: encodeHexPairs(own.subarray(0, kept)),
    left: own.length - 2 * kept,
    end: encodeHexPairs(own.subarray(-kept)),
  };
}
