/** One DER structure → private key or certificate. */
import { parseDer } from '../asn1/der';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { importPrivateKey } from '../keys/private-key';
import { parsePkcs1, parsePrivateKeyInfo } from '../keys/private-key-info';
import { parseCertificate } from '../x509/certificate';
import type { Material, Repair, Source } from './material';
import type { NamedFormat } from './named-formats';
import { sniffDer } from './sniff-der';

/** A recognised format that nothing is taken from. */
export function notUsable(format: NamedFormat, label?: string): WorkbenchError {
  return new WorkbenchError('intake/not-usable', `recognised as ${format}, which is not read here`, {
    format,
    ...(label ? { label } : {}),
  });
}

/**
 * @param der overwritten when it held a key
 * @returns undefined where the octets are DER of no known format
 * @throws WorkbenchError where it is a known format but broken, or one that is only named
 */
export async function readDer(
  der: Bytes,
  source: Source,
): Promise<{ material: Material; repairs: readonly Repair[] } | undefined> {
  const { node, length } = parseDer(der);
  const format = sniffDer(node);
  if (!format) return undefined;
  const exact = der.slice(0, length);
  const trailing: Repair[] =
    length < der.length
      ? [{ code: 'repair/trailing-bytes', source, evidence: { count: der.length - length } }]
      : [];
  if (format === 'certificate') {
    const certificate = await parseCertificate(exact);
    return { material: { kind: 'certificate', certificate, source }, repairs: trailing };
  }
  if (format !== 'pkcs8' && format !== 'pkcs1') throw notUsable(format);
  try {
    const info = format === 'pkcs8' ? parsePrivateKeyInfo(exact) : parsePkcs1(exact);
    const recomputed: Repair[] = info.crtRecomputed ? [{ code: 'repair/crt-recomputed', source }] : [];
    const privateKey = await importPrivateKey(info);
    return { material: { kind: 'private-key', privateKey, source }, repairs: [...trailing, ...recomputed] };
  } finally {
    wipeBytes(exact, der);
  }
}
