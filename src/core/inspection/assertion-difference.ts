/** One thing that two assertions have otherwise: where, what each has, and whether the server minds. RFC 7515 §4.1, RFC 7523 §3. */

export type DifferenceCode =
  | 'difference/segments'
  | 'difference/alg'
  | 'difference/typ'
  | 'difference/thumbprint-missing'
  | 'difference/thumbprint-member'
  | 'difference/thumbprint-encoding'
  | 'difference/thumbprint-hash'
  | 'difference/thumbprint-spelling'
  | 'difference/thumbprint-certificate'
  | 'difference/kid'
  | 'difference/x5c'
  | 'difference/header-member'
  | 'difference/audience-array'
  | 'difference/audience-common'
  | 'difference/audience-tenant'
  | 'difference/audience-tenant-name'
  | 'difference/audience-cloud'
  | 'difference/audience-host-name'
  | 'difference/audience-version'
  | 'difference/audience-scheme'
  | 'difference/audience-slash'
  | 'difference/audience-letter-case'
  | 'difference/audience'
  | 'difference/client'
  | 'difference/issuer-not-subject'
  | 'difference/time-missing'
  | 'difference/time-type'
  | 'difference/time-unit'
  | 'difference/lifetime'
  | 'difference/margin'
  | 'difference/jti'
  | 'difference/claim'
  | 'difference/member-order'
  | 'difference/json-text'
  | 'difference/signature-length';

/** `maybe`: it depends on what only the server knows, or on its settings. */
export type Matters = 'yes' | 'maybe' | 'no';

export interface AssertionDifference {
  readonly code: DifferenceCode;
  readonly part: 'token' | 'header' | 'claims' | 'signature';
  /** Of header or claims. */
  readonly member?: string;
  /** As the token has it, shortened; empty where it has none. */
  readonly mine: string;
  readonly working: string;
  readonly matters: Matters;
  readonly evidence: Readonly<Record<string, string | number>>;
  readonly spec: string;
}
