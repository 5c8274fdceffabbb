/** Anything dropped, chosen or pasted → the keys and certificates in it, and what was wrong with the rest. */
import { decodeBase64 } from '../encoding/base64';
import type { Bytes } from '../encoding/bytes';
import { decodePemBlock, hasPemBoundary, splitPem, type PemBlock } from '../encoding/pem';
import { decodeUtf8 } from '../encoding/utf8';
import { WorkbenchError } from '../errors';
import { largestIntake, mostPemBlocks, tooLarge } from './largest-intake';
import type { Material, Reading, Repair, Source } from './material';
import { formatOfMagic, formatOfPemLabel, formatOfText } from './named-formats';
import { notUsable, readDer } from './read-der';

const readLabels = new Set(['PRIVATE KEY', 'RSA PRIVATE KEY', 'CERTIFICATE', 'X509 CERTIFICATE']);

/**
 * Never throws: what cannot be read is in `problems`, each with the file and block it was in.
 * @param content octets of a file (overwritten where they held a key), or pasted text
 * @param name the file's name, or what to call the pasted text
 */
export async function readMaterial(content: Bytes | string, name: string): Promise<Reading> {
  const collected = new Collector({ name });
  if (content.length >= largestIntake) {
    collected.fail(tooLarge(content.length));
    return collected;
  }
  const text = typeof content === 'string' ? content : collected.decodeText(content);
  if (content.length === 0 || text?.trim() === '') {
    collected.fail(new WorkbenchError('intake/empty', 'nothing in it'));
  } else if (text !== undefined) {
    await readText(text, collected);
  } else if (typeof content !== 'string') {
    await readOctets(content, collected);
  }
  return collected;
}

async function readText(text: string, collected: Collector): Promise<void> {
  const trimmed = text.trim();
  if (hasPemBoundary(text)) {
    const blocks = splitPem(text);
    if (blocks.length > mostPemBlocks) return collected.fail(tooManyBlocks(blocks.length));
    for (const block of blocks) await readBlock(block, collected);
    return;
  }
  const named = formatOfText(trimmed);
  if (named) return collected.fail(notUsable(named));
  if (!/^[A-Za-z0-9+/=\s]+$/.test(trimmed) || !/^M[A-I]/.test(trimmed)) {
    return collected.fail(
      new WorkbenchError('intake/unrecognised', 'neither PEM, DER, base64 nor a format known here'),
    );
  }
  await collected.attempt(async () => {
    collected.add(await readKnownDer(decodeBase64(trimmed), collected.source));
    collected.repairs.push({ code: 'repair/bare-base64', source: collected.source });
  });
}

function tooManyBlocks(blocks: number): WorkbenchError {
  return new WorkbenchError('intake/too-many-blocks', 'PEM: more blocks than any bundle of use here has', {
    blocks,
    limit: mostPemBlocks,
  });
}

async function readBlock(block: PemBlock | WorkbenchError, collected: Collector): Promise<void> {
  if (block instanceof WorkbenchError) return collected.fail(block);
  const source = { ...collected.source, block: block.number };
  await collected.attempt(
    async () => {
      if (block.headers.get('Proc-Type')?.includes('ENCRYPTED'))
        throw notUsable('encrypted-pem-key', block.label);
      if (!readLabels.has(block.label)) throw notUsable(formatOfPemLabel(block.label), block.label);
      collected.add(await readKnownDer(decodePemBlock(block), source));
    },
    { block: block.number, label: block.label },
  );
}

async function readOctets(octets: Bytes, collected: Collector): Promise<void> {
  const named = formatOfMagic(octets);
  if (named) return collected.fail(notUsable(named));
  await collected.attempt(async () => collected.add(await readKnownDer(octets, collected.source)));
}

async function readKnownDer(der: Bytes, source: Source) {
  // 0x30 is SEQUENCE, which every format read here begins with.
  const reading = der[0] === 0x30 ? await readDer(der, source) : undefined;
  if (reading) return reading;
  throw new WorkbenchError('intake/unrecognised', 'DER of no format known here', {
    firstOctet: `0x${(der[0] ?? 0).toString(16).padStart(2, '0')}`,
  });
}

class Collector implements Reading {
  readonly materials: Material[] = [];
  readonly repairs: Repair[] = [];
  readonly problems: WorkbenchError[] = [];

  constructor(readonly source: Source) {}

  add(reading: { material: Material; repairs: readonly Repair[] }): void {
    this.materials.push(reading.material);
    this.repairs.push(...reading.repairs);
  }

  fail(error: WorkbenchError, place: Readonly<Record<string, string | number>> = {}): void {
    this.problems.push(error.within({ file: this.source.name, ...place }));
  }

  async attempt(
    read: () => Promise<void>,
    place: Readonly<Record<string, string | number>> = {},
  ): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof WorkbenchError)) throw error;
      this.fail(error, place);
    }
  }

  /** The text of the octets, or undefined where they are binary. PowerShell's `>` writes UTF-16 with a mark. */
  decodeText(octets: Bytes): string | undefined {
    const isUtf16 = (octets[0] === 0xff && octets[1] === 0xfe) || (octets[0] === 0xfe && octets[1] === 0xff);
    if (isUtf16) {
      this.repairs.push({ code: 'repair/utf-16', source: this.source });
      return new TextDecoder(octets[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(octets);
    }
    const text =
      octets[0] === 0x30 && octets[1] !== undefined && octets[1] >= 0x80
        ? undefined
        : (decodeUtf8(octets) ?? textAroundPem(octets));
    if (text === undefined || /[\0-\x08\x0e-\x1f]/.test(text)) return undefined;
    if (!text.startsWith('\ufeff')) return text;
    this.repairs.push({ code: 'repair/byte-order-mark', source: this.source });
    return text.slice(1);
  }
}

/** OpenSSL writes a friendlyName in Latin-1 beside the block: what is not UTF-8 may stand outside of PEM, but not make it binary. */
function textAroundPem(octets: Bytes): string | undefined {
  const text = new TextDecoder('latin1').decode(octets);
  return hasPemBoundary(text) ? text : undefined;
}
