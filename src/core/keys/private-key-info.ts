/** PrivateKeyInfo (PKCS#8) and PKCS#1: read in every accepted shape, written in the one that all engines import. RFC 5958, RFC 8410. */
import * as asn1js from 'asn1js';
import { parseDer, SequenceReader, typeOf, type Asn1Node } from '../asn1/der';
import { oid, oidName } from '../asn1/oids';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { curveOfParameters } from './curves';
import { parseEcPrivateKey } from './ec-private-key';
import { encodePkcs8, type PrivateKeyInfo } from './pkcs8';
import { encodeEd25519Spki, encodeRsaPssSpki, encodeRsaSpki, rsaShape } from './public-key';
import { parseRsaPrivateKey, type RsaPrivateKey } from './rsa-private-key';

/** Attributes, and the public key of version 2, are passed over. @throws WorkbenchError `der/…`, `key/…` */
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
      case oid.rsassaPss:
        return fromRsaPss(parseRsaPrivateKey(privateKey), algorithm.remaining);
      case oid.ecPublicKey:
        return parseEcPrivateKey(privateKey, curveOfParameters(algorithm.take('parameters')));
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

/** Chromium and WebKit refuse id-RSASSA-PSS: the key is imported as rsaEncryption, and kept to PSS by its shape. RFC 4055 §1.2. */
function fromRsaPss(rsa: RsaPrivateKey, parameters: readonly Asn1Node[]): PrivateKeyInfo {
  return {
    ...fromRsa(rsa),
    padding: 'PSS',
    spki: encodeRsaPssSpki(parameters, rsa.modulus, rsa.publicExponent),
  };
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
  return buildEd25519PrivateKeyInfo(new Uint8Array(node.getValue()));
}

/** @param seed 32 octets, overwritten (RFC 8032 §5.1.5) */
export function buildEd25519PrivateKeyInfo(seed: Bytes, publicKey?: Bytes): PrivateKeyInfo {
  const curvePrivateKey = Uint8Array.of(0x04, seed.length, ...seed);
  const pkcs8 = encodePkcs8([new asn1js.ObjectIdentifier({ value: oid.ed25519 })], curvePrivateKey);
  wipeBytes(seed, curvePrivateKey);
  return {
    keyType: 'OKP',
    curve: 'Ed25519',
    bits: 256,
    pkcs8,
    ...(publicKey ? { spki: encodeEd25519Spki(publicKey) } : {}),
    crtRecomputed: false,
  };
}
