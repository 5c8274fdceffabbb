/** What an inspection came to, in a line: for the live region, and where the findings are out of sight. */
import type { Inspection } from '../../core/inspection/inspection';
import { inspectedKinds } from './inspection-facts';
import { counted } from './message';
import { signatureOutcomes } from './signatures';

export function summary({ kind, findings, signature, token, request }: Inspection): string {
  const count = (severity: string, one: string, many: string) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [counted(number, one, many)];
  };
  const counts = [...count('error', 'error', 'errors'), ...count('warning', 'warning', 'warnings')];
  const parts = [
    inspectedKinds[kind],
    ...(signature ? [`signature ${signatureOutcomes[signature.outcome]}`] : []),
    ...(counts.length > 0 ? [counts.join(', ')] : token || request ? ['no errors'] : []),
  ];
  return `${parts.join('; ')}.`;
}

/** In the place of a list that is empty. */
export function explainNoFindings(inspection: Inspection | undefined): string {
  if (!inspection || inspection.kind === 'empty') return 'None so far.';
  if (inspection.errorText !== undefined) return 'None: what follows from the error is below.';
  return inspection.token || inspection.request ? 'None: nothing here is questionable.' : 'None.';
}
