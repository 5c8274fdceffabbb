/** What a file or a pasted text turned out to hold. */
import type { WorkbenchError } from '../errors';
import type { PrivateKey } from '../keys/private-key';
import type { Certificate } from '../x509/certificate';

export type Material =
  | { readonly kind: 'private-key'; readonly privateKey: PrivateKey; readonly source: Source }
  | { readonly kind: 'certificate'; readonly certificate: Certificate; readonly source: Source };

/** Where it was: the file's name (or that it was pasted), and which PEM block of it, counted from 1. */
export interface Source {
  readonly name: string;
  readonly block?: number;
}

export type RepairCode =
  | 'repair/byte-order-mark'
  | 'repair/utf-16'
  | 'repair/bare-base64'
  | 'repair/trailing-bytes'
  | 'repair/crt-recomputed';

/** Something that a strict reader would have stumbled over, and this one mended. */
export interface Repair {
  readonly code: RepairCode;
  readonly source: Source;
  readonly evidence?: Readonly<Record<string, string | number>>;
}

export interface Reading {
  readonly materials: readonly Material[];
  readonly repairs: readonly Repair[];
  /** One for each part that could not be read; the other parts are in `materials` all the same. */
  readonly problems: readonly WorkbenchError[];
}
