/** Lesson: what is signed and with what; RS256 and PS256, undone with the public key. RFC 7515 §5.1, RFC 8017 §8.1, §8.2. */
import type { Lesson } from './lesson';

export const signingLesson = {
  id: 'signing',
  steps: [
    { id: 'input', panel: 'token-anatomy' },
    { id: 'rs256', panel: 'signature-anatomy', shows: 'RS256' },
    { id: 'ps256', panel: 'signature-anatomy', shows: 'PS256' },
    {
      id: 'key',
      panel: 'certificate-anatomy',
      question: { answers: ['accepted', 'claims', 'signature'], right: 'signature' },
    },
  ],
  references: ['RFC 7515 §5.1, §5.2', 'RFC 7518 §3.3, §3.5', 'RFC 8017 §8.1, §8.2, §9.1, §9.2'],
} as const satisfies Lesson;
