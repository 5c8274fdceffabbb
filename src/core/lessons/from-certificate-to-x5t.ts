/** Lesson: DER, digest, base64url, and three ways to get it wrong. RFC 7515 §4.1.7–4.1.8. */
import type { Lesson } from './lesson';

export const fromCertificateToX5t = {
  id: 'from-certificate-to-x5t',
  steps: [
    { id: 'file', panel: 'certificate-file' },
    { id: 'digest', panel: 'certificate-digest' },
    { id: 'spelling', panel: 'thumbprint-spelling' },
    {
      id: 'wrong',
      panel: 'wrong-thumbprint',
      question: { answers: ['sha-256', 'hex-text', 'other-certificate'], right: 'hex-text' },
    },
  ],
  references: ['RFC 5280 §4.1', 'RFC 7468 §5', 'RFC 7515 §2, §4.1.7, §4.1.8', 'RFC 4648 §4, §5'],
} as const satisfies Lesson;
