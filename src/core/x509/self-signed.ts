/** A self-signed certificate for a key pair. RFC 5280 §4.1. */
import * as asn1js from 'asn1js';
import { AttributeTypeAndValue, Certificate as PkiCertificate, Extension, Time, TimeType } from 'pkijs';
import { oid } from '../asn1/oids';
import type { Bytes } from '../encoding/bytes';

export interface SelfSignedParameters {
  readonly commonName: string;
  /** Whole seconds; X.509 times have no fractions. */
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Random octets, at most 20 (RFC 5280 §4.1.2.2). The high bit is cleared: the number is positive. */
  readonly serialNumber: Bytes;
}

const commonNameOid = '2.5.4.3';

/** Signed with SHA-256; key usage digitalSignature, no certification authority. */
export async function generateSelfSignedCertificate(
  keyPair: CryptoKeyPair,
  { commonName, notBefore, notAfter, serialNumber }: SelfSignedParameters,
): Promise<Bytes> {
  const certificate = new PkiCertificate();
  const positive = serialNumber.map((octet, index) => (index === 0 ? (octet & 0x7f) | 0x40 : octet));
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ valueHex: positive });
  for (const name of [certificate.subject, certificate.issuer]) {
    name.typesAndValues.push(
      new AttributeTypeAndValue({ type: commonNameOid, value: new asn1js.Utf8String({ value: commonName }) }),
    );
  }
  certificate.notBefore = encodableTime(notBefore);
  certificate.notAfter = encodableTime(notAfter);
  certificate.extensions = [
    criticalExtension(oid.basicConstraints, new asn1js.Sequence({ value: [] })),
    criticalExtension(oid.keyUsage, new asn1js.BitString({ valueHex: Uint8Array.of(0x80), unusedBits: 7 })),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keyPair.publicKey);
  await certificate.sign(keyPair.privateKey, 'SHA-256');
  return new Uint8Array(certificate.toSchema(true).toBER());
}

/** RFC 5280 §4.1.2.5: UTCTime through the year 2049, GeneralizedTime from 2050. */
function encodableTime(value: Date): Time {
  return new Time({
    type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime,
    value,
  });
}

function criticalExtension(extnID: string, value: asn1js.BaseBlock): Extension {
  return new Extension({ extnID, critical: true, extnValue: value.toBER() });
}
