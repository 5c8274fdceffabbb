/** Text → what it holds: PEM, base64, JSON, or any of these with something around it. */
import { decodeBase64 } from '../encoding/base64';
import type { Bytes } from '../encoding/bytes';
import { decodePemBlock, hasPemBoundary, splitPem, type PemBlock } from '../encoding/pem';
import { decodeUtf8 } from '../encoding/utf8';
import { WorkbenchError } from '../errors';
import type { Collector } from './collector';
import { embeddedBase64 } from './embedded-base64';
import { mostPemBlocks } from './largest-intake';
import type { Source } from './material';
import { formatOfPemLabel, formatOfText, notUsable } from './named-formats';
import { readDer } from './read-der';
import { readJson } from './read-json';
import { tidyPem, tidyText, type TidyText } from './tidy-text';

/** base64 of JSON of base64 of PEM is as far as anybody has been seen to go. */
const deepest = 4;

export type ReadText = (raw: string, source: Source, depth: number) => Promise<void>;

/** @throws WorkbenchError where nothing in the text is known; parts that fail are in `collected.problems` */
export async function readText(raw: string, source: Source, collected: Collector, depth = 0): Promise<void> {
  if (depth > deepest) throw new WorkbenchError('intake/unrecognised', 'text: wrapped too many times');
  const { text, repairs } = tidyText(raw);
  const trimmed = text.trim();
  const deeper: ReadText = (inner, own, levels) => readText(inner, own, collected, depth + levels);
  const say = () => repairAll({ text, repairs }, source, collected);
  if (await readJson(trimmed, source, collected, deeper)) return say();
  if (/\b(BEGIN|END) [A-Z0-9 ]+/.test(trimmed)) {
    const pem = tidyPem(text);
    if (hasPemBoundary(pem.text)) {
      say();
      repairAll(pem, source, collected);
      return readBlocks(pem.text, source, collected);
    }
  }
  const named = formatOfText(trimmed);
  if (named) throw notUsable(named);
  say();
  const unquoted = trimmed.replace(/^(["'`])([^"'`]*)\1[;,]?$/s, '$2').trim();
  if (unquoted !== trimmed) collected.repair('repair/quotes', source, { count: 1 });
  if (await readBase64(unquoted, source, collected, deeper)) return;
  const embedded = embeddedBase64(trimmed);
  if (embedded.length === 0) {
    throw new WorkbenchError('intake/unrecognised', 'neither PEM, DER, base64 nor a format known here');
  }
  collected.repair('repair/embedded', source);
  for (const [index, base64] of embedded.entries()) {
    const own = { ...source, entry: `value ${index + 1}` };
    await collected.attempt(own, async () => {
      await readBase64(base64, own, collected, deeper);
    });
  }
}

function repairAll({ repairs }: TidyText, source: Source, collected: Collector): void {
  for (const [code, evidence] of repairs) collected.repair(code, source, evidence);
}

async function readBlocks(text: string, source: Source, collected: Collector): Promise<void> {
  const blocks = splitPem(text);
  if (blocks.length > mostPemBlocks) {
    throw new WorkbenchError('intake/too-many-blocks', 'PEM: more blocks than any bundle of use here has', {
      blocks: blocks.length,
      limit: mostPemBlocks,
    });
  }
  for (const block of blocks) {
    if (block instanceof WorkbenchError) collected.fail(block, source);
    else if (!isBesideItsKey(block, blocks))
      await readBlock(block, { ...source, block: block.number }, collected);
  }
}

/** OpenSSL writes `EC PARAMETERS` before the key, which names its curve itself. */
function isBesideItsKey(block: PemBlock, blocks: readonly (PemBlock | WorkbenchError)[]): boolean {
  const isKey = (one: PemBlock | WorkbenchError) =>
    !(one instanceof WorkbenchError) && /PRIVATE KEY$/.test(one.label);
  return block.label === 'EC PARAMETERS' && blocks.some(isKey);
}

const readLabels: ReadonlySet<string> = new Set([
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'PKCS7',
  'CMS',
  'PKCS12',
]);

async function readBlock(block: PemBlock, source: Source, collected: Collector): Promise<void> {
  await collected.attempt(
    source,
    async () => {
      if (!readLabels.has(block.label)) throw notUsable(formatOfPemLabel(block.label), block.label);
      if (block.headers.get('Proc-Type')?.includes('ENCRYPTED')) {
        const encryption = (block.headers.get('DEK-Info') ?? '').split(',')[0] ?? '';
        collected.locked.push({ source, format: 'encrypted-pem-key', encryption, content: block });
      } else {
        await readDer(decodePemBlock(block), source, collected);
      }
    },
    { label: block.label },
  );
}

/** @returns whether the text was base64 of something known */
async function readBase64(
  text: string,
  source: Source,
  collected: Collector,
  deeper: ReadText,
): Promise<boolean> {
  if (!/^[A-Za-z0-9+/_\-\s]+=*\s*$/.test(text)) return false;
  // The first octet of DER is 0x30, SEQUENCE, and its length has one octet in a very short key only.
  if (/^M[A-I]/.test(text)) {
    await readDer(decodeForgiving(text, source, collected), source, collected);
    collected.repair('repair/bare-base64', source);
    return true;
  }
  const inner = textWithin(text);
  if (inner === undefined) return false;
  await deeper(inner, source, 1);
  collected.repair('repair/base64-of-text', source);
  return true;
}

/** Words are base64 as well: only what decodes to PEM, JSON or base64 of DER counts. */
function textWithin(base64: string): string | undefined {
  const bare = base64.replace(/\s+/g, '');
  if (bare.length % 4 !== 0 || /[-_]/.test(bare)) return undefined;
  const text = /=[^=]/.test(bare) ? undefined : decodeUtf8(decodeBase64(bare));
  return text !== undefined && /BEGIN |^\s*[[{]|^\s*M[A-I]/.test(text) ? text : undefined;
}

/** The alphabet of URLs, and padding that got lost. */
function decodeForgiving(text: string, source: Source, collected: Collector): Bytes {
  const bare = text.replace(/\s+/g, '');
  const standard = bare.replace(/-/g, '+').replace(/_/g, '/');
  if (standard !== bare) collected.repair('repair/base64url', source);
  const unpadded = standard.replace(/=+$/, '');
  const missing = (4 - (unpadded.length % 4)) % 4;
  if (missing === 3 || standard.length > unpadded.length) return decodeBase64(standard);
  if (missing > 0) collected.repair('repair/base64-padding', source, { count: missing });
  return decodeBase64(unpadded + '='.repeat(missing));
}
