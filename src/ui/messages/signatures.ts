/** What stands beside the outcome of a signature check: what it was checked with, or why it was not. */
import type { SignatureResult } from '../../core/inspection/inspection';
import type { NotCheckedReason } from '../../core/jose/verify-compact';
import type { VerifyingWith } from '../../state/inspected';

export const signatureOutcomes: Readonly<Record<SignatureResult['outcome'], string>> = {
  valid: 'valid',
  invalid: 'invalid',
  'not-checked': 'not checked',
};

const reasons: Readonly<Record<NotCheckedReason, string>> = {
  'no-key': 'There is no certificate to check it with: load one, or paste one on the left.',
  symmetric: 'It is made with a secret that signer and server share. Only who has it can check.',
  'alg-unknown': 'This page knows no algorithm of that name.',
  'not-decoded': 'A segment cannot be decoded, so there is nothing to check.',
  encrypted: 'The token is encrypted. What is signed, if anything, is inside.',
  'refused-by-engine': 'This browser cannot check with a key of that kind.',
  unsigned: 'alg is “none”: there is no signature.',
  'header-altered': 'Microsoft signs tokens for Graph over another header than they are sent with.',
};

export function explainSignature(
  { outcome, reason, with: whose, certificate }: SignatureResult,
  { source }: VerifyingWith,
): string {
  if (outcome === 'not-checked') {
    if (source === 'unreadable' && reason === 'no-key')
      return 'What stands in “Certificate to verify with” is no certificate.';
    return reason ? reasons[reason] : '';
  }
  const subject = certificate ? `, ${certificate.subject}` : '';
  if (whose === 'x5c')
    return `Checked with the certificate that the token itself brings in x5c${subject}. That it is ${outcome === 'valid' ? 'whole' : 'broken'}, this tells; not who made it.`;
  return `Checked with the ${source === 'pasted' ? 'pasted' : 'loaded'} certificate${subject}.`;
}
