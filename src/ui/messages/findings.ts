/** What a finding means to a person. A code without a sentence does not compile. */
import type { Finding, FindingCode } from '../../core/assertion/finding';
import { assertionFindings } from './assertion-findings';
import { inputFindings } from './input-findings';
import { clipped, type Explain, type Message } from './message';

const explanations: Readonly<Record<FindingCode, Explain>> = { ...assertionFindings, ...inputFindings };

export function explainFinding({ code, evidence }: Finding): Message {
  return explanations[code](clipped(evidence));
}
