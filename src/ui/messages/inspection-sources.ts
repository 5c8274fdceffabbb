/** What of the page something was held against. */
import type { Inspection } from '../../core/inspection/inspection';
import type { AssertionSource, VerifyingWith } from '../../state/inspected';

const assertions: Readonly<Record<AssertionSource, string>> = {
  other: 'the assertion under “Compare with”',
  same: 'the assertion that was pasted with it',
  signed: 'the assertion that was signed last under Sign',
  none: 'no assertion',
};

export function explainSources(assertion: AssertionSource, { source, certificates }: VerifyingWith): string {
  const subject = certificates[0]?.subject;
  const which = source === 'pasted' ? 'the pasted certificate' : 'the loaded certificate';
  const certificate = subject ? `${which}, ${subject}` : 'no certificate';
  if (assertion === 'none' && !subject)
    return 'nothing: put the assertion that failed under “Compare with”, and its certificate under “Certificate to verify with”';
  return `${assertions[assertion]}, and ${certificate}`;
}

/** Above the errors of an assertion that a server refused without saying why. */
export function explainJudged({ server, signature }: Inspection, errors: number): string {
  const rules = `by the rules of ${server?.profile.name ?? 'the standards'}`;
  if (errors > 0) return `What is wrong with that assertion, ${rules}:`;
  const checked = signature
    ? ` Its signature is ${signature.outcome === 'valid' ? 'valid' : 'not checked'}.`
    : '';
  return `Nothing is wrong with that assertion, ${rules}.${checked}`;
}
