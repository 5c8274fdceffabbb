/** The sentences of the lesson on secrets and certificates. */
import type { whyACertificate } from '../../../core/lessons/why-a-certificate';
import type { LessonText } from './lesson-text';

export const whyACertificateText: LessonText<typeof whyACertificate> = {
  title: 'Why a certificate instead of a secret',
  goal: 'See what leaves your machine with a secret and with a certificate, and why some APIs take only tokens that were got with the latter.',
  steps: {
    sent: {
      title: 'What is sent',
      sentences: [
        'An application that acts for itself has to prove to the authorization server who it is. With a client secret it does so as people do with a password: it sends it, each time.',
        'With a certificate it sends a client assertion instead: a short statement about itself, signed with a private key that stays where it is. It is addressed to one server and expires within minutes.',
        'Both requests below ask for the same token. Only the last fields differ.',
      ],
    },
    kept: {
      title: 'What the server keeps',
      sentences: [
        'Somebody who reads a secret, in a log, a configuration file or the server’s own records, can use it until it is changed.',
        'Of a certificate the server is told the public part alone, once. What is registered below verifies signatures and cannot make one: it could be printed in a newspaper.',
      ],
    },
    strength: {
      title: '“Presented auth strength was 1, required is 2”',
      sentences: [
        'Microsoft Entra writes into each access token how the client proved itself: the claim `appidacr` in v1.0 tokens, `azpacr` in v2.0 tokens. 0 is not at all, 1 a secret, 2 a certificate.',
        'An API can insist on 2, and Exchange did when a Ruby daemon asked for mail in 2015. Its answer is the one below: the token was genuine, and too weak.',
      ],
      question: {
        ask: 'That daemon had a certificate: it opened its TLS connection to the token endpoint with it, as a TLS client certificate, and sent its `client_secret` in the form. Which strength did its token have?',
        answers: {
          none: {
            label: '0: nothing was proved',
            reply:
              'The form held a client secret that the server knew, so something was proved. 0 is for public clients, which present neither.',
          },
          secret: {
            label: '1: a secret',
            reply:
              'Yes. The endpoint authenticates the client by what is in the form, and that was a secret. There is mutual-TLS client authentication (RFC 8705), but this server did not offer it.',
          },
          certificate: {
            label: '2: a certificate',
            reply:
              'The certificate was there, but on the wrong layer: it secured the connection. The form, by which this server authenticates the client, held a secret.',
          },
        },
      },
    },
  },
  summary: [
    'A secret is sent with each request. An assertion proves that you have a key, and the key is never sent.',
    'The server needs your public certificate only: what it holds cannot be used to pose as you.',
    '`appidacr` and `azpacr` tell an API how the client proved itself; some APIs accept 2 only.',
  ],
};
