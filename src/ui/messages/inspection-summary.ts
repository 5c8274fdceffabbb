/** What an inspection came to, in a line: for the live region, and where the findings are out of sight. */
import type { Inspection } from '../../core/inspection/inspection';
import { inspectedKinds } from './inspection-facts';
import { counted } from './message';
import { signatureOutcomes } from './signatures';

export function summary({ kind, findings, signature, token, request }: Inspection): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const counts = [
    ...(errors > 0 ? [counted(errors, 'error', 'errors')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning', 'warnings')] : []),
  ];
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
