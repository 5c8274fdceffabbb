/** What of the page something was held against. */
import type { AssertionSource, VerifyingWith } from '../../state/inspected';

const assertions: Readonly<Record<AssertionSource, string>> = {
  other: 'the assertion under “Compare with”',
  same: 'the assertion that was pasted with it',
  signed: 'the assertion that was signed last under Sign',
  none: 'no assertion',
};

export function explainSources(assertion: AssertionSource, { source, certificates }: VerifyingWith): string {
  const subject = certificates[0]?.subject;
  const certificate = subject ? `the ${source} certificate, ${subject}` : 'no certificate';
  if (assertion === 'none' && !subject)
    return 'nothing: put the assertion that failed under “Compare with”, and its certificate under “Certificate to verify with”';
  return `${assertions[assertion]}, and ${certificate}`;
}
