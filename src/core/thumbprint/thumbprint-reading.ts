/** What a text that names a certificate turned out to be: which digests it holds, of what, and what is wrong with them. */
import type { Bytes } from '../encoding/bytes';
import type { Certificate } from '../x509/certificate';
import type { DigestMeaning, KnownDigests } from './known-digests';
import type { DigestSpelling } from './read-digest-text';
import type { ThumbprintMember, ThumbprintMistake } from './thumbprint-mistake';

export type ThumbprintOrigin =
  | 'empty'
  | 'too-long'
  | 'private-key'
  | 'digest'
  | 'certificate'
  | 'jose-header'
  | 'jwt'
  | 'jwk'
  | 'key-credential'
  | 'error'
  | 'unknown';

export interface ThumbprintReading {
  readonly origin: ThumbprintOrigin;
  /** Of a digest that stood by itself. */
  readonly spelling?: DigestSpelling;
  readonly member?: ThumbprintMember;
  /** A SHA-1 and a SHA-256 where there are both; each of 20 or 32 octets. */
  readonly digests: readonly Bytes[];
  /** Pasted, or carried along, leaf first. The digests are of the first, unless they stood beside it. */
  readonly certificates: readonly Certificate[];
  /** What the first digest is of, and by whom it was recognised. */
  readonly meaning?: DigestMeaning & { readonly subject: string; readonly from: 'text' | 'loaded' };
  /** What the text was judged by. */
  readonly known: KnownDigests;
  /** Of an error text: the `x5t` that the client must have sent. */
  readonly sent?: string;
  readonly mistakes: readonly ThumbprintMistake[];
}

/** The digest with that many octets, or else the one that there is. */
export function digestOfReading({ digests }: ThumbprintReading, octets: number): Bytes | undefined {
  return digests.find(({ length }) => length === octets) ?? digests[0];
}
