/** EncryptedPrivateKeyInfo: PKCS#8 under a password. RFC 5958 §3. */
import { OctetString, Sequence } from 'asn1js';
import { encodeDer, membersOf, parseDer, SequenceReader, typeOf, type Asn1Node } from '../asn1/der';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { buildEncryptionScheme } from '../password-encryption/build-encryption-scheme';
import type { EncryptionScheme } from '../password-encryption/encryption-scheme';
import { parseEncryptionScheme } from '../password-encryption/parse-encryption-scheme';
import type { Password, PasswordEngine } from '../password-encryption/password-engine';
import { wrongPassword } from '../password-encryption/wrong-password';

export interface EncryptedKey {
  readonly scheme: EncryptionScheme;
  readonly ciphertext: Bytes;
}

/** OWASP's figure for PBKDF2-HMAC-SHA-256 (2023): some tenths of a second. */
const sealingIterations = 600_000;

/**
 * @returns PKCS#8 DER. Secret: overwrite it.
 * @throws WorkbenchError `der/…`, `encryption/…`; `encryption/wrong-password` also where what comes out is no key
 */
export async function openEncryptedPrivateKeyInfo(
  der: Bytes,
  password: Password,
  engine: PasswordEngine,
): Promise<Bytes> {
  const { scheme, ciphertext } = readEncryptedPrivateKeyInfo(parseDer(der).node);
  const plaintext = await engine.decrypt(scheme, password, ciphertext);
  try {
    return cutPrivateKeyInfo(plaintext, scheme);
  } finally {
    wipeBytes(plaintext);
  }
}

/**
 * The name of the scheme, for people, without a password.
 * @throws WorkbenchError `der/…`, `encryption/…`
 */
export function describeEncryptedPrivateKeyInfo(der: Bytes): string {
  return readEncryptedPrivateKeyInfo(parseDer(der).node).scheme.name;
}

/** PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC. */
export async function sealPrivateKeyInfo(
  pkcs8: Bytes,
  password: string,
  random: (length: number) => Bytes,
  engine: PasswordEngine,
): Promise<Bytes> {
  const { scheme, algorithmIdentifier } = buildEncryptionScheme('AES-256', sealingIterations, random);
  const ciphertext = await engine.encrypt(scheme, password, pkcs8);
  return encodeDer(new Sequence({ value: [algorithmIdentifier, new OctetString({ valueHex: ciphertext })] }));
}

/**
 * The parts of the structure, wherever it stands.
 * @throws WorkbenchError `der/…`, `encryption/…`
 */
export function readEncryptedPrivateKeyInfo(node: Asn1Node): EncryptedKey {
  const reader = new SequenceReader(node, 'EncryptedPrivateKeyInfo');
  const scheme = parseEncryptionScheme(reader.take('encryptionAlgorithm'));
  return { scheme, ciphertext: reader.takeOctetString('encryptedData') };
}

/** One wrong password in 256 leaves something like a padding; none leaves a key. */
function cutPrivateKeyInfo(plaintext: Bytes, scheme: EncryptionScheme): Bytes {
  try {
    const { node, length } = parseDer(plaintext);
    const types = membersOf(node).slice(0, 3).map(typeOf).join();
    if (types === 'INTEGER,SEQUENCE,OCTET STRING') return plaintext.slice(0, length);
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
  }
  throw wrongPassword(scheme.name);
}
