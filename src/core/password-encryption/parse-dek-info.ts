/** PEM's `DEK-Info: AES-256-CBC,0123…`: cipher and initialization vector, whose first eight octets are the salt. RFC 1421 §4.6.1.3. */
import { decodeHex } from '../encoding/hex';
import type { Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { blockLengthOf, type EncryptionScheme } from './encryption-scheme';
import { dekCipherByName } from './scheme-oids';

/**
 * @param header the header's value; undefined where it is missing
 * @throws WorkbenchError `pem/malformed-dek-info`, `encryption/unsupported`
 */
export function parseDekInfo(header: string | undefined): EncryptionScheme {
  if (header === undefined) throw malformed('there is no DEK-Info header');
  const [name = '', hex = '', ...more] = header.split(',').map((part) => part.trim());
  const row = dekCipherByName.get(name.toUpperCase());
  if (!row) {
    throw new WorkbenchError('encryption/unsupported', `DEK-Info: ${name}`, {
      name: /^[A-Za-z0-9-]{1,40}$/.test(name) ? name : 'a cipher that DEK-Info does not name',
      oid: '',
    });
  }
  const octets = blockLengthOf(row);
  const iv = more.length === 0 ? octetsOf(hex) : undefined;
  if (iv?.length !== octets) {
    throw malformed(`the IV after ${name.toUpperCase()} should be ${2 * octets} hexadecimal digits`);
  }
  return {
    name: `DEK-Info ${name.toUpperCase()}`,
    oid: '',
    keyDerivation: { kind: 'EVP_BytesToKey', salt: iv.slice(0, 8) },
    cipher: { ...row, iv },
  };
}

function octetsOf(hex: string): Bytes | undefined {
  try {
    return decodeHex(hex);
  } catch {
    return undefined;
  }
}

function malformed(rule: string): WorkbenchError {
  return new WorkbenchError('pem/malformed-dek-info', `PEM: ${rule}`, { rule });
}
