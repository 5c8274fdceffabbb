/** AlgorithmIdentifier → what decrypts: PBES2, the PBES1 of PKCS#5 and that of PKCS#12. RFC 8018 §A.3–§A.4, RFC 7292 §C. */
import { Integer, OctetString } from 'asn1js';
import { SequenceReader, type Asn1Node } from '../asn1/der';
import type { Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { checkIterations } from './derivation-limits';
import { blockLengthOf, type BlockCipher, type EncryptionScheme } from './encryption-scheme';
import { countedIterations, parseKeyDerivation, unsupported } from './parse-key-derivation';
import { cipherByOid, pbes1ByOid, rc2BitsByVersion, schemeOid, type Pbes1Row } from './scheme-oids';

/** @throws WorkbenchError `der/…`, `encryption/unsupported`, `encryption/malformed`, `encryption/too-many-iterations`, `encryption/too-much-memory` */
export function parseEncryptionScheme(algorithm: Asn1Node): EncryptionScheme {
  const reader = new SequenceReader(algorithm, 'encryptionAlgorithm');
  const algorithmOid = reader.takeOid('algorithm');
  if (algorithmOid === schemeOid.pbes2) return parsePbes2(reader.takeSequence('parameters'));
  const row = pbes1ByOid.get(algorithmOid);
  if (!row) throw unsupported(algorithmOid);
  return parsePbes1(algorithmOid, row, reader.takeSequence('parameters'));
}

function parsePbes1(oid: string, row: Pbes1Row, parameters: SequenceReader): EncryptionScheme {
  const salt = parameters.takeOctetString('salt');
  const iterations = checkIterations(parameters.takeInteger('iterations'), `${row.name} iterations`);
  return {
    name: `${row.name}, ${countedIterations(iterations)}`,
    oid,
    keyDerivation: { kind: row.derivation, hash: row.hash, salt, iterations },
    cipher: row.cipher,
  };
}

function parsePbes2(parameters: SequenceReader): EncryptionScheme {
  const { derivation, keyLength, name } = parseKeyDerivation(parameters.take('keyDerivationFunc'));
  const cipher = parseCipher(parameters.takeSequence('encryptionScheme'), keyLength);
  if (keyLength !== undefined && keyLength !== cipher.keyLength) {
    throw malformed('keyLength', `${cipher.keyLength}, as the cipher wants it`);
  }
  return {
    name: `PBES2 (${name}; ${cipherName(cipher)})`,
    oid: schemeOid.pbes2,
    keyDerivation: derivation,
    cipher,
  };
}

function parseCipher(scheme: SequenceReader, keyLength: number | undefined): BlockCipher {
  const algorithmOid = scheme.takeOid('algorithm');
  if (algorithmOid === schemeOid.rc2Cbc) return parseRc2(scheme.takeSequence('parameters'), keyLength);
  const cipher = cipherByOid.get(algorithmOid);
  if (!cipher) throw unsupported(algorithmOid);
  return { ...cipher, iv: checkIv(scheme.takeOctetString('parameters'), cipher) };
}

/** RFC 8018 §B.2.3: RC2-CBC-Parameter ::= SEQUENCE { rc2ParameterVersion INTEGER OPTIONAL, iv OCTET STRING } */
function parseRc2(parameters: SequenceReader, keyLength: number | undefined): BlockCipher {
  const [first] = parameters.remaining;
  const version = first instanceof Integer ? parameters.takeSmallInteger('rc2ParameterVersion') : undefined;
  // Without a version 32 bits are effective; from 256 on the version is the number itself.
  const bits = version === undefined ? 32 : (rc2BitsByVersion.get(version) ?? version);
  if (bits % 8 !== 0 || bits < 8 || bits > 1024 || (bits < 256 && bits !== 32 && bits === version)) {
    throw malformed('rc2ParameterVersion', '160, 120, 58, or 256 to 1024');
  }
  const cipher = { name: 'RC2', keyLength: keyLength ?? bits / 8, effectiveKeyBits: bits } as const;
  return { ...cipher, iv: checkIv(parameters.takeOctetString('iv'), cipher) };
}

function checkIv(iv: Bytes, cipher: BlockCipher): Bytes {
  const length = blockLengthOf(cipher);
  if (iv.length === length) return iv;
  throw malformed(`the IV of ${cipherName(cipher)}`, `an ${OctetString.NAME} of ${length}`);
}

function cipherName({ name, keyLength, effectiveKeyBits }: BlockCipher): string {
  if (name === 'AES') return `AES-${8 * keyLength}-CBC`;
  return name === 'RC2' ? `RC2-CBC, ${effectiveKeyBits} bits` : `${name}-CBC`;
}

function malformed(element: string, rule: string): WorkbenchError {
  return new WorkbenchError('encryption/malformed', `${element}: should be ${rule}`, { element, rule });
}
