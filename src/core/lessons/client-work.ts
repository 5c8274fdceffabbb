/** A client's request in the fields of an exercise: everything that somebody may change before it is sent. RFC 7521 §4.2, RFC 6749 §3.2. */
import type { JwsAlg } from '../keys/algorithms';

export type SigningKeyName = 'registered' | 'other';

/** How the segments are written; only the first is right. RFC 7515 §2. */
export const segmentEncodings = ['base64url', 'base64url-padded', 'base64'] as const;
export type SegmentEncoding = (typeof segmentEncodings)[number];

export interface ClientWork {
  readonly method: 'POST' | 'GET';
  readonly url: string;
  readonly contentType: string;
  /** A parameter a line, encoded as it is sent; `{assertion}` is where the assertion goes. */
  readonly form: string;
  /** JSON, signed as it stands, white space and all. */
  readonly header: string;
  readonly claims: string;
  readonly key: SigningKeyName;
  /** `alg`: what the header says. */
  readonly signature: 'alg' | JwsAlg;
  readonly encoding: SegmentEncoding;
  /** Whether header and claims are signed anew when the request is sent; otherwise `assertion` goes as it is. */
  readonly signs: boolean;
  readonly assertion: string;
}

export type WorkField = keyof ClientWork;
