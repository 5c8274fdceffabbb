/** Lesson: what a certificate proves that a secret does not, and “auth strength 1, required is 2”. RFC 7521 §1, seed 000. */
import type { Lesson } from './lesson';

export const whyACertificate = {
  id: 'why-a-certificate',
  steps: [
    { id: 'sent', panel: 'secret-or-assertion' },
    { id: 'kept', panel: 'what-the-server-keeps' },
    {
      id: 'strength',
      panel: 'auth-strength',
      question: { answers: ['none', 'secret', 'certificate'], right: 'secret' },
    },
  ],
  references: ['RFC 6749 §2.3', 'RFC 7521 §4.2', 'RFC 7523 §2.2', 'RFC 8705 §2'],
} as const satisfies Lesson;
