/** How a pasted token is written, as findings. RFC 7515 §2, §7.1; RFC 7519 §7.2. */
import type { Severity } from '../assertion/finding';
import type { DecodedCompact, SegmentCode, SegmentProblem } from '../jose/decode-compact';
import type { FindingPlace, InspectionFinding } from './inspection-finding';

const specs: Readonly<Record<SegmentCode, string>> = {
  'segment/count': 'RFC 7515 §3.1; AADSTS50027',
  'segment/padding': 'RFC 7515 §2; AADSTS50027',
  'segment/standard-base64': 'RFC 7515 §2; AADSTS50027',
  'segment/invalid-character': 'RFC 4648 §5',
  'segment/whitespace': 'RFC 7515 §7.1; AADSTS50027, AADSTS7000218',
  'segment/wrapped': 'RFC 7523 §2.2: a single JWT',
  'segment/not-json': 'RFC 7515 §5.2, RFC 7519 §7.2',
};

/** What names a token where it was copied from, and is no part of a value that was sent. */
const labels =
  /^((authorization|client_assertion|assertion|access_token|id_token|token|SPAppToken)(, |$))+$/i;

/** `sent`: the value of a form parameter. What people do to other tokens than assertions on the way here is harmless. */
export type TokenUse = 'sent' | 'assertion' | 'other';

export function inspectSegments(token: DecodedCompact, use: TokenUse): InspectionFinding[] {
  return token.problems.map(({ code, evidence }): InspectionFinding => {
    const isAround = code === 'segment/whitespace' || code === 'segment/wrapped';
    return {
      code,
      severity: severityOf({ code, evidence }, use),
      place: placeOf(evidence['segment']),
      evidence,
      ...(isAround ? { fix: token.compact } : {}),
      spec: specs[code],
    };
  });
}

function severityOf({ code, evidence }: SegmentProblem, use: TokenUse): Severity {
  if (code === 'segment/wrapped') {
    if (use === 'sent') return 'error';
    return use === 'assertion' && !labels.test(String(evidence['found'])) ? 'warning' : 'note';
  }
  return code === 'segment/whitespace' && use === 'other' ? 'warning' : 'error';
}

function placeOf(segment: string | number | undefined): FindingPlace {
  const isPart = segment === 'header' || segment === 'claims' || segment === 'signature';
  return { part: isPart ? segment : 'token' };
}
