/** `x5t` and `x5t#S256` of a pasted token, by the thumbprint doctor. RFC 7515 §4.1.7–4.1.8. */
import type { Severity } from '../assertion/finding';
import type { JsonObject } from '../jose/json-members';
import type { ServerProfile } from '../profiles/server-profile';
import { knownDigestsOf, noKnownDigests } from '../thumbprint/known-digests';
import { memberThumbprintMistakes } from '../thumbprint/thumbprint-mistakes';
import type { ThumbprintMistake } from '../thumbprint/thumbprint-mistake';
import type { Certificate } from '../x509/certificate';
import type { InspectionFinding, ThumbprintCode } from './inspection-finding';

export const thumbprintMembers = ['x5t', 'x5t#S256'] as const;

/** @param certificates of which the thumbprint must be one: leaf first; none: only how it is written is judged */
export async function inspectThumbprints(
  header: JsonObject,
  profile: ServerProfile,
  certificates: readonly Certificate[],
): Promise<InspectionFinding[]> {
  const present = thumbprintMembers.filter((member) => header[member] !== undefined);
  if (present.length === 0) return [];
  const known = certificates.length > 0 ? await knownDigestsOf(certificates) : noKnownDigests;
  return present.flatMap((member) => {
    const value = header[member];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return memberThumbprintMistakes(member, text, known).mistakes.map((mistake): InspectionFinding => ({
      code: mistake.code as ThumbprintCode,
      severity: severityAt(profile, mistake),
      place: { part: 'header', member },
      evidence: mistake.evidence,
      ...(mistake.corrected === undefined ? {} : { fix: mistake.corrected }),
      spec: mistake.spec,
    }));
  });
}

/** MSAL Go sends standard base64 to Entra and AD FS, MSAL Python padding to Entra; nobody says that others take it. */
function severityAt(profile: ServerProfile, { code, severity }: ThumbprintMistake): Severity {
  const isSpelling = code === 'x5t/standard-base64' || code === 'x5t/padded';
  if (!isSpelling) return severity;
  return profile.hasClouds || profile.id === 'adfs' ? 'warning' : 'error';
}
