/** Anything dropped, chosen or pasted → the keys and certificates in it, and what was wrong with the rest. */
import type { Bytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import type { PasswordEngine } from '../password-encryption/password-engine';
import { Collector } from './collector';
import { decodeText, type DecodedText } from './decode-text';
import { largestIntake, tooLarge } from './largest-intake';
import type { Reading } from './material';
import { formatOfMagic, notUsable } from './named-formats';
import { readDer } from './read-der';
import { readText } from './read-text';

/**
 * Never throws: what cannot be read is in `problems`, what wants a password in `locked`, each with its place.
 * @param content octets of a file (overwritten where they held a key), or pasted text
 * @param name the file's name, or what to call the pasted text
 * @param engine opens what has no password, or the empty one
 */
export async function readMaterial(
  content: Bytes | string,
  name: string,
  engine: PasswordEngine,
): Promise<Reading> {
  const collected = new Collector(name, engine);
  await collected.attempt({}, () => read(content, collected));
  return collected;
}

async function read(content: Bytes | string, collected: Collector): Promise<void> {
  const source = { name: collected.name };
  if (content.length >= largestIntake) throw tooLarge(content.length);
  const decoded: DecodedText | undefined =
    typeof content === 'string' ? { text: content } : decodeText(content);
  if (decoded?.repair) collected.repair(decoded.repair, source);
  if (content.length === 0 || decoded?.text.trim() === '') {
    throw new WorkbenchError('intake/empty', 'nothing in it');
  }
  if (decoded) return readText(decoded.text, source, collected);
  const octets = content as Bytes;
  const named = formatOfMagic(octets);
  if (named) throw notUsable(named);
  await readDer(octets, source, collected);
}
