/** PrivateKeyInfo (PKCS#8): read in every accepted shape, written in the one that all engines import. RFC 5958, RFC 5915, RFC 8410. */
import * as asn1js from 'asn1js';
import {
  bitStringOctets,
  encodeDer,
  integerOctets,
  typeOf,
  parseDer,
  SequenceReader,
  unsignedValue,
  type Asn1Node,
} from '../asn1/der';
import { oid, oidName } from '../asn1/oids';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import type { KeyShape } from './algorithms';
import { curveByOid, type NamedCurve } from './curves';
import { encodeEcSpki, encodeRsaSpki, rsaShape } from './public-key';
import { parseRsaPrivateKey, type RsaPrivateKey } from './rsa-private-key';

export interface PrivateKeyInfo extends KeyShape {
  readonly publicExponent?: string;
  /** PKCS#8 version 1, canonical. Secret: import it, then overwrite it. */
  readonly pkcs8: Bytes;
  /** The SubjectPublicKeyInfo, where the file holds the public key in uncompressed form. */
  readonly spki?: Bytes;
  readonly crtRecomputed: boolean;
}

/** @throws WorkbenchError `der/…`, `key/…` */
export function parsePrivateKeyInfo(der: Bytes): PrivateKeyInfo {
  const info = new SequenceReader(parseDer(der).node, 'PrivateKeyInfo');
  info.takeInteger('version');
  const algorithm = info.takeSequence('privateKeyAlgorithm');
  const algorithmOid = algorithm.takeOid('algorithm');
  const privateKey = info.takeOctetString('privateKey');
  try {
    switch (algorithmOid) {
      case oid.rsaEncryption:
        return fromRsa(parseRsaPrivateKey(privateKey));
      case oid.ecPublicKey: {
        const parameters = algorithm.take('parameters');
        if (!(parameters instanceof asn1js.ObjectIdentifier)) {
          throw new WorkbenchError('key/unsupported-curve', 'ECParameters: explicit, not a named curve', {
            name: 'explicit parameters',
          });
        }
        return parseEcPrivateKey(privateKey, curveByOid(parameters.valueBlock.toString()));
      }
      case oid.ed25519:
        return parseEd25519PrivateKey(privateKey);
      default:
        throw new WorkbenchError('key/unsupported-algorithm', `privateKeyAlgorithm ${algorithmOid}`, {
          oid: algorithmOid,
          name: oidName(algorithmOid),
        });
    }
  } finally {
    wipeBytes(privateKey);
  }
}

/** PKCS#1. @throws WorkbenchError `der/…`, `key/…` */
export function parsePkcs1(der: Bytes): PrivateKeyInfo {
  return fromRsa(parseRsaPrivateKey(der));
}

function fromRsa(rsa: RsaPrivateKey): PrivateKeyInfo {
  const algorithm = [new asn1js.ObjectIdentifier({ value: oid.rsaEncryption }), new asn1js.Null()];
  const pkcs8 = encodePkcs8(algorithm, rsa.der);
  wipeBytes(rsa.der);
  return {
    ...rsaShape(rsa.modulus, rsa.publicExponent),
    pkcs8,
    spki: encodeRsaSpki(rsa.modulus, rsa.publicExponent),
    crtRecomputed: rsa.crtRecomputed,
  };
}

/** The scalar is padded to the field (WebKit insists); a compressed point is dropped, since WebKit refuses it and no engine needs it. */
function parseEcPrivateKey(der: Bytes, curve: NamedCurve): PrivateKeyInfo {
  const reader = new SequenceReader(parseDer(der).node, 'ECPrivateKey');
  reader.takeInteger('version');
  const scalar = fixedLength(reader.takeOctetString('privateKey'), curve.fieldLength);
  requireSameCurve(reader.takeExplicit(0), curve);
  const publicKey = reader.takeExplicit(1);
  const point = publicKey && bitStringOctets(publicKey, 'ECPrivateKey.publicKey');
  const uncompressed = point?.[0] === 4 && point.length === 1 + 2 * curve.fieldLength ? point : undefined;
  const ecPrivateKey = new asn1js.Sequence({
    value: [
      new asn1js.Integer({ value: 1 }),
      new asn1js.OctetString({ valueHex: scalar }),
      ...(uncompressed ? [explicit(1, new asn1js.BitString({ valueHex: uncompressed }))] : []),
    ],
  });
  const inner = encodeDer(ecPrivateKey);
  const algorithm = [
    new asn1js.ObjectIdentifier({ value: oid.ecPublicKey }),
    new asn1js.ObjectIdentifier({ value: curve.oid }),
  ];
  const pkcs8 = encodePkcs8(algorithm, inner);
  wipeBytes(scalar, inner);
  return {
    keyType: 'EC',
    curve: curve.curve,
    bits: curve.bits,
    pkcs8,
    ...(uncompressed ? { spki: encodeEcSpki(curve.oid, uncompressed) } : {}),
    crtRecomputed: false,
  };
}

/** RFC 5915 §3: the parameters inside, where they are, say what the AlgorithmIdentifier outside says. */
function requireSameCurve(parameters: Asn1Node | undefined, curve: NamedCurve): void {
  const inner = parameters instanceof asn1js.ObjectIdentifier ? parameters.valueBlock.toString() : curve.oid;
  if (inner === curve.oid) return;
  throw new WorkbenchError(
    'key/inconsistent',
    'ECPrivateKey.parameters is another curve than privateKeyAlgorithm',
    {
      element: 'ECPrivateKey.parameters',
      rule: `${oidName(curve.oid)}, not ${oidName(inner)}`,
    },
  );
}

/** RFC 8410 §7: the private key is an OCTET STRING within the OCTET STRING. */
function parseEd25519PrivateKey(der: Bytes): PrivateKeyInfo {
  const { node } = parseDer(der);
  if (!(node instanceof asn1js.OctetString) || node.getValue().byteLength !== 32) {
    throw new WorkbenchError(
      'der/unexpected-element',
      'CurvePrivateKey: expected an OCTET STRING of 32 octets',
      {
        element: 'PrivateKeyInfo.privateKey',
        expected: 'OCTET STRING of 32 octets',
        found: typeOf(node),
      },
    );
  }
  const pkcs8 = encodePkcs8([new asn1js.ObjectIdentifier({ value: oid.ed25519 })], der);
  return { keyType: 'OKP', curve: 'Ed25519', bits: 256, pkcs8, crtRecomputed: false };
}

function encodePkcs8(algorithm: asn1js.BaseBlock[], privateKey: Bytes): Bytes {
  return encodeDer(
    new asn1js.Sequence({
      value: [
        new asn1js.Integer({ value: 0 }),
        new asn1js.Sequence({ value: algorithm }),
        new asn1js.OctetString({ valueHex: privateKey }),
      ],
    }),
  );
}

function explicit(tagNumber: number, content: asn1js.BaseBlock): asn1js.Constructed {
  return new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [content] });
}

function fixedLength(octets: Bytes, length: number): Bytes {
  const value = unsignedValue(octets);
  const minimal = integerOctets(value);
  const significant = minimal[0] === 0 ? minimal.subarray(1) : minimal;
  if (significant.length > length || value === 0n) {
    throw new WorkbenchError(
      'key/inconsistent',
      'ECPrivateKey.privateKey is not within the field of its curve',
      {
        element: 'ECPrivateKey.privateKey',
        rule: `1 to ${length} octets`,
      },
    );
  }
  const padded = new Uint8Array(length);
  padded.set(significant, length - significant.length);
  wipeBytes(octets, minimal);
  return padded;
}
