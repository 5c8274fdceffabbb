/** Whether a key made the signature of a SIGNED structure: RFC 5280 §4.1.1.3, RFC 3279 §2.2, RFC 4055 §5, RFC 5758 §3.2, RFC 8410 §6. */
import * as asn1js from 'asn1js';
import { parseDer, SequenceReader, unsignedValue, type Asn1Node } from '../asn1/der';
import { oid } from '../asn1/oids';
import { copyBytes, joinBytes, type Bytes } from '../encoding/bytes';
import type { KeyType } from '../keys/algorithms';
import { curveByName } from '../keys/curves';
import { importPublicKey, type PublicKey } from '../keys/public-key';
import { numberOctets } from '../keys/rsa-public-operation';

interface Scheme {
  readonly keyType: KeyType;
  readonly name: string;
  readonly hash?: string;
  readonly saltLength?: number;
}

const rsa = (hash: string): Scheme => ({ keyType: 'RSA', name: 'RSASSA-PKCS1-v1_5', hash });
const ecdsa = (hash: string): Scheme => ({ keyType: 'EC', name: 'ECDSA', hash });

const schemes: ReadonlyMap<string, Scheme> = new Map([
  ['1.2.840.113549.1.1.5', rsa('SHA-1')],
  ['1.2.840.113549.1.1.11', rsa('SHA-256')],
  ['1.2.840.113549.1.1.12', rsa('SHA-384')],
  ['1.2.840.113549.1.1.13', rsa('SHA-512')],
  ['1.2.840.10045.4.1', ecdsa('SHA-1')],
  ['1.2.840.10045.4.3.2', ecdsa('SHA-256')],
  ['1.2.840.10045.4.3.3', ecdsa('SHA-384')],
  ['1.2.840.10045.4.3.4', ecdsa('SHA-512')],
  [oid.ed25519, { keyType: 'OKP', name: 'Ed25519' }],
]);

const hashes: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
]);

/**
 * @returns undefined where WebCrypto has no such scheme: MD5, or a mask of another hash than the message
 * @throws WorkbenchError `der/…`, `key/refused-by-engine`
 */
export async function verifyStructure(node: Asn1Node, key: PublicKey): Promise<boolean | undefined> {
  const structure = new SequenceReader(node, 'SIGNED');
  const signed = copyBytes(structure.take('toBeSigned').valueBeforeDecodeView);
  const scheme = schemeOf(structure.takeSequence('algorithmIdentifier'));
  const signature = structure.takeBitString('signature');
  if (!scheme) return undefined;
  if (scheme.keyType !== key.keyType) return false;
  const value = scheme.keyType === 'EC' ? joinedIntegers(signature, key) : signature;
  if (!value) return false;
  const { name, hash, saltLength } = scheme;
  const importParameters = { name, hash, namedCurve: key.curve };
  const publicKey = await importPublicKey(key, { importParameters });
  return crypto.subtle.verify({ name, hash, saltLength }, publicKey, value, signed);
}

function schemeOf(identifier: SequenceReader): Scheme | undefined {
  const algorithm = identifier.takeOid('algorithm');
  return algorithm === oid.rsassaPss ? pssScheme(identifier.take('parameters')) : schemes.get(algorithm);
}

/** RFC 4055 §3.1: each parameter has a default. WebCrypto takes one hash for the message and the mask. */
function pssScheme(parameters: Asn1Node): Scheme | undefined {
  const members = new SequenceReader(parameters, 'RSASSA-PSS-params');
  const hash = hashOf(members.takeExplicit(0));
  const mask = members.takeExplicit(1);
  const maskHash = hashOf(mask && new SequenceReader(mask, 'maskGenAlgorithm').remaining[1]);
  const salt = members.takeExplicit(2);
  const saltLength =
    salt instanceof asn1js.Integer ? Number(unsignedValue(salt.valueBlock.valueHexView)) : 20;
  return hash && hash === maskHash ? { keyType: 'RSA', name: 'RSA-PSS', hash, saltLength } : undefined;
}

function hashOf(identifier: Asn1Node | undefined): string | undefined {
  return identifier
    ? hashes.get(new SequenceReader(identifier, 'hashAlgorithm').takeOid('algorithm'))
    : 'SHA-1';
}

/** Ecdsa-Sig-Value has r and s as INTEGERs (RFC 3279 §2.2.3), WebCrypto one after the other, each as long as a coordinate. */
function joinedIntegers(signature: Bytes, key: PublicKey): Bytes | undefined {
  const length = curveByName(key.curve ?? '')?.fieldLength ?? 0;
  const integers = new SequenceReader(parseDer(signature).node, 'Ecdsa-Sig-Value');
  const octets = [integers.takeInteger('r'), integers.takeInteger('s')];
  if (octets.some((one) => one.length > length + 1)) return undefined;
  const numbers = octets.map(unsignedValue);
  if (numbers.some((one) => one >> BigInt(length * 8) > 0n)) return undefined;
  return joinBytes(...numbers.map((one) => numberOctets(one, length)));
}
