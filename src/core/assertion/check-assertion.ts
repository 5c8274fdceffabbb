/** Everything that is questionable about an assertion and its request, most fundamental first. */
import type { ServerProfile } from '../profiles/server-profile';
import type { AssertionContext } from './assertion-context';
import type { AssertionSettings } from './assertion-settings';
import { checkAudience } from './check-audience';
import { checkClaims } from './check-claims';
import { checkCredential } from './check-credential';
import { checkHeader } from './check-header';
import { checkIdentity } from './check-identity';
import { checkOverrides } from './check-overrides';
import { checkPresence } from './check-presence';
import { checkTarget } from './check-target';
import { checkDurations, checkTimes } from './check-times';
import type { Finding } from './finding';
import type { RequestChoice } from './request-choice';

export function checkAssertion(context: AssertionContext): Finding[] {
  const { profile, settings, choice } = context;
  const durations = checkDurations(settings);
  const findings = [
    ...checkCredential(context),
    ...checkRequest(profile, settings, choice),
    ...checkHeader(context),
    ...checkAudience(context),
    ...checkClaims(context),
    ...durations,
    // Without both durations the times in the claims are stand-ins.
    ...(durations.length === 0 ? checkTimes(context) : []),
    ...checkOverrides(settings),
  ];
  return findings.map((finding) => withProfile(finding, profile));
}

/** What the request alone is made of, whoever authenticates the client how. */
export function checkRequest(
  profile: ServerProfile,
  settings: AssertionSettings,
  choice: RequestChoice,
): Finding[] {
  return [
    ...checkIdentity(profile, settings, choice),
    ...checkTarget(profile, settings, choice),
    ...checkPresence(settings, choice),
  ].map((finding) => withProfile(finding, profile));
}

/** Sentences name the error codes of the server that answers with them. */
function withProfile(finding: Finding, { id }: ServerProfile): Finding {
  return { ...finding, evidence: { profile: id, ...finding.evidence } };
}
