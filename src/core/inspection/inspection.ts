/** What a pasted text turned out to be, and everything that is questionable about it. RFC 7519, RFC 7523, RFC 6749 §5. */

/*
 * How to call it, from `state`, after `import('../core/inspection/inspect')`:
 *
 *     const inspection = await inspect(text, { now, server, certificates });
 *
 * `text` is whatever stands in `Paste anything`. The promise never rejects. An answer to a text that was replaced in the
 * meantime is to be dropped by the caller. `now` is a NumericDate: of `Evaluate at`, or of the clock (`parseEvaluationTime`
 * in `evaluation-time` reads the input). `server` is `Check as`; undefined is `Detect`. `certificates` are those of
 * `Certificate to verify with` (`readCertificates` in `read-certificates` reads that text), or the loaded credential's
 * chain, leaf first; without any, the token's own `x5c` is used.
 *
 * Sentences: `explainInspectionFinding` in `ui/messages/inspection-findings` for `findings`, `explainFact` in
 * `ui/messages/inspection-facts` for `facts`, `inspectedKinds` there for `Kind`. `Check as the server would` is
 * `checkAsServer(…)` in `check-as-server`, `Compare` is `compareAssertions(a, b)` in `compare-assertions`.
 */
import type { ProfileId, ServerProfile } from '../profiles/server-profile';
import type { DecodedCompact } from '../jose/decode-compact';
import type { NotCheckedReason } from '../jose/verify-compact';
import type { ParsedRequest } from '../request/parse-request/parsed-request';
import type { Certificate } from '../x509/certificate';
import type { InspectionFact } from './inspection-fact';
import type { InspectionFinding } from './inspection-finding';

export interface InspectionContext {
  /** NumericDate. */
  readonly now: number;
  /** Undefined: find out. */
  readonly server?: ProfileId | undefined;
  /** What the server has been told of: leaf first, further certificates after it. */
  readonly certificates: readonly Certificate[];
}

export type InspectedKind =
  | 'empty'
  | 'too-long'
  | 'client-assertion'
  | 'access-token'
  | 'id-token'
  | 'context-token'
  | 'other-jwt'
  | 'encrypted-jwt'
  | 'token-request'
  | 'token-response'
  | 'error-response'
  | 'certificate'
  | 'private-key'
  | 'thumbprint'
  | 'unknown';

export interface DetectedServer {
  readonly profile: ServerProfile;
  /** Why this one. `nothing`: no sign of any server, so the rules of the standards. */
  readonly by: 'choice' | 'url' | 'aud' | 'iss' | 'scope' | 'nothing';
}

/** `not-checked` always has a reason. */
export interface SignatureResult {
  readonly outcome: 'valid' | 'invalid' | 'not-checked';
  readonly reason?: NotCheckedReason;
  /** Whose key it was checked with. */
  readonly with?: 'certificate' | 'x5c';
  readonly certificate?: Certificate;
}

export interface Inspection {
  readonly kind: InspectedKind;
  /** Of tokens, and of requests that carry one: each part readable for itself. Show `.text` of header and claims. */
  readonly token?: DecodedCompact;
  /** Present where the paste was a request. */
  readonly request?: ParsedRequest;
  /** Present where a server's rules bear on it. */
  readonly server?: DetectedServer;
  /** Undefined where nothing could be signed. */
  readonly signature?: SignatureResult;
  /** Certificates that were pasted, or that the token carries in `x5c`. */
  readonly certificates: readonly Certificate[];
  /** The text of an error, for `server-errors` to explain; and of a token response, its token is in `token`. */
  readonly errorText?: string;
  /** Errors first, and of each severity the most telling first. */
  readonly findings: readonly InspectionFinding[];
  /** For the region `Explanation`, in reading order. */
  readonly facts: readonly InspectionFact[];
}
