/** The sentences of the lesson on the token request. */
import type { theRequest } from '../../../core/lessons/the-request';
import type { LessonText } from './lesson-text';

export const theRequestText: LessonText<typeof theRequest> = {
  title: 'The request',
  goal: 'Know every field of the form, why it is encoded, and how to read a trace of one.',
  steps: {
    parties: {
      title: 'Who talks to whom',
      sentences: [
        'Three parties take part when an application acts for itself: the client, the authorization server that knows it, and the API that trusts that server.',
        'The client signs on its own, asks for a token, and calls the API with it. The request for the token is the one message that this lesson is about.',
      ],
    },
    fields: {
      title: 'Five fields',
      sentences: [
        'A token request is a form, posted to the token endpoint as a browser would post one. `grant_type` says on what grounds you ask: with `client_credentials`, on your own.',
        '`client_assertion_type` announces what kind of proof follows, by a name that is fixed letter for letter. `client_assertion` is the proof.',
      ],
    },
    encoding: {
      title: 'Encoding',
      sentences: [
        'In a form, `&` and `=` separate fields, `+` stands for a space and `%` begins a code. A value that contains any of these has to be percent-encoded, or it arrives as something else.',
        'An assertion is base64url and dots: it needs no encoding, which is what base64url is for. Secrets and addresses do need it.',
      ],
      question: {
        ask: 'A client secret has a `+` in it and is put into the form as it is. What does the server compare with what it knows?',
        answers: {
          same: {
            label: 'The secret: + is an ordinary character',
            reply:
              'In most of an address it is. In a form it stands for a space, as it has since HTML 2.0, and every form decoder turns it into one.',
          },
          space: {
            label: 'The secret with a space in place of the +',
            reply:
              'Yes, and it answers that the secret is wrong, which it is by then. `%2B` would have arrived as `+`.',
          },
          error: {
            label: 'Nothing: the form is malformed',
            reply: 'The form is well-formed: `+` is legal in it. It only means something else.',
          },
        },
      },
    },
    trace: {
      title: 'A trace, line by line',
      sentences: [
        'Somebody published this in February 2015, to help the owner of that Ruby daemon: what Microsoft’s library of the time sent. It is shown as it stands there; nobody’s key is in it, and its assertion expired ten minutes after it was made.',
        'Choose a line.',
      ],
    },
  },
  summary: [
    'Grant, client, target, kind of proof, proof: five fields, in any order.',
    'Percent-encode every value; then nothing in it can be mistaken for form.',
    'A trace shows the address, the content type and the fields: look there first, and at the times in the assertion next.',
  ],
};
