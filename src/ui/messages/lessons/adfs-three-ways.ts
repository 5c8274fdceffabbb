/** The sentences of the lesson on AD FS. */
import type { adfsThreeWays } from '../../../core/lessons/adfs-three-ways';
import type { LessonText } from './lesson-text';

export const adfsThreeWaysText: LessonText<typeof adfsThreeWays> = {
  title: 'AD FS: three ways to prove who you are',
  goal: 'Choose among a secret, a certificate and a Windows session, and know what each request looks like.',
  steps: {
    secret: {
      title: 'A shared secret',
      sentences: [
        'AD FS on Windows Server 2016 and later calls a confidential client a Server application. It can generate a shared secret for it, shown once.',
        'The request carries it as `client_secret`. Note `resource`: AD FS has no `/.default`; it wants the identifier of the web API.',
      ],
    },
    assertion: {
      title: 'A signed assertion',
      sentences: [
        '“Register a key used to sign JSON Web Tokens for authentication” takes certificates or a JWK Set. The public part is all it is given.',
        'The assertion is RS256 with `x5t`, which is the SHA-1 of the certificate; newer choices that Entra takes, PS256 and `x5t#S256`, Microsoft’s libraries do not send to AD FS. Its audience is the token endpoint.',
      ],
    },
    windows: {
      title: 'The Windows session',
      sentences: [
        'A service that runs under an Active Directory account has a proof of its own: Kerberos or NTLM. The form says `use_windows_client_authentication=true` and holds neither secret nor assertion.',
        'The first answer is 401 with a challenge; curl’s `--negotiate -u :` answers it with the session of whoever runs it.',
      ],
      question: {
        ask: 'A daemon runs on a Linux server that is in no domain, and nobody wants to store a password-like secret there. Which way is left?',
        answers: {
          secret: {
            label: 'The shared secret',
            reply: 'It would work, and is just what nobody wants to store.',
          },
          assertion: {
            label: 'The signed assertion',
            reply:
              'Yes: it needs a key file, or a key store that signs and gives nothing away, and no domain. What is sent expires in minutes.',
          },
          windows: {
            label: 'The Windows session',
            reply: 'Without a domain account there is no ticket to answer the challenge with.',
          },
        },
      },
    },
  },
  summary: [
    'Secret, signed assertion or Windows session: the grant and the other fields stay the same.',
    'For AD FS: RS256, `x5t`, the token endpoint as audience, `resource` for the target.',
    'AD FS answers many failures with the same text; its event log tells them apart.',
  ],
};
