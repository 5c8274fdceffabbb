/** A questionable fact about something that was pasted: what, where, how it is known, what mends it. Codes as in facts/findings.md. */
import type { FindingCode as SettingFindingCode, Severity } from '../assertion/finding';
import type { SegmentCode } from '../jose/decode-compact';
import type { SignatureCode } from '../jose/verify-compact';
import type { RequestCode } from '../request/parse-request/parsed-request';

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

/** What can be said of an `x5t` or `x5t#S256` beside that it is missing. */
export type ThumbprintCode =
  | 'x5t/hex-text'
  | 'x5t/hex-text-with-newline'
  | 'x5t/hex-as-base64'
  | 'x5t/double-base64'
  | 'x5t/standard-base64'
  | 'x5t/padded'
  | 'x5t/sha256-in-x5t'
  | 'x5t/sha1-in-x5t-s256'
  | 'x5t/impossible-length'
  | 'x5t/non-canonical'
  | 'x5t/of-chain-certificate'
  | 'x5t/of-pem-text'
  | 'x5t/of-public-key'
  | 'x5t/not-base64';

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
