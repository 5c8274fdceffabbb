/** What a finding means to a person. A code without a sentence does not compile. */
import type { Finding, FindingCode } from '../../core/assertion/finding';
import { assertionFindings } from './assertion-findings';
import { inputFindings } from './input-findings';
import type { Evidence, Explain, Message } from './message';

const explanations: Readonly<Record<FindingCode, Explain>> = { ...assertionFindings, ...inputFindings };

export function explainFinding({ code, evidence }: Finding): Message {
  return explanations[code](clipped(evidence));
}

/** A value of a hundred thousand characters would hold up the page that shows it. */
function clipped(evidence: Evidence): Evidence {
  const clip = (value: string | number) =>
    typeof value === 'string' && value.length > 300 ? `${value.slice(0, 160)} … ${value.slice(-40)}` : value;
  return Object.fromEntries(Object.entries(evidence).map(([name, value]) => [name, clip(value)]));
}
