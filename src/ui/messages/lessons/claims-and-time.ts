/** The sentences of the lesson on claims. */
import type { claimsAndTime } from '../../../core/lessons/claims-and-time';
import type { LessonText } from './lesson-text';

export const claimsAndTimeText: LessonText<typeof claimsAndTime> = {
  title: 'Claims: who, to whom, when, once',
  goal: 'Read the seven claims of a client assertion, and know what each protects against.',
  steps: {
    who: {
      title: 'Who: iss and sub',
      sentences: [
        '`iss` says who made the statement, `sub` whom it is about. A client that authenticates itself speaks about itself: both are its client ID.',
        'They differ when somebody else vouches, as in a federated credential, or when an assertion is the grant itself and `sub` is a user.',
      ],
    },
    'to-whom': {
      title: 'To whom: aud',
      sentences: [
        'An assertion is for one server. Without an audience, a server that received it could pass it on to another one and pose as you.',
        'What stands there is each server’s own rule: its token endpoint, or its issuer identifier. Servers compare it as text, character by character.',
      ],
    },
    when: {
      title: 'When: iat, nbf and exp',
      sentences: [
        'Times are NumericDates: seconds since 1970, in UTC. Milliseconds, local time, and numbers in quotes are the usual mistakes.',
        'Your clock writes them and the server’s clock reads them. `iat`, the moment of making, is rarely checked. Give `nbf` a few minutes of the past, and a clock that is a little fast does no harm.',
        'Move your clock and see what the server makes of it. This one allows for no difference; real ones may allow for some, and few say how much.',
      ],
      question: {
        ask: 'Your clock is six minutes fast, `nbf` is five minutes before your now, `exp` ten minutes after it. What does a server without tolerance say?',
        answers: {
          accepted: {
            label: 'Accepted: there are ten minutes left',
            reply:
              'There is time left until `exp`, more than you meant. But `nbf` is one minute ahead of the server’s clock: for the server the assertion is not valid yet.',
          },
          'not-yet': {
            label: 'Refused: it is not valid yet',
            reply:
              'Yes: six minutes fast less five minutes of offset leaves `nbf` one minute in the server’s future. A minute later the same assertion would be accepted.',
          },
          expired: {
            label: 'Refused: it is expired',
            reply:
              'A fast clock makes `exp` later, not earlier. A clock that is slow by more than the lifetime would do that.',
          },
        },
      },
    },
    once: {
      title: 'Once: jti',
      sentences: [
        '`jti` is a name for this one assertion, never used again. A server that remembers the names until they expire can refuse a copy.',
        'Not every server does. Microsoft’s libraries send one assertion again and again until it expires, and Entra accepts that; Okta and Auth0 accept each once.',
      ],
    },
  },
  summary: [
    '`iss` and `sub` are the client ID; `aud` is what the server’s own rule says, to the letter.',
    '`nbf` some minutes ago, `exp` some minutes ahead, in seconds and UTC.',
    'A fresh `jti` for each assertion works with every server.',
  ],
};
