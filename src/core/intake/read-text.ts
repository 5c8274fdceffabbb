/** Text → what it holds: PEM, base64, JSON, or any of these with something around it. */
import { parseDer } from '../asn1/der';
import { decodeBase64 } from '../encoding/base64';
import { wipeBytes, type Bytes } from '../encoding/bytes';
import { decodePemBlock, hasPemBoundary, splitPem, type PemBlock } from '../encoding/pem';
import { WorkbenchError } from '../errors';
import { describeEncryptedPemKey } from '../keys/encrypted-pem-key';
import type { Collector } from './collector';
import { embeddedBase64 } from './embedded-base64';
import { requireFew } from './largest-intake';
import type { Source } from './material';
import { formatOfPemLabel, formatOfText, notUsable } from './named-formats';
import { missingPadding, readBase64 } from './read-base64';
import { readDer } from './read-der';
import { readJson } from './read-json';
import { tidyBase64, tidyPem, tidyText, type TidyText } from './tidy-text';

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
  if (/\b(BEGIN|END) [A-Z0-9]/.test(trimmed)) {
    for (const boundary of [/\bBEGIN [A-Z0-9]/g, /\bEND [A-Z0-9]/g]) {
      requireFew(trimmed.match(boundary)?.length ?? 0, 'PEM: more blocks than any bundle of use here has');
    }
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
  const base64 = tidyBase64(trimmed);
  repairAll(base64, source, collected);
  if (await readBase64(base64.text, source, collected, deeper)) return;
  await readEmbedded(embeddedBase64(base64.text), source, collected, deeper);
}

async function readEmbedded(
  values: readonly string[],
  source: Source,
  collected: Collector,
  deeper: ReadText,
): Promise<void> {
  if (values.length === 0) throw unrecognised();
  requireFew(values.length, 'text: more values in base64 than anybody keeps in one');
  collected.repair('repair/embedded', source);
  for (const [index, base64] of values.entries()) {
    const own = { ...source, entry: `value ${index + 1}` };
    await collected.attempt(own, async () => {
      if (!(await readBase64(base64, own, collected, deeper))) throw unrecognised();
    });
  }
}

function unrecognised(): WorkbenchError {
  return new WorkbenchError('intake/unrecognised', 'neither PEM, DER, base64 nor a format known here');
}

function repairAll({ repairs }: TidyText, source: Source, collected: Collector): void {
  for (const [code, evidence] of repairs) collected.repair(code, source, evidence);
}

async function readBlocks(text: string, source: Source, collected: Collector): Promise<void> {
  const blocks = splitPem(text);
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
  'PKCS #7 SIGNED DATA',
  'CMS',
  'PKCS12',
]);

async function readBlock(block: PemBlock, source: Source, collected: Collector): Promise<void> {
  await collected.attempt(
    source,
    async () => {
      if (!readLabels.has(block.label)) throw notUsable(formatOfPemLabel(block.label), block.label);
      if (block.headers.get('Proc-Type')?.includes('ENCRYPTED')) {
        const encryption = describeEncryptedPemKey(block);
        collected.locked.push({ source, format: 'encrypted-pem-key', encryption, content: block });
      } else {
        await readDer(decodeBlock(block, source, collected), source, collected);
      }
    },
    { label: block.label },
  );
}

/** Padding may have got lost, if nothing else did: a block that was cut is told as it is. */
function decodeBlock(block: PemBlock, source: Source, collected: Collector): Bytes {
  const count = missingPadding(block.body);
  if (count > 0) {
    const whole = wholeStructure(block.body + '='.repeat(count));
    if (whole) {
      collected.repair('repair/base64-padding', source, { count });
      return whole;
    }
  }
  return decodePemBlock(block);
}

function wholeStructure(base64: string): Bytes | undefined {
  let der: Bytes | undefined;
  try {
    der = decodeBase64(base64);
    if (parseDer(der).length === der.length) return der;
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
  }
  if (der) wipeBytes(der);
  return undefined;
}
