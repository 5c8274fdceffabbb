/** A self-signed certificate for a key pair. RFC 5280 §4.1. */
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate as PkiCertificate,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
  TimeType,
} from 'pkijs';
import { parseDer } from '../asn1/der';
import type { Bytes } from '../encoding/bytes';
import { leafExtensions } from './leaf-extensions';
import { signatureIdentifier, signStructure, type Signer } from './sign-structure';
import { encodeSubjectName } from './subject-name';

export interface SelfSignedParameters {
  readonly commonName: string;
  /** Whole seconds; X.509 times have no fractions. */
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Random octets, at most 20 (RFC 5280 §4.1.2.2). The high bit is cleared: the number is positive. */
  readonly serialNumber: Bytes;
}

/**
 * Signed with the key's own algorithm: SHA-256 for RSA and P-256, SHA-384 for P-384, Ed25519.
 * @throws WorkbenchError `signature/refused-by-engine`
 */
export async function generateSelfSignedCertificate(
  signer: Signer,
  { commonName, notBefore, notAfter, serialNumber }: SelfSignedParameters,
): Promise<Bytes> {
  const { algorithmId, parameters } = signatureIdentifier(signer);
  const name = encodeSubjectName(commonName);
  const positive = serialNumber.map((octet, index) => (index === 0 ? (octet & 0x7f) | 0x40 : octet));
  const certificate = new PkiCertificate({
    version: 2,
    serialNumber: new asn1js.Integer({ valueHex: positive }),
    signature: new AlgorithmIdentifier({
      algorithmId,
      ...(parameters ? { algorithmParams: parameters } : {}),
    }),
    issuer: new RelativeDistinguishedNames({ schema: name }),
    notBefore: encodableTime(notBefore),
    notAfter: encodableTime(notAfter),
    subject: new RelativeDistinguishedNames({ schema: name }),
    subjectPublicKeyInfo: new PublicKeyInfo({ schema: parseDer(signer.publicKey.spki).node }),
    extensions: [...(await leafExtensions(signer.publicKey))],
  });
  // pkijs has no Ed25519 signatures; the structure is its, the signature of all kinds is made in one place.
  return signStructure(certificate.encodeTBS(), signer);
}

/** RFC 5280 §4.1.2.5: UTCTime through the year 2049, GeneralizedTime from 2050. */
function encodableTime(value: Date): Time {
  return new Time({
    type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime,
    value,
  });
}
