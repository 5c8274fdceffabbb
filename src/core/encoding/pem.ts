/** Textual encodings: blocks between `-----BEGIN label-----` and `-----END label-----`. RFC 7468. */
import { WorkbenchError } from '../errors';
import { decodeBase64, encodeBase64 } from './base64';
import type { Bytes } from './bytes';

export interface PemBlock {
  readonly label: string;
  /** Counted from 1, as people count. */
  readonly number: number;
  /** The line of its BEGIN, counted from 1. */
  readonly line: number;
  /** RFC 1421 headers such as `Proc-Type` and `DEK-Info`, which encrypted legacy keys carry. */
  readonly headers: ReadonlyMap<string, string>;
  /** The text between headers and END, not yet decoded. */
  readonly body: string;
}

export function hasPemBoundary(text: string): boolean {
  return /-----BEGIN [^-\r\n]+-----/.test(text);
}

/**
 * Splits a text into its blocks, each decoded later on its own so that one broken block loses only itself.
 * Text outside blocks (OpenSSL's `Bag Attributes`, say) is normal and passed over.
 */
export function splitPem(text: string): (PemBlock | WorkbenchError)[] {
  const begin = /-----BEGIN ([^-\r\n]+)-----/g;
  const starts = [...text.matchAll(begin)];
  let line = 1;
  let counted = 0;
  return starts.map((start, index) => {
    const label = start[1] as string;
    const number = index + 1;
    line += text.slice(counted, start.index).split('\n').length - 1;
    counted = start.index;
    const rest = text.slice(start.index + start[0].length, starts[index + 1]?.index);
    const end = /-----END ([^-\r\n]+)-----/.exec(rest);
    const place = { block: number, line, label };
    if (!end) return new WorkbenchError('pem/no-end', `PEM: no -----END ${label}-----`, place);
    if (end[1] !== label) {
      return new WorkbenchError('pem/label-mismatch', 'PEM: BEGIN and END differ in label', {
        ...place,
        endLabel: end[1] as string,
      });
    }
    return { label, number, line, ...splitHeaders(rest.slice(0, end.index)) };
  });
}

/** @throws WorkbenchError `pem/…` */
export function decodePemBlock(block: PemBlock): Bytes {
  const place = { block: block.number, line: block.line, label: block.label };
  if (block.body.trim() === '')
    throw new WorkbenchError('pem/empty-block', 'PEM: nothing in the block', place);
  try {
    return decodeBase64(block.body);
  } catch (cause) {
    const evidence = cause instanceof WorkbenchError ? cause.evidence : {};
    throw new WorkbenchError(
      'pem/invalid-base64',
      'PEM: the body is not base64',
      { ...place, ...evidence, ...linePosition(block, evidence['offset']) },
      { cause },
    );
  }
}

/** 64 characters a line, as RFC 7468 §2 asks of writers. */
export function encodePem(label: string, bytes: Uint8Array): string {
  const lines = encodeBase64(bytes).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

function splitHeaders(content: string): Pick<PemBlock, 'headers' | 'body'> {
  const headers = new Map<string, string>();
  const lines = content.split('\n');
  let at = 1;
  for (; at < lines.length; at++) {
    const header = /^([A-Za-z][A-Za-z0-9-]*):(.*)$/s.exec(lines[at] as string);
    if (!header) break;
    headers.set(header[1] as string, (header[2] as string).trim());
  }
  return headers.size === 0 ? { headers, body: content } : { headers, body: lines.slice(at).join('\n') };
}

function linePosition(block: PemBlock, offset: string | number | undefined): { lineInBlock?: number } {
  if (typeof offset !== 'number') return {};
  return { lineInBlock: block.body.slice(0, offset).split('\n').length - 1 };
}
