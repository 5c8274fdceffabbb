/** SubjectPublicKeyInfo: what it is, its thumbprint, and its import in one canonical form. RFC 5280 §4.1.2.7, RFC 5480. */
import * as asn1js from 'asn1js';
import { derInteger, encodeDer, parseDer, SequenceReader, unsignedValue, type Asn1Node } from '../asn1/der';
import { oid, oidName } from '../asn1/oids';
import { copyBytes, type Bytes } from '../encoding/bytes';
import { encodeHex } from '../encoding/hex';
import { WorkbenchError } from '../errors';
import type { KeyShape, SignatureAlgorithm } from './algorithms';
import { curveByOid } from './curves';

export interface PublicKey extends KeyShape {
  /** Of RSA keys. */
  readonly publicExponent?: string;
  /** SubjectPublicKeyInfo in the one form that every engine imports. */
  readonly spki: Bytes;
  /** SHA-256 of the SubjectPublicKeyInfo octets as they stood, in upper-case hex. */
  readonly spkiSha256: string;
}

/** @throws WorkbenchError `der/…`, `key/unsupported-algorithm`, `key/unsupported-curve` */
export async function parseSubjectPublicKeyInfo(der: Bytes): Promise<PublicKey> {
  const info = new SequenceReader(parseDer(der).node, 'SubjectPublicKeyInfo');
  const algorithm = info.takeSequence('algorithm');
  const algorithmOid = algorithm.takeOid('algorithm');
  const key = info.takeBitString('subjectPublicKey');
  const spkiSha256 = await thumbprintHex(der);
  switch (algorithmOid) {
    case oid.rsaEncryption:
    case oid.rsassaPss: {
      const rsa = new SequenceReader(parseDer(key).node, 'RSAPublicKey');
      const modulus = unsignedValue(rsa.takeInteger('modulus'));
      const publicExponent = unsignedValue(rsa.takeInteger('publicExponent'));
      return {
        ...rsaShape(modulus, publicExponent),
        ...(algorithmOid === oid.rsassaPss ? ({ padding: 'PSS' } as const) : {}),
        spki: encodeRsaSpki(modulus, publicExponent),
        spkiSha256,
      };
    }
    case oid.ecPublicKey: {
      const { curve, bits } = curveByOid(algorithm.takeOid('parameters'));
      return { keyType: 'EC', curve, bits, spki: copyBytes(der), spkiSha256 };
    }
    case oid.ed25519:
      return { keyType: 'OKP', curve: 'Ed25519', bits: 256, spki: copyBytes(der), spkiSha256 };
    default:
      throw new WorkbenchError('key/unsupported-algorithm', `public key algorithm ${algorithmOid}`, {
        oid: algorithmOid,
        name: oidName(algorithmOid),
      });
  }
}

/** @throws WorkbenchError `key/refused-by-engine` */
export async function importPublicKey(
  key: PublicKey,
  algorithm: Pick<SignatureAlgorithm, 'importParameters'>,
  extractable = false,
): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('spki', key.spki, algorithm.importParameters, extractable, [
      'verify',
    ]);
  } catch (cause) {
    throw new WorkbenchError(
      'key/refused-by-engine',
      'importKey refused the public key',
      { engineSays: cause instanceof Error ? cause.name : 'unknown' },
      { cause },
    );
  }
}

export function rsaShape(modulus: bigint, publicExponent: bigint) {
  return {
    keyType: 'RSA',
    bits: modulus.toString(2).length,
    publicExponent: publicExponent.toString(),
  } as const;
}

/** rsaEncryption with NULL parameters (RFC 3279 §2.3.1), which Chromium insists on. */
export function encodeRsaSpki(modulus: bigint, publicExponent: bigint): Bytes {
  const rsaPublicKey = new asn1js.Sequence({ value: [derInteger(modulus), derInteger(publicExponent)] });
  return encodeSpki(
    [new asn1js.ObjectIdentifier({ value: oid.rsaEncryption }), new asn1js.Null()],
    encodeDer(rsaPublicKey),
  );
}

/** With the parameters of the private key's AlgorithmIdentifier: what a certificate for it holds, and what a pin is taken over. */
export function encodeRsaPssSpki(
  parameters: readonly Asn1Node[],
  modulus: bigint,
  publicExponent: bigint,
): Bytes {
  const rsaPublicKey = new asn1js.Sequence({ value: [derInteger(modulus), derInteger(publicExponent)] });
  return encodeSpki(
    [new asn1js.ObjectIdentifier({ value: oid.rsassaPss }), ...parameters],
    encodeDer(rsaPublicKey),
  );
}

/** RFC 8410 §4. */
export function encodeEd25519Spki(publicKey: Bytes): Bytes {
  return encodeSpki([new asn1js.ObjectIdentifier({ value: oid.ed25519 })], publicKey);
}

export function encodeEcSpki(curveOid: string, point: Bytes): Bytes {
  return encodeSpki(
    [
      new asn1js.ObjectIdentifier({ value: oid.ecPublicKey }),
      new asn1js.ObjectIdentifier({ value: curveOid }),
    ],
    point,
  );
}

function encodeSpki(algorithm: asn1js.BaseBlock[], key: Bytes): Bytes {
  return encodeDer(
    new asn1js.Sequence({
      value: [new asn1js.Sequence({ value: algorithm }), new asn1js.BitString({ valueHex: key })],
    }),
  );
}

export async function thumbprintHex(der: Bytes): Promise<string> {
  return encodeHex(new Uint8Array(await crypto.subtle.digest('SHA-256', der)));
}
