/** One DER structure → what it holds. */
import { parseDer } from '../asn1/der';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { parseEcPrivateKey } from '../keys/ec-private-key';
import { describeEncryptedPrivateKeyInfo } from '../keys/encrypted-private-key-info';
import type { PrivateKeyInfo } from '../keys/pkcs8';
import { parsePkcs1, parsePrivateKeyInfo } from '../keys/private-key-info';
import { certificatesOfPkcs7 } from '../x509/pkcs7-certificates';
import type { Collector } from './collector';
import type { Source } from './material';
import { notUsable, type NamedFormat } from './named-formats';
import { readPfxOrLock } from './read-pfx';
import { sniffDer, type DerFormat } from './sniff-der';

/**
 * @param der overwritten where it held a key, be it refused
 * @throws WorkbenchError where it is a known format but broken, one that is only named, or none
 */
export async function readDer(der: Bytes, source: Source, collected: Collector): Promise<void> {
  // 0x30 is SEQUENCE, which every format read here begins with.
  if (der[0] !== 0x30) throw unknownDer(der);
  const { node, length } = parseDer(der);
  const format = sniffDer(node);
  if (!format) throw unknownDer(der);
  const exact = der.slice(0, length);
  if (format === 'certificate') {
    await collected.addCertificate(exact, source);
  } else if (format === 'pkcs7') {
    await readPkcs7(certificatesOfPkcs7(node), source, collected);
  } else if (format === 'pkcs12') {
    await readPfxOrLock(exact, source, collected);
  } else if (format === 'encrypted-private-key') {
    const encryption = describeEncryptedPrivateKeyInfo(exact);
    collected.locked.push({ source, format, encryption, content: exact });
  } else {
    try {
      await readPrivateKey(format, exact, source, collected);
    } finally {
      wipeBytes(der);
    }
  }
  if (length < der.length) collected.repair('repair/trailing-bytes', source, { count: der.length - length });
}

/** A key that was not encrypted, or is not any more. @param der overwritten */
export async function readPrivateKey(
  format: DerFormat,
  der: Bytes,
  source: Source,
  collected: Collector,
): Promise<void> {
  const parse = keyParsers.get(format);
  if (!parse) throw notUsable(format as NamedFormat);
  try {
    await collected.addPrivateKey(parse(der), source);
  } finally {
    wipeBytes(der);
  }
}

const keyParsers: ReadonlyMap<DerFormat, (der: Bytes) => PrivateKeyInfo> = new Map<
  DerFormat,
  (der: Bytes) => PrivateKeyInfo
>([
  ['pkcs8', parsePrivateKeyInfo],
  ['pkcs1', parsePkcs1],
  ['sec1-key', (der) => parseEcPrivateKey(der)],
]);

async function readPkcs7(
  certificates: readonly Bytes[],
  source: Source,
  collected: Collector,
): Promise<void> {
  for (const [index, der] of certificates.entries()) {
    const own = { ...source, entry: `certificate ${index + 1}` };
    await collected.attempt(own, () => collected.addCertificate(der, own));
  }
}

function unknownDer(der: Bytes): WorkbenchError {
  return new WorkbenchError('intake/unrecognised', 'DER of no format known here', {
    firstOctet: `0x${(der[0] ?? 0).toString(16).padStart(2, '0')}`,
  });
}
