/** Private keys in PEM with `Proc-Type: 4,ENCRYPTED`, as OpenSSL wrote them before PKCS#8. RFC 1421 §4.6.1. */
import { membersOf, parseDer, typeOf } from '../asn1/der';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { decodePemBlock, type PemBlock } from '../encoding/pem';
import { WorkbenchError } from '../errors';
import { parseDekInfo } from '../password-encryption/parse-dek-info';
import type { Password, PasswordEngine } from '../password-encryption/password-engine';
import { wrongPassword } from '../password-encryption/wrong-password';

/**
 * @returns PKCS#1, SEC1 or PKCS#8 DER, as the block's label says. Secret: overwrite it.
 * @throws WorkbenchError `pem/…`, `encryption/…`; `encryption/wrong-password` also where what comes out is no key
 */
export async function openEncryptedPem(
  block: PemBlock,
  password: Password,
  engine: PasswordEngine,
): Promise<Bytes> {
  const scheme = parseDekInfo(block.headers.get('DEK-Info'));
  const plaintext = await engine.decrypt(scheme, password, decodePemBlock(block));
  try {
    return cutKey(plaintext, scheme.name);
  } finally {
    wipeBytes(plaintext);
  }
}

/**
 * The name of the scheme, for people, without a password.
 * @throws WorkbenchError `pem/malformed-dek-info`, `encryption/unsupported`
 */
export function describeEncryptedPemKey(block: PemBlock): string {
  return parseDekInfo(block.headers.get('DEK-Info')).name;
}

/** Every one of these structures is a SEQUENCE that begins with its version. */
function cutKey(plaintext: Bytes, scheme: string): Bytes {
  try {
    const { node, length } = parseDer(plaintext);
    const [version, second] = membersOf(node);
    if (version && second && typeOf(version) === 'INTEGER') return plaintext.slice(0, length);
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
  }
  throw wrongPassword(scheme);
}
