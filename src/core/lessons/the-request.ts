/** Lesson: the form, the grant, the encoding; a trace read line by line. RFC 6749 §4.4.2, appendix B; RFC 7523 §2.2; seed 000. */
import type { Lesson } from './lesson';

export const theRequest = {
  id: 'the-request',
  steps: [
    { id: 'parties', panel: 'flow' },
    { id: 'fields', panel: 'form-fields' },
    {
      id: 'encoding',
      panel: 'form-encoding',
      question: { answers: ['same', 'space', 'error'], right: 'space' },
    },
    { id: 'trace', panel: 'trace-of-2015' },
  ],
  references: ['RFC 6749 §4.4.2, appendix B', 'RFC 7523 §2.2', 'URL Standard §5.1'],
} as const satisfies Lesson;
