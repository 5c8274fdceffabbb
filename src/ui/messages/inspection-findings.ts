/** What a finding about something that was pasted means to a person. A code without a sentence does not compile. */
import type { InspectionCode, InspectionFinding } from '../../core/inspection/inspection-finding';
import { inspectionClaimsFindings } from './inspection-claims-findings';
import { inspectionRequestFindings } from './inspection-request-findings';
import { inspectionThumbprints } from './inspection-thumbprints';
import { inspectionTokenFindings } from './inspection-token-findings';
import { clipped, type Explain, type Message } from './message';

const explanations: Readonly<Record<InspectionCode, Explain>> = {
  ...inspectionClaimsFindings,
  ...inspectionRequestFindings,
  ...inspectionThumbprints,
  ...inspectionTokenFindings,
};

export function explainInspectionFinding({ code, evidence }: InspectionFinding): Message {
  return explanations[code](clipped(evidence));
}
