/** Something locked, with a password → what it holds. */
import { parseDer } from '../asn1/der';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { openEncryptedPem } from '../keys/encrypted-pem-key';
import { openEncryptedPrivateKeyInfo } from '../keys/encrypted-private-key-info';
import type { PasswordEngine } from '../password-encryption/password-engine';
import type { PemBlock } from '../encoding/pem';
import { Collector } from './collector';
import type { Locked, Reading } from './material';
import { readPrivateKey } from './read-der';
import { readPfx } from './read-pfx';
import { sniffDer } from './sniff-der';

/** Never throws: what the password did not open is in `problems` and, where another password may open it, in `locked`. */
export async function unlock(locked: Locked, password: string, engine: PasswordEngine): Promise<Reading> {
  const collected = new Collector(locked.source.name, engine);
  await collected.attempt(locked.source, () => open(locked, password, collected));
  const mayOpen = collected.problems.some(({ code }) => retryable.has(code));
  if (mayOpen) collected.locked.push(locked);
  return collected;
}

const retryable: ReadonlySet<string> = new Set([
  'pfx/wrong-password',
  'encryption/wrong-password',
  'encryption/cancelled',
]);

async function open(locked: Locked, password: string, collected: Collector): Promise<void> {
  const { source, content, format } = locked;
  if (format === 'pkcs12') return readPfx(content as Bytes, password, source, collected);
  const der =
    format === 'encrypted-pem-key'
      ? await openEncryptedPem(content as PemBlock, password, collected.engine)
      : await openEncryptedPrivateKeyInfo(content as Bytes, password, collected.engine);
  try {
    await readPrivateKey(sniffDer(parseDer(der).node) ?? 'other-pem', der, source, collected);
  } finally {
    wipeBytes(der);
  }
}
