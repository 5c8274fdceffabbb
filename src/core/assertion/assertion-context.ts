/** What a check looks at: the header and claims as they are signed, and what they must agree with. */
import type { JsonObject } from '../jose/json-members';
import type { KeyShape } from '../keys/algorithms';
import type { AcceptedAlgorithm, ServerProfile } from '../profiles/server-profile';
import type { Certificate } from '../x509/certificate';
import type { AssertionSettings } from './assertion-settings';
import type { FindingPath } from './finding';
import type { RequestChoice } from './request-choice';

export interface AssertionContext {
  readonly profile: ServerProfile;
  readonly choice: RequestChoice;
  readonly settings: AssertionSettings;
  readonly key: KeyShape | undefined;
  readonly certificate: Certificate | undefined;
  /** What the signature is made with; undefined where key and server have none in common. */
  readonly algorithm: AcceptedAlgorithm | undefined;
  readonly header: JsonObject;
  readonly claims: JsonObject;
  /** As the server's rules make them, before any override. */
  readonly ruledClaims: JsonObject;
  /** Names that the overrides set or removed. */
  readonly overriddenHeader: ReadonlySet<string>;
  readonly overriddenClaims: ReadonlySet<string>;
  /** NumericDate. */
  readonly now: number;
}

/** The input to blame for a claim: the overrides where they touched it, else the claim's own. */
export function pathOfClaim(context: AssertionContext, claim: string, own: FindingPath): FindingPath {
  return context.overriddenClaims.has(claim) ? 'claimsOverrides' : own;
}

export function pathOfHeader(context: AssertionContext, member: string, own: FindingPath): FindingPath {
  return context.overriddenHeader.has(member) ? 'headerOverrides' : own;
}
