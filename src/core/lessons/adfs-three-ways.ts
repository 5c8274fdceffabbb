/** Lesson: the three ways in which a confidential client proves itself to AD FS 2016 and later. [MS-OAPX] 2.2.3.4, seed 002. */
import type { Lesson } from './lesson';

export const adfsThreeWays = {
  id: 'adfs-three-ways',
  steps: [
    { id: 'secret', panel: 'request-shown', shows: 'adfs-secret' },
    { id: 'assertion', panel: 'request-shown', shows: 'adfs-assertion' },
    {
      id: 'windows',
      panel: 'request-shown',
      shows: 'adfs-windows',
      question: { answers: ['secret', 'assertion', 'windows'], right: 'assertion' },
    },
  ],
  references: ['[MS-OAPX] §2.2.3.4', 'RFC 7523 §2.2', 'RFC 4559 §4'],
} as const satisfies Lesson;
