/** Lesson: context tokens and Azure ACS as history, high-trust tokens for servers that still run. [MS-SPS2SAUTH] §3.2, seed 003. */
import type { Lesson } from './lesson';

export const sharepointTokens = {
  id: 'sharepoint-tokens',
  steps: [
    { id: 'context', panel: 'context-token' },
    { id: 'acs', panel: 'request-shown', shows: 'acs-refresh' },
    { id: 'high-trust', panel: 'request-shown', shows: 'high-trust-app' },
    {
      id: 'user',
      panel: 'request-shown',
      shows: 'high-trust-user',
      question: { answers: ['tls', 'actor', 'nothing'], right: 'actor' },
    },
  ],
  references: ['[MS-SPS2SAUTH] §3.2', 'RFC 7519 §6', 'RFC 6750 §2.1'],
} as const satisfies Lesson;
