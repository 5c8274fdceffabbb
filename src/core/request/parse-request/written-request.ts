/** A request as a reader of one dialect finds it, before anything is decoded. RFC 6749 §3.2. */
import type { RequestDialect } from './parsed-request';
import type { WrittenText } from './written-text';

/** One or more parameters that the writer encoded and joined himself, or one that the program encodes when it sends it. */
export type FormPiece =
  | { readonly encoded: WrittenText }
  | { readonly name: string; readonly value: WrittenText; readonly encodedBy: 'program' };

export function field(name: string, value: WrittenText): FormPiece {
  return { name, value, encodedBy: 'program' };
}

export type WrittenBody =
  | { readonly kind: 'form' | 'multipart'; readonly pieces: readonly FormPiece[] }
  /** A text of which the reader does not know what it is. */
  | { readonly kind: 'text'; readonly text: WrittenText };

export interface WrittenRequest {
  readonly dialect: RequestDialect;
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: WrittenBody | undefined;
  /** What the program says the body is, unless a header field says something else. */
  readonly contentType?: string | undefined;
  /** Breaks between parameters are for people to read: nothing that runs would send them. */
  readonly breaksAreLayout?: boolean;
  /** The parameter after an `&` at which the shell ends the command: it and those after it are not sent. */
  readonly cutBefore?: string;
}

export const formType = 'application/x-www-form-urlencoded';

export function headerOf(
  headers: readonly (readonly [name: string, value: string])[],
  wanted: string,
): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}
