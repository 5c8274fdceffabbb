/** ECPrivateKey: as SEC 1 writes it on its own, or within PKCS#8. RFC 5915. */
import * as asn1js from 'asn1js';
import {
  bitStringOctets,
  encodeDer,
  integerOctets,
  parseDer,
  SequenceReader,
  unsignedValue,
  type Asn1Node,
} from '../asn1/der';
import { oid, oidName } from '../asn1/oids';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { curveOfParameters, type NamedCurve } from './curves';
import { encodePkcs8, type PrivateKeyInfo } from './pkcs8';
import { encodeEcSpki } from './public-key';

/**
 * @param outer the curve that an AlgorithmIdentifier around it names; without one (SEC 1), its own parameters say
 * @throws WorkbenchError `der/…`, `key/…`
 */
export function parseEcPrivateKey(der: Bytes, outer?: NamedCurve): PrivateKeyInfo {
  const reader = new SequenceReader(parseDer(der).node, 'ECPrivateKey');
  reader.takeInteger('version');
  const octets = reader.takeOctetString('privateKey');
  const parameters = reader.takeExplicit(0);
  const curve = outer ?? curveOfParameters(parameters);
  requireSameCurve(parameters, curve);
  const publicKey = reader.takeExplicit(1);
  const point = publicKey && bitStringOctets(publicKey, 'ECPrivateKey.publicKey');
  // A public key that is damaged beyond knowing it would leave the scalar, damaged as well, without its witness.
  if (reader.remaining.length > 0 || (point && !isPoint(point, curve))) throw noPoint();
  return buildEcPrivateKeyInfo(curve, octets, point);
}

/**
 * The scalar is padded to the field (WebKit insists); a compressed point is dropped, since WebKit refuses it and no engine needs it.
 * @param octets the scalar, overwritten
 */
export function buildEcPrivateKeyInfo(curve: NamedCurve, octets: Bytes, point?: Bytes): PrivateKeyInfo {
  const scalar = fixedLength(octets, curve);
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

/**
 * The same key with nothing in it that an engine could find to contradict its scalar.
 * @param pkcs8 as it is written here
 */
export function withoutPublicKey(pkcs8: Bytes): Bytes {
  const info = new SequenceReader(parseDer(pkcs8).node, 'PrivateKeyInfo');
  info.takeInteger('version');
  const algorithm = info.takeSequence('privateKeyAlgorithm');
  algorithm.takeOid('algorithm');
  const inner = info.takeOctetString('privateKey');
  const ecPrivateKey = new SequenceReader(parseDer(inner).node, 'ECPrivateKey');
  ecPrivateKey.takeInteger('version');
  const octets = ecPrivateKey.takeOctetString('privateKey');
  const bare = buildEcPrivateKeyInfo(curveOfParameters(algorithm.take('parameters')), octets);
  wipeBytes(inner);
  return bare.pkcs8;
}

/** SEC 1 §2.3.3: compressed, uncompressed, or both in one. */
function isPoint(octets: Bytes, { fieldLength }: NamedCurve): boolean {
  const [form = 0] = octets;
  const coordinates = [0, 0, 1, 1, 2, 0, 2, 2][form] ?? 0;
  return coordinates > 0 && octets.length === 1 + coordinates * fieldLength;
}

function noPoint(): WorkbenchError {
  return new WorkbenchError('key/inconsistent', 'ECPrivateKey.publicKey is not a point of its curve', {
    element: 'ECPrivateKey.publicKey',
    rule: 'a point of the curve, and the last member',
  });
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

function explicit(tagNumber: number, content: asn1js.BaseBlock): asn1js.Constructed {
  return new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [content] });
}

function fixedLength(octets: Bytes, { fieldLength, order }: NamedCurve): Bytes {
  const value = unsignedValue(octets);
  if (value === 0n || value >= 1n << BigInt(8 * fieldLength)) throw outOfField(`1 to ${fieldLength} octets`);
  // Some engines import such a key, and sign with what is left of it.
  if (value >= order) throw outOfField('less than the order of the curve');
  const minimal = integerOctets(value);
  const significant = minimal[0] === 0 ? minimal.subarray(1) : minimal;
  const padded = new Uint8Array(fieldLength);
  padded.set(significant, fieldLength - significant.length);
  wipeBytes(octets, minimal);
  return padded;
}

function outOfField(rule: string): WorkbenchError {
  const element = 'ECPrivateKey.privateKey';
  return new WorkbenchError('key/inconsistent', `${element} is not a scalar of its curve`, { element, rule });
}
