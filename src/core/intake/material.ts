/** What a file or a pasted text turned out to hold. */
import type { Bytes } from '../encoding/bytes';
import type { PemBlock } from '../encoding/pem';
import type { WorkbenchError } from '../errors';
import type { PrivateKey } from '../keys/private-key';
import type { Certificate } from '../x509/certificate';

export type Material = Origin &
  (
    | { readonly kind: 'private-key'; readonly privateKey: PrivateKey }
    | { readonly kind: 'certificate'; readonly certificate: Certificate }
  );

/** Where it was. */
export interface Source {
  /** The file's name, or that it was pasted. */
  readonly name: string;
  /** Which PEM block of it, counted from 1. */
  readonly block?: number;
  /** Which member of a JSON text, or which entry of a PFX by its friendlyName. */
  readonly entry?: string;
  /** Present where the whole file is one. */
  readonly container?: 'pkcs12';
}

/** How a key or certificate came in: what somebody needs to know to read it from there with another program. */
export interface Origin {
  readonly source: Source;
  /** Of the whole file or text. */
  readonly repairs: readonly Repair[];
  /** Of its kind there. */
  readonly isFirst: boolean;
}

export type RepairCode =
  | 'repair/byte-order-mark'
  | 'repair/utf-16'
  | 'repair/invisible-characters'
  | 'repair/escaped-newlines'
  | 'repair/boundary'
  | 'repair/one-line'
  | 'repair/quotes'
  | 'repair/bare-base64'
  | 'repair/base64url'
  | 'repair/base64-padding'
  | 'repair/base64-of-text'
  | 'repair/embedded'
  | 'repair/trailing-bytes'
  | 'repair/crt-recomputed'
  | 'repair/pss-only'
  | 'repair/no-mac';

/** Something that a strict reader would have stumbled over, and this one mended; or that this one could not check. */
export interface Repair {
  readonly code: RepairCode;
  readonly source: Source;
  readonly evidence?: Readonly<Record<string, string | number>>;
}

/** Something that a password opens. */
export interface Locked {
  readonly source: Source;
  readonly format: 'pkcs12' | 'encrypted-private-key' | 'encrypted-pem-key';
  /** The ciphers and derivations, by name, where they are known without the password. */
  readonly encryption: string;
  /** Encrypted octets, or the block with the headers that say how. */
  readonly content: Bytes | PemBlock;
}

export interface Reading {
  readonly materials: readonly Material[];
  readonly repairs: readonly Repair[];
  /** One for each part that could not be read; the other parts are in `materials` all the same. */
  readonly problems: readonly WorkbenchError[];
  readonly locked: readonly Locked[];
}
