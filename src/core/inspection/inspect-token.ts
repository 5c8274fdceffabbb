/** A decoded token → its kind and what is said of that kind. RFC 7519 §7.2. */
import type { DecodedCompact } from '../jose/decode-compact';
import { detectServer } from './detect-server';
import { inspectClaims } from './inspect-claims';
import { noRequest } from './inspected-settings';
import type { Inspection, InspectionContext } from './inspection';
import type { InspectionFinding } from './inspection-finding';
import { kindOfToken } from './token-kind';

export async function inspectToken(token: DecodedCompact, context: InspectionContext): Promise<Inspection> {
  const header = token.header.object ?? {};
  const claims = token.claims.object ?? {};
  const kind = token.serialization === 'jwe' ? 'encrypted-jwt' : kindOfToken(header, claims);
  const server = detectServer({ chosen: context.server, claims });
  const findings: InspectionFinding[] =
    kind === 'client-assertion'
      ? inspectClaims({ profile: server.profile, header, claims, request: noRequest, now: context.now })
      : [];
  await Promise.resolve();
  return {
    kind,
    token,
    server,
    signature: { outcome: 'not-checked', reason: 'no-key' },
    certificates: [],
    findings,
    facts: [],
  };
}
