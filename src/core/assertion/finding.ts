/** A questionable fact about a value that exists. Sentences for people are in `ui/messages.ts`. */
import type { SettingName } from '../profiles/setting-names';

/** `error`: this server rejects it. `warning`: it tolerates what the standard forbids, or advises against it. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

export type FindingCode =
  | 'x5t/missing'
  | 'x5t/other-certificate'
  | 'kid/only'
  | 'alg/none'
  | 'alg/not-accepted'
  | 'alg/key-mismatch'
  | 'typ/not-expected'
  | 'x5c/string'
  | 'aud/missing'
  | 'aud/array'
  | 'aud/common-endpoint'
  | 'aud/other-tenant'
  | 'aud/version-mismatch'
  | 'aud/other-cloud'
  | 'aud/not-token-endpoint'
  | 'aud/not-issuer'
  | 'aud/not-expected'
  | 'aud/trailing-slash'
  | 'aud/http'
  | 'iss/missing'
  | 'sub/missing'
  | 'iss/not-sub'
  | 'iss/not-client-id'
  | 'iss/not-expected'
  | 'sub/not-expected'
  | 'jti/missing'
  | 'jti/not-string'
  | 'exp/missing'
  | 'exp/past'
  | 'exp/too-long'
  | 'exp/milliseconds'
  | 'exp/not-seconds'
  | 'nbf/future'
  | 'nbf/milliseconds'
  | 'nbf/after-exp'
  | 'nbf/not-seconds'
  | 'time/string'
  | 'time/float'
  | 'certificate/expired'
  | 'certificate/not-yet-valid'
  | 'certificate/weak-key'
  | 'certificate/ec-not-accepted'
  | 'certificate/key-usage'
  | 'credential/key-mismatch'
  | 'request/tenant-missing'
  | 'request/tenant-malformed'
  | 'request/tenant-is-authority'
  | 'request/common-endpoint'
  | 'request/client-id-missing'
  | 'request/client-id-malformed'
  | 'request/scope-missing'
  | 'request/scope-not-default'
  | 'request/scope-several'
  | 'request/scope-on-v1'
  | 'request/resource-missing'
  | 'request/resource-on-v2'
  | 'request/token-endpoint-missing'
  | 'request/token-endpoint-malformed'
  | 'request/token-endpoint-unexpected'
  | 'request/issuer-malformed'
  | 'request/site-malformed'
  | 'request/setting-missing'
  | 'overrides/not-json'
  | 'overrides/not-an-object'
  | 'overrides/number-rounded';

/** The input that a finding is about. */
export type FindingPath =
  | 'credential'
  | SettingName
  | 'algorithm'
  | 'audience'
  | 'lifetime'
  | 'notBeforeOffset'
  | 'headerOverrides'
  | 'claimsOverrides';

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly path: FindingPath;
  readonly evidence: Readonly<Record<string, string | number>>;
  /** A value that mends it, and the input to put it in. */
  readonly fix?: { readonly path: FindingPath; readonly value: string };
  readonly spec: string;
}

/** Values that nobody has typed yet: a reason not to sign, but not a mistake. */
const absences: ReadonlySet<FindingCode> = new Set([
  'request/tenant-missing',
  'request/client-id-missing',
  'request/scope-missing',
  'request/resource-missing',
  'request/token-endpoint-missing',
  'request/setting-missing',
]);

/** With these there is no assertion or no request to make. Everything else can be signed, to see what a server says. */
const obstacles: ReadonlySet<FindingCode> = new Set([
  ...absences,
  'request/token-endpoint-malformed',
  'request/site-malformed',
  'exp/not-seconds',
  'nbf/not-seconds',
  'overrides/not-json',
  'overrides/not-an-object',
]);

export function isAbsence(finding: Finding): boolean {
  return absences.has(finding.code);
}

export function preventsSigning(finding: Finding): boolean {
  const { code, path, severity, evidence } = finding;
  if (severity !== 'error') return false;
  // What the other version calls the target is there, and this one's own field is empty.
  if (code === 'request/resource-on-v2') return evidence['scope'] === '';
  if (code === 'request/scope-on-v1') return evidence['resource'] === '';
  if (code === 'aud/http') return path === 'tokenEndpoint';
  return obstacles.has(code);
}
