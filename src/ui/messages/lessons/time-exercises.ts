/** The sentences of the exercises on time. */
import type { timeExercises } from '../../../core/lessons/exercises/time-exercises';
import type { ExerciseText } from './exercise-text';

type Id = (typeof timeExercises)[number]['id'];

export const timeExerciseTexts: Readonly<Record<Id, ExerciseText>> = {
  milliseconds: {
    title: 'A thousand times too late',
    story: 'The expiry was computed with a function that returns the time as JavaScript counts it.',
    hints: [
      'Compare the three times in the claims: how many digits does each have?',
      '`exp` is in milliseconds. Read as seconds it is tens of thousands of years away.',
      'Take the last three digits off `exp`.',
    ],
    learned: 'Times in tokens are seconds since 1970. JavaScript’s clock counts milliseconds.',
  },
  'local-time': {
    title: 'Lima time',
    story:
      'The program runs in Lima, takes the local time of its computer and counts the seconds since 1970 as if it were UTC. The assertion is brand new, and expired.',
    hints: [
      'Compare `iat` in the claims with the server’s clock, which stands above the fields.',
      'The times are five hours slow, to the second: a time zone, and not a clock that is wrong. In Lima it is five hours earlier than in UTC, all year.',
      'Add 18000 to `iat`, `nbf` and `exp`; or make `exp` a little more than the server’s clock.',
    ],
    learned: 'NumericDates count from 1970 in UTC. A difference of whole hours is a time zone.',
  },
  expired: {
    title: 'Left lying about',
    story: 'The assertion was made for a test in the morning, and kept in a file since.',
    hints: [
      'Compare `exp` in the claims with the server’s clock.',
      '`exp` is in the past: the assertion was good for a while, and that is over.',
      'Make `exp` a few minutes later than the server’s clock.',
    ],
    learned: 'An assertion lives for minutes. Make one when it is needed.',
  },
  'fast-clock': {
    title: 'Ahead of its time',
    story:
      'The virtual machine’s clock gains a minute a day, and nobody has set it for a while. New assertions are refused; if one waits, the same assertion works.',
    hints: [
      'Compare `nbf` in the claims with the server’s clock.',
      '`nbf` is in the server’s future: for the server this assertion is not valid yet.',
      'Make `nbf` at most the server’s clock, better five minutes less. On the real machine, set the clock.',
    ],
    learned: 'Give `nbf` a few minutes of the past, so that a clock that is a little fast does no harm.',
  },
  'too-long-a-life': {
    title: 'Good for a day',
    story:
      'To save work, the program makes one assertion each morning. That was fine with the last provider.',
    hints: [
      'How far is `exp` from the server’s clock?',
      'A day. Okta refuses what would be valid for more than an hour.',
      'Make `exp` at most 3600 more than the server’s clock; ten minutes are plenty.',
    ],
    learned: 'Some servers cap the lifetime: Okta at an hour, Auth0 at five minutes.',
  },
};
