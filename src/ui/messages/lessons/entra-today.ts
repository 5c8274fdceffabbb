/** The sentences of the lesson on Entra. */
import type { entraToday } from '../../../core/lessons/entra-today';
import type { LessonText } from './lesson-text';

export const entraTodayText: LessonText<typeof entraToday> = {
  title: 'Entra today: from registration to the API',
  goal: 'Follow a service’s token from the app registration to the API that accepts it.',
  steps: {
    registration: {
      title: 'Registration',
      sentences: [
        'Upload the `.cer` under “Certificates & secrets”. The manifest then has an entry in `keyCredentials`, as below.',
        'A certificate from Key Vault is the same: download the `.cer`, and leave the private key in the vault, which can sign with it.',
      ],
    },
    scope: {
      title: 'Roles and .default',
      sentences: [
        'An application that acts for itself has no user who could consent to a scope. It is given app roles of the API, by an administrator, beforehand.',
        'The request names the API and nothing more: its Application ID URI with `/.default`. The token then has all roles that were given.',
      ],
    },
    validate: {
      title: 'The API checks the token',
      sentences: [
        'The signature comes first, against the keys that Entra publishes. Then issuer, audience and expiry; a failure here is 401: this is no token for me.',
        'Then what its bearer may do. `azp` is the client, `azpacr` is “2” when it proved itself by a certificate, `roles` are its app roles. A failure here is 403: I know you, and you may not.',
        'Choose a token and see which check it fails.',
      ],
      question: {
        ask: 'A token is genuine, for this API and not expired. `azp` is the right client, `azpacr` is “2”, and there is no `roles` claim. What does the API answer?',
        answers: {
          accepted: {
            label: '200: the client is the right one',
            reply:
              'Being known is not being allowed. In Entra any client of the tenant can get a token for any API, unless assignment is required; without a check of `roles` all of them would be let in.',
          },
          unauthorized: {
            label: '401: the token is not valid',
            reply:
              'The token is valid: issuer, audience and expiry are right. 401 would send the client off to get the same token once more.',
          },
          forbidden: {
            label: '403: the role is missing',
            reply:
              'Yes. An administrator has to give the app role and consent; a new token will have it, an old one will not.',
          },
        },
      },
    },
  },
  summary: [
    'Only the public certificate is registered; a key in a vault can stay there.',
    'Client credentials: `/.default`, and app roles instead of scopes.',
    'An API checks signature, `iss`, `aud`, `exp`, and then `azp`, `azpacr` and `roles`: all of them.',
  ],
};
