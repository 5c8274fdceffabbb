/** A request as it was written down somewhere: what would be sent, and what the writing does to it. RFC 6749 §3.2, appendix B. */

export type RequestDialect =
  | 'form'
  | 'curl-bash'
  | 'curl-cmd'
  | 'curl-powershell'
  | 'powershell'
  | 'http'
  | 'httpie'
  | 'postman'
  | 'bruno';

/** What the way of writing and encoding does to values, and what a token request lacks. */
export type EncodingCode =
  | 'request/unencoded-plus'
  | 'request/double-encoded'
  | 'request/line-breaks'
  | 'request/wrong-content-type'
  | 'request/unquoted-ampersand';

export type RequestCode =
  | EncodingCode
  | 'request/grant-missing'
  | 'request/grant-unknown'
  | 'request/assertion-missing'
  | 'request/assertion-type-missing'
  | 'request/assertion-type-wrong'
  | 'request/assertion-parameter'
  | 'request/secret-and-assertion'
  | 'request/method-not-post';

export interface RequestParameter {
  readonly name: string;
  /** As the server reads it. */
  readonly value: string;
  /** As it was written, where the writer had to encode it himself. */
  readonly raw?: string;
  /** The value is what this file holds, which is not here. */
  readonly file?: string;
  /** The value is, or contains, what this variable holds: `$ASSERTION`, `{{assertion}}`. */
  readonly variable?: string;
  /** It stands in the address and not in the body. */
  readonly inUrl?: true;
}

export interface EncodingProblem {
  readonly code: EncodingCode;
  /** The parameter that suffers, or empty: all of them. */
  readonly parameter: string;
  readonly evidence: Readonly<Record<string, string | number>>;
  /** The value as it should have been written. */
  readonly fix?: string;
}

export interface ParsedRequest {
  readonly dialect: RequestDialect;
  /** Absent where nothing says so: a bare form. */
  readonly method?: string;
  readonly url?: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly parameters: readonly RequestParameter[];
  readonly problems: readonly EncodingProblem[];
}
