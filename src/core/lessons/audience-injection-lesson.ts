/** Lesson: how a server could make a client sign for another one, and what RFC 7523bis changes. RFC 7523 §3, CVE-2025-27370. */
import type { Lesson } from './lesson';

export const audienceInjectionLesson = {
  id: 'audience-injection',
  steps: [
    { id: 'metadata', panel: 'two-servers' },
    { id: 'replay', panel: 'audience-injection', shows: 'token-endpoint' },
    {
      id: 'issuer',
      panel: 'audience-injection',
      shows: 'issuer',
      question: { answers: ['signature', 'issuer', 'lifetime'], right: 'issuer' },
    },
  ],
  references: ['RFC 7523 §3', 'RFC 8414 §3.3', 'RFC 9126 §2', 'draft-ietf-oauth-rfc7523bis'],
} as const satisfies Lesson;
