/** The parties of a grant and their messages, in words. */
import type { MessageId, PartyId, SequenceValue } from '../../core/lessons/sequence-of-grant';

/** In two lines, where there is a second one. */
export const partyNames: Readonly<Record<PartyId, readonly string[]>> = {
  user: ['User', 'and browser'],
  caller: ['Calling', 'app'],
  issuer: ['Trusted', 'issuer'],
  client: ['Client', '(your app)'],
  'authorization-server': ['Authorization', 'server'],
  api: ['API'],
};

/** Short on the arrow, then as a sentence. */
export const messageTexts: Readonly<Record<MessageId, readonly [title: string, sentence: string]>> = {
  authorize: [
    'sign-in',
    'The browser is sent to the authorization server, and the user signs in there (RFC 6749 §4.1.1).',
  ],
  code: ['code', 'The browser comes back to the redirect URI with a code that works once (RFC 6749 §4.1.2).'],
  credentials: [
    'password',
    'The user gives name and password to the client: why this grant is on its way out (RFC 6749 §4.3).',
  ],
  'user-token': ['user’s token', 'A request comes in with a token that was issued for this client’s API.'],
  assertion: [
    'assertion',
    'An assertion about the user, from an issuer that the server trusts (RFC 7521 §4.1).',
  ],
  'device-request': [
    'device request',
    'The client asks for a code on behalf of a device without a browser (RFC 8628 §3.1).',
  ],
  'device-code': ['device code', 'A code for the client, and one for the user to type (RFC 8628 §3.2).'],
  'user-code': ['user code', 'The user is shown where to go and what to type (RFC 8628 §3.3).'],
  approve: ['sign-in', 'The user signs in elsewhere and types the code (RFC 8628 §3.3).'],
  'external-jwt': ['JWT', 'The platform gives the client a JWT: no key of the client’s own is needed.'],
  sign: [
    'sign',
    'The client signs claims about itself with its private key, which stays where it is (RFC 7523 §3).',
  ],
  'token-request': ['token request', 'The form that is posted to the token endpoint.'],
  challenge: ['401', 'Who are you? In Windows’ own way (RFC 4559 §4).'],
  negotiate: ['ticket', 'The same form again, with a Kerberos ticket of the Windows session (RFC 4559 §4).'],
  token: [
    'access token',
    'The server has checked everything, and issues a token for the API (RFC 6749 §5.1).',
  ],
  'api-request': [
    'API request',
    'What all of this was for: whoever bears the token may call (RFC 6750 §2.1).',
  ],
  'api-response': ['answer', 'The API has checked the token, and answers.'],
};

/** What is secret, or not yet made, is said; what is long is cut. */
export function sequenceValueText({ value, isSecret }: SequenceValue): string {
  if (value === undefined) return 'made when it is sent';
  if (isSecret) return 'secret, not shown here';
  return value.length > 120 ? `${value.slice(0, 72)} … ${value.slice(-12)}` : value;
}

export function partyName(party: PartyId): string {
  return partyNames[party].join(' ');
}
