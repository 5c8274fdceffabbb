/** The sentences of the lesson on SharePoint. */
import type { sharepointTokens } from '../../../core/lessons/sharepoint-tokens';
import type { LessonText } from './lesson-text';

export const sharepointTokensText: LessonText<typeof sharepointTokens> = {
  title: 'SharePoint: context tokens, ACS, high trust',
  goal: 'Read the tokens of SharePoint add-ins: history for SharePoint Online, still at work on SharePoint Server.',
  steps: {
    context: {
      title: 'The context token',
      sentences: [
        'From SharePoint 2013 on, SharePoint posted a context token to an add-in that a user opened. It says who the user is and where to get an access token; it is not one itself.',
        'Its principals are an identifier and a realm: `{principal}/{host}@{realm}`. The realm is the tenant, or the farm.',
        'It was signed with the client secret (HS256), so only the add-in could check it. The one below has the claims of a real one and was never sent.',
      ],
    },
    acs: {
      title: 'Azure ACS, until April 2026',
      sentences: [
        'The add-in took the `refreshtoken` out of the context token and sent it to the address in `SecurityTokenServiceUri`, with its secret. ACS took no certificate here.',
        'ACS stopped for SharePoint Online on 2 April 2026, in all clouds. What still asks it gets nothing; Entra with a certificate takes its place.',
      ],
    },
    'high-trust': {
      title: 'High trust: the add-in issues the token',
      sentences: [
        'SharePoint Server can trust a certificate itself, registered as a trusted token issuer. Then there is no token endpoint: the add-in signs a token and sends it straight to SharePoint.',
        'This actor token says which add-in speaks. It is RS256 with `x5t`, and by itself it means app-only access.',
      ],
    },
    user: {
      title: 'High trust with a user',
      sentences: [
        'To act for a user, the add-in wraps its actor token in an outer one that names the user by SID. The outer token has `"alg":"none"` and ends with a dot: it has no signature.',
        'The add-in vouches for the user: SharePoint believes it whatever it says, which is why this is called high trust.',
      ],
      question: {
        ask: 'The outer token is not signed. Why does SharePoint believe it all the same?',
        answers: {
          tls: {
            label: 'Because it comes over TLS',
            reply:
              'TLS shows SharePoint’s identity to the add-in, and tells SharePoint nothing about the add-in.',
          },
          actor: {
            label: 'Because of the actor token in it',
            reply:
              'Yes. The actor token is signed by a certificate that the farm trusts as an issuer, and whoever has that key may speak for any user. A stolen copy of the pair is as good until it expires.',
          },
          nothing: {
            label: 'It does not: alg none is refused',
            reply:
              'Everywhere else it should be. Here the format prescribes it, and the trust rests on the signed token within.',
          },
        },
      },
    },
  },
  summary: [
    'A context token is an introduction, not an access token. Never put it into `Authorization`.',
    'ACS is over for SharePoint Online since 2 April 2026; use Entra with a certificate.',
    'High trust lives on with SharePoint Server: actor token RS256 with `x5t`, outer token unsigned.',
  ],
};
