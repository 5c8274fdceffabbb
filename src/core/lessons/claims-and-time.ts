/** Lesson: who, to whom, when, once; and what a clock that goes wrong does. RFC 7523 §3, RFC 7519 §4.1. */
import type { Lesson } from './lesson';

export const claimsAndTime = {
  id: 'claims-and-time',
  steps: [
    { id: 'who', panel: 'assertion-claims' },
    { id: 'to-whom', panel: 'audiences' },
    {
      id: 'when',
      panel: 'clock-skew',
      question: { answers: ['accepted', 'not-yet', 'expired'], right: 'not-yet' },
    },
    { id: 'once', panel: 'used-once' },
  ],
  references: ['RFC 7519 §4.1', 'RFC 7523 §3', 'OpenID Connect Core 1.0 §9'],
} as const satisfies Lesson;
