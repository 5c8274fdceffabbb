/** Lesson: registration, app roles, `.default`, and what an API checks in the token that comes of it. RFC 9068 §4, seed 004. */
import type { Lesson } from './lesson';

export const entraToday = {
  id: 'entra-today',
  steps: [
    { id: 'registration', panel: 'what-the-server-keeps' },
    { id: 'scope', panel: 'request-shown', shows: 'entra-api' },
    {
      id: 'validate',
      panel: 'api-policy',
      question: { answers: ['accepted', 'unauthorized', 'forbidden'], right: 'forbidden' },
    },
  ],
  references: ['RFC 6749 §4.4', 'RFC 6750 §3.1', 'RFC 9068 §4', 'RFC 7519 §7.2'],
} as const satisfies Lesson;
