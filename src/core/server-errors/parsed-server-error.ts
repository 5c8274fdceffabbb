/** What the text of an error says, taken apart, and nothing that it does not say. RFC 6749 §5.2. */
import type { KnownError } from './known-error';

export interface ErrorCodeFound {
  /** As the catalogue writes it; `AADSTS700027` also where only the number stood in `error_codes`. */
  readonly code: string;
  /** Absent: no code that is known here. */
  readonly known?: KnownError;
}

export type ReasonCode = 'key-not-found' | 'key-expired' | 'signature-failed' | 'other';

/** Which of the checks failed, where one code stands for several and the sentence says which. */
export type ErrorAspect = 'signature' | 'audience' | 'time' | 'thumbprint-not-given';

export interface ErrorTime {
  readonly text: string;
  /** NumericDate, with a fraction where the text has one. */
  readonly seconds: number;
  /** Without, it is read as UTC: so do Microsoft's servers write. */
  readonly hasZone: boolean;
}

/** A key of the application, as the server knows it. */
export interface ErrorKey {
  readonly start?: ErrorTime;
  readonly end?: ErrorTime;
  /** Upper-case hex. */
  readonly thumbprint?: string;
}

export interface ErrorTimes {
  /** `Current time: …`, the server's clock to the tenth of a microsecond. */
  readonly current?: ErrorTime;
  readonly validFrom?: ErrorTime;
  readonly expiry?: ErrorTime;
  /** `Timestamp: …`, to the second. */
  readonly timestamp?: ErrorTime;
  /** The header field of a response. RFC 9110 §6.6.1. */
  readonly date?: ErrorTime;
}

export interface ParsedServerError {
  /** The most telling first. */
  readonly codes: readonly ErrorCodeFound[];
  /** HTTP status, where the text is or quotes a response. */
  readonly status?: number;
  /** `error` of the standards: `invalid_client`. */
  readonly oauthError?: string;
  readonly aspect?: ErrorAspect;
  readonly reason?: { readonly code: ReasonCode; readonly text: string };
  /** `Thumbprint of key used by client`, upper-case hex: the octets of `x5t` as the server decoded it. */
  readonly thumbprint?: string;
  readonly foundKey?: ErrorKey;
  readonly configuredKeys: readonly ErrorKey[];
  readonly times: ErrorTimes;
  /** The application that the text names. */
  readonly appId?: string;
  /** A tenant that the text names: a GUID, a domain, or whatever was sent in its place. */
  readonly tenant?: string;
  /** A parameter, scope or resource in quotation marks. */
  readonly parameter?: string;
  readonly traceId?: string;
  readonly correlationId?: string;
  /** Of `x-ms-diagnostics`. */
  readonly diagnostics?: { readonly code: string; readonly reason: string; readonly category: string };
  /** Of `WWW-Authenticate`. */
  readonly realm?: string;
}
