/** A PFX → its keys and certificates. RFC 7292. */
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { parsePrivateKeyInfo } from '../keys/private-key-info';
import { openPfx } from '../pkcs12/open-pfx';
import type { Collector } from './collector';
import type { Source } from './material';

/** One that has no password, or the empty one, opens without anybody being asked; any other stays locked. */
export async function readPfxOrLock(der: Bytes, source: Source, collected: Collector): Promise<void> {
  try {
    await readPfx(der, '', source, collected);
  } catch (error) {
    const isLocked =
      error instanceof WorkbenchError &&
      (error.code === 'pfx/wrong-password' || error.code === 'encryption/cancelled');
    if (!isLocked) throw error;
    const encryption = String(error.evidence['scheme'] ?? '');
    collected.locked.push({ source, format: 'pkcs12', encryption, content: der });
  }
}

/** @throws WorkbenchError `pfx/…`, `encryption/…` */
export async function readPfx(
  der: Bytes,
  password: string,
  source: Source,
  collected: Collector,
): Promise<void> {
  const contents = await openPfx(der, password, collected.engine);
  if (contents.integrity === 'none') collected.repair('repair/no-mac', source);
  const isFile = source.block === undefined && source.entry === undefined;
  const within = isFile ? ({ ...source, container: 'pkcs12' } as const) : source;
  for (const [index, { pkcs8, friendlyName }] of contents.privateKeys.entries()) {
    const own = { ...within, entry: friendlyName ?? `key ${index + 1}` };
    await collected.attempt(own, () => collected.addPrivateKey(parsePrivateKeyInfo(pkcs8), own));
    wipeBytes(pkcs8);
  }
  for (const [index, certificate] of contents.certificates.entries()) {
    const own = { ...within, entry: certificate.friendlyName ?? `certificate ${index + 1}` };
    await collected.attempt(own, () => collected.addCertificate(certificate.der, own));
  }
  if (contents.privateKeys.length + contents.certificates.length === 0) {
    throw new WorkbenchError('pfx/empty', 'AuthenticatedSafe: neither key nor certificate bag');
  }
}
