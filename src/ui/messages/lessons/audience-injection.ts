/** The sentences of the lesson on audience injection. */
import type { audienceInjectionLesson } from '../../../core/lessons/audience-injection-lesson';
import type { LessonText } from './lesson-text';

export const audienceInjectionText: LessonText<typeof audienceInjectionLesson> = {
  title: 'Audience injection, and what RFC 7523bis changes',
  goal: 'Understand why the audience of an assertion is about to be the issuer, and nothing else.',
  steps: {
    metadata: {
      title: 'Two servers, one key',
      sentences: [
        'A client that works with several authorization servers often uses one key pair for all. Each server tells it, in its metadata, where its endpoints are.',
        'The bank below is honest. The shop is not: it names its own issuer, as a client would check, and the bank’s token endpoint. It gave the client the ID that it has at the bank.',
      ],
    },
    replay: {
      title: 'The client signs for the bank and sends it to the shop',
      sentences: [
        'The client means to push an authorization request to the shop. RFC 7523 and RFC 9126 allow the token endpoint as audience there, too, and many a client always writes that; RFC 9126 would rather have the issuer. It takes the token endpoint from the shop’s metadata.',
        'The shop passes the assertion on to the bank’s token endpoint. It is genuine, fresh, and addressed to the bank: the shop is the client now.',
        'Researchers of the University of Stuttgart found this; the OpenID Foundation made it public in January 2025.',
      ],
    },
    issuer: {
      title: 'The issuer, and nothing else',
      sentences: [
        'RFC 7523bis, still a draft when this was written, lets a client write one thing only: the issuer identifier of the server that it talks to, which it has checked against the address of the metadata. A server accepts that alone.',
        'The new `typ`, `client-authentication+jwt`, tells such assertions from those that were made by the old rules.',
        'Entra and AD FS still document the token endpoint. A client with one key for one server is not open to this attack.',
      ],
      question: {
        ask: 'With the new rule the shop passes the assertion on as before. Where does it fail at the bank?',
        answers: {
          signature: {
            label: 'At the signature',
            reply:
              'The signature is as good as before: the shop changed nothing, and the key is the client’s.',
          },
          issuer: {
            label: 'At the audience',
            reply:
              'Yes. The client wrote the issuer of the server that it talked to: the shop. The bank reads another’s name and refuses.',
          },
          lifetime: {
            label: 'At the expiry',
            reply: 'The shop can pass it on within milliseconds. Short lifetimes do not help here.',
          },
        },
      },
    },
  },
  summary: [
    'Whoever can choose the audience of an assertion can choose where it will be believed.',
    'RFC 7523bis: `aud` is the issuer identifier, as the only value.',
    'Until your server follows it, use a key pair of its own for each server.',
  ],
};
