/** A questionable fact about something that was pasted: what, where, how it is known, what mends it. Codes as in facts/findings.md. */
import type { FindingCode as SettingFindingCode, Severity } from '../assertion/finding';
import type { SegmentCode } from '../jose/decode-compact';
import type { SignatureCode } from '../jose/verify-compact';
import type { RequestCode } from '../request/parse-request/parsed-request';
import type { MistakeCode } from '../thumbprint/thumbprint-mistake';

/** Of things typed in the form; nothing that is pasted has them. */
type TypedOnly =
  | `overrides/${string}`
  | 'exp/not-seconds'
  | 'nbf/not-seconds'
  | 'credential/key-mismatch'
  | 'request/tenant-missing'
  | 'request/client-id-malformed'
  | 'request/token-endpoint-missing'
  | 'request/token-endpoint-malformed'
  | 'request/issuer-malformed'
  | 'request/site-malformed';

/** What is only said of a thumbprint that stands by itself, in no header. */
type PastedOnly =
  | 'thumbprint/ambiguous'
  | 'thumbprint/several'
  | 'thumbprint/jwk-thumbprint'
  | 'thumbprint/unreadable-certificate'
  | 'thumbprint/too-long';

/** What can be said of an `x5t` or `x5t#S256`. */
export type ThumbprintCode = Exclude<MistakeCode, PastedOnly>;

export type TokenCode =
  | 'typ/in-claims'
  | 'typ/letter-case'
  | 'alg/letter-case'
  | 'alg/missing'
  | 'x5c/pem'
  | 'x5c/base64url'
  | 'x5c/newlines'
  | 'x5c/leaf-not-first'
  | 'x5c/unreadable'
  | 'x5c/other-certificate'
  | 'nbf/missing'
  | 'time/local-as-utc'
  | 'token/is-access-token'
  | 'token/is-id-token'
  | 'access-token/weak-client-authentication'
  | 'access-token/no-roles'
  | 'access-token/expired'
  | 'context-token/expired';

export type InspectionCode =
  | Exclude<SettingFindingCode, TypedOnly>
  | SegmentCode
  | SignatureCode
  | RequestCode
  | ThumbprintCode
  | TokenCode;

export interface FindingPlace {
  readonly part: 'token' | 'header' | 'claims' | 'signature' | 'certificate' | 'request';
  /** A member of header or claims, or a parameter of the request. */
  readonly member?: string;
}

export interface InspectionFinding {
  readonly code: InspectionCode;
  readonly severity: Severity;
  readonly place: FindingPlace;
  /** Values that the sentences of `ui/messages` name. `profile` is always among them. */
  readonly evidence: Readonly<Record<string, string | number>>;
  /** The corrected value, to copy into the place. */
  readonly fix?: string;
  readonly spec: string;
}
