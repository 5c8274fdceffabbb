/** Everything that is questionable about an assertion and its request, most fundamental first. */
import type { AssertionContext } from './assertion-context';
import { checkAudience } from './check-audience';
import { checkClaims } from './check-claims';
import { checkCredential } from './check-credential';
import { checkHeader } from './check-header';
import { checkIdentity } from './check-identity';
import { checkOverrides } from './check-overrides';
import { checkTarget } from './check-target';
import { checkDurations, checkTimes } from './check-times';
import type { Finding } from './finding';

export function checkAssertion(context: AssertionContext): Finding[] {
  const { profile, settings } = context;
  const durations = checkDurations(settings);
  const findings = [
    ...checkCredential(context),
    ...checkIdentity(profile, settings),
    ...checkTarget(profile, settings),
    ...checkHeader(context),
    ...checkAudience(context),
    ...checkClaims(context),
    ...durations,
    // Without both durations the times in the claims are stand-ins.
    ...(durations.length === 0 ? checkTimes(context) : []),
    ...checkOverrides(settings),
  ];
  // Sentences name the error codes of the server that answers with them.
  return findings.map((finding) => ({ ...finding, evidence: { profile: profile.id, ...finding.evidence } }));
}
