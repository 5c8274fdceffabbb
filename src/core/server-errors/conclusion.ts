/** What follows when an error is held against the assertion and the certificate on the page. */
import type { DecodedCompact } from '../jose/decode-compact';
import type { KnownDigests } from '../thumbprint/known-digests';
import type { ParsedServerError } from './parsed-server-error';

/** The most telling first: of several conclusions the first is the one to act on. */
export const conclusionCodes = [
  'error/of-other-assertion',
  'error/found-key-not-started',
  'error/found-key-expired',
  'error/found-key-differs',
  'error/thumbprint-mistake',
  'error/thumbprint-of-other-certificate',
  'error/thumbprint-not-sent',
  'error/milliseconds',
  'error/local-time-as-utc',
  'error/clock-ahead',
  'error/assertion-expired',
  'error/assertion-old-or-clock-behind',
  'error/client-id-differs',
  'error/issuer-not-subject',
  'error/app-id-differs',
  'error/tenant-is-path',
  'error/tenant-differs',
  'error/audience-common',
  'error/audience-array',
  'error/audience-not-request',
  'error/token-of-secret',
  'error/token-of-certificate',
  'error/audience-named',
  'error/thumbprint-is-right',
  'error/found-key-is-certificate',
  'error/configured-keys',
  'error/no-nbf',
  'error/of-this-assertion',
] as const;

export type ConclusionCode = (typeof conclusionCodes)[number];

export interface Conclusion {
  readonly code: ConclusionCode;
  /** `certain`: it follows from the values. `likely`: something else would explain them, too. */
  readonly confidence: 'certain' | 'likely';
  readonly evidence: Readonly<Record<string, string | number>>;
  /** What belongs in the place of what was sent, where it is known. */
  readonly corrected?: string;
  readonly source: string;
}

/** What is on the page beside the error. */
export interface ErrorSurroundings {
  readonly error: ParsedServerError;
  readonly assertion?: DecodedCompact | undefined;
  /** Of the certificates that are loaded or pasted, leaf first; `noKnownDigests` without any. */
  readonly known: KnownDigests;
  /** `client_id` of the request, where there is one. */
  readonly clientId?: string | undefined;
  /** Where the request went. */
  readonly requestUrl?: string | undefined;
}
