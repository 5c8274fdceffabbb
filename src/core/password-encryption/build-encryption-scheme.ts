/** The schemes that are written: PBES2 with AES-256, and PKCS#12's 3DES for Windows before Server 2019. RFC 8018 §A.4, RFC 7292 §C. */
import { Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { integerOctets } from '../asn1/der';
import type { Bytes } from '../encoding/bytes';
import { blockLengthOf, type EncryptionScheme, type MacScheme } from './encryption-scheme';
import { parseEncryptionScheme } from './parse-encryption-scheme';
import { parseMacScheme } from './parse-mac-scheme';
import { schemeOid } from './scheme-oids';

export type WrittenEncryption = 'AES-256' | '3DES';

export interface BuiltScheme {
  readonly scheme: EncryptionScheme;
  readonly algorithmIdentifier: Sequence;
}

export interface BuiltMac {
  readonly scheme: MacScheme;
  /** The digestAlgorithm of DigestInfo. */
  readonly algorithmIdentifier: Sequence;
  readonly salt: Bytes;
}

const saltLength = 16;

/** @param random octets nobody can predict, new ones at each call */
export function buildEncryptionScheme(
  encryption: WrittenEncryption,
  iterations: number,
  random: (length: number) => Bytes,
): BuiltScheme {
  const algorithmIdentifier =
    encryption === 'AES-256' ? pbes2(iterations, random) : tripleDes(iterations, random);
  // One description of the scheme, that of the parser: what is written is what would be read.
  return { scheme: parseEncryptionScheme(algorithmIdentifier), algorithmIdentifier };
}

/** The MAC that goes with it: HMAC with SHA-256, or with the SHA-1 that old Windows insists on. */
export function buildMacScheme(
  encryption: WrittenEncryption,
  iterations: number,
  random: (length: number) => Bytes,
): BuiltMac {
  const oid = encryption === 'AES-256' ? schemeOid.sha256 : schemeOid.sha1;
  const algorithmIdentifier = identify(oid, new Null());
  const salt = random(saltLength);
  const scheme = parseMacScheme(algorithmIdentifier, salt, integerOctets(BigInt(iterations)));
  return { scheme, algorithmIdentifier, salt };
}

function pbes2(iterations: number, random: (length: number) => Bytes): Sequence {
  const keyDerivation = identify(
    schemeOid.pbkdf2,
    new Sequence({
      value: [
        new OctetString({ valueHex: random(saltLength) }),
        new Integer({ value: iterations }),
        identify(schemeOid.hmacWithSha256, new Null()),
      ],
    }),
  );
  const iv = new OctetString({ valueHex: random(blockLengthOf({ name: 'AES' })) });
  const parameters = new Sequence({ value: [keyDerivation, identify(schemeOid.aes256Cbc, iv)] });
  return identify(schemeOid.pbes2, parameters);
}

function tripleDes(iterations: number, random: (length: number) => Bytes): Sequence {
  const salt = new OctetString({ valueHex: random(saltLength) });
  const parameters = new Sequence({ value: [salt, new Integer({ value: iterations })] });
  return identify(schemeOid.pkcs12TripleDes, parameters);
}

function identify(oid: string, parameters: Sequence | OctetString | Null): Sequence {
  return new Sequence({ value: [new ObjectIdentifier({ value: oid }), parameters] });
}
