/** The sentences of the lesson on a server's checks. */
import type {
  comparedMistakes,
  shownMistakes,
  whatTheServerChecks,
} from '../../../core/lessons/what-the-server-checks';
import type { LessonText } from './lesson-text';

type Mistake = (typeof shownMistakes)[number] | (typeof comparedMistakes)[number];

export const mistakeNames: Readonly<Record<Mistake, string>> = {
  'json-content-type': 'The content type says JSON',
  'type-missing': 'No client_assertion_type',
  padding: 'Segments with padding',
  'es256-at-entra': 'An alg that the server does not take',
  'kid-alone': 'A kid in place of x5t',
  'another-key': 'Signed with another key',
  'edited-after-signing': 'A claim changed after signing',
  'iss-is-not-sub': 'iss is not the client',
  'common-as-audience': '“common” in aud',
  expired: 'exp in the past',
  'fast-clock': 'nbf in the future',
  'too-long-a-life': 'exp too far ahead',
  'no-jti': 'No jti',
  'scope-without-default': 'A scope without /.default',
};

export const whatTheServerChecksText: LessonText<typeof whatTheServerChecks> = {
  title: 'What the server checks, and how it says no',
  goal: 'Know the checks of a token request in their order, and read a refusal so that it leads to the fault.',
  steps: {
    order: {
      title: 'One check after another',
      sentences: [
        'A server reads the form, finds the assertion, takes it apart, finds the key, verifies the signature, and only then believes a claim. It stops at the first check that fails.',
        'The standards list the rules without an order, and no server documents its own. This one is the order in which each check has what it needs from those before it.',
        'Choose a mistake and see how far the request gets.',
      ],
      question: {
        ask: 'An assertion has a wrong `aud`, and it is signed with another key than the one that its `x5t` names. What does the server complain of first, in this order?',
        answers: {
          both: {
            label: 'Of both',
            reply:
              'An error response has one `error` and one description. Whoever mends that fault meets the next one.',
          },
          audience: {
            label: 'Of aud',
            reply:
              'Claims that nobody has vouched for are not worth reading: a server that believed them first would check what an attacker wrote.',
          },
          signature: {
            label: 'Of the signature',
            reply:
              'Yes: `x5t` leads to a registered key, and the signature does not verify with it. The wrong `aud` is found once that is mended.',
          },
        },
      },
    },
    answers: {
      title: 'The same mistake, three answers',
      sentences: [
        'RFC 6749 has a handful of words for `error`, and most mistakes in an assertion are `invalid_client`. The rest is left to the server.',
        'Microsoft Entra has a number for each kind of failure and often prints what it got. AD FS is assumed to say the same sentence whatever is wrong with the proof. Of other servers no texts were found: theirs here are words of our own.',
      ],
      question: {
        ask: 'AD FS answers `MSIS9622: Client authentication failed`. Where does it say why?',
        answers: {
          response: {
            label: 'In another member of the response',
            reply: 'There is none: whoever does not know a client tells it little.',
          },
          'event-log': {
            label: 'In the event log of the server',
            reply:
              'Yes: the administrator can read the reason there. Without that, check the assertion yourself, in the order of the checks.',
          },
          token: {
            label: 'In the token',
            reply: 'No token is issued when authentication fails.',
          },
        },
      },
    },
    reading: {
      title: 'Reading an error',
      sentences: [
        'An error tells what the server has seen. Hold that against what you have: the thumbprint that it prints against your certificate, its clock against `nbf` and `exp`, the client ID against the one you sent.',
        'Here `x5t` was made from the hex text of the thumbprint. The server prints the bytes that it decoded, in hex: read as text they are the thumbprint once more. That names the mistake.',
      ],
    },
  },
  summary: [
    'A server stops at the first check that fails: one fault mended may uncover another.',
    'The signature comes before the claims, since before it they are only claimed.',
    'What an error prints is what the server has seen. Compare it with what you meant to send.',
  ],
};
