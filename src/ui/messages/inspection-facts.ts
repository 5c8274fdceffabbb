/** What a pasted text is, and what follows from that, as a person reads it. A code without a sentence does not compile. */
import type { FactCode, InspectionFact } from '../../core/inspection/inspection-fact';
import type { InspectedKind } from '../../core/inspection/inspection';
import { inspectionTokenFacts } from './inspection-token-facts';
import { clipped, counted, type Evidence } from './message';

export type ExplainFact = (evidence: Evidence) => string;

export const inspectedKinds: Readonly<Record<InspectedKind, string>> = {
  empty: 'Nothing yet',
  'too-long': 'Too long',
  'client-assertion': 'Client assertion',
  'access-token': 'Access token',
  'id-token': 'ID token',
  'context-token': 'SharePoint context token',
  'other-jwt': 'Other JWT',
  'encrypted-jwt': 'Encrypted JWT',
  'token-request': 'Token request',
  'token-response': 'Token response',
  'error-response': 'Error response',
  certificate: 'Certificate',
  'private-key': 'Private key',
  thumbprint: 'Thumbprint',
  unknown: 'Not recognised',
};

const servedBy: Readonly<Record<string, string>> = {
  choice: 'as chosen',
  url: 'since the request goes there',
  aud: 'told by the audience',
  iss: 'told by the issuer',
  scope: 'told by the scope',
};

const explanations: Readonly<Record<FactCode, ExplainFact>> = {
  ...inspectionTokenFacts,
  'fact/empty': () =>
    'Paste a token, a token request in any shell’s quoting, a server’s answer, an error or a certificate.',
  'fact/too-long': ({ characters, limit }) =>
    `The text has ${counted(Number(characters), 'character', 'characters')}; up to ${Number(limit).toLocaleString('en')} are looked at. Paste the token or the request alone.`,
  'fact/unknown': () =>
    'This is no token, request, answer, error or certificate that this page recognises. A token has two dots and begins with “eyJ”.',
  'fact/private-key': () =>
    'This holds a private key, or something that looks like one. It was not read: remove it from this field. A key is loaded under Sign or Credential, and to inspect a token its certificate is enough. If the key was pasted anywhere else before, replace it.',
  'fact/thumbprint': () =>
    'This looks like a thumbprint. The Thumbprint view gives every spelling of it and names what is wrong with it.',
  'fact/certificate': ({ subject, issuer, from, until, key, x5t, x5tS256, state }) =>
    `A certificate for ${subject}, issued by ${issuer === subject ? 'itself' : issuer}: ${key}, valid from ${from} until ${until}${state === 'expired' ? ', which is over' : state === 'future' ? ', which has not begun' : ''}. A header names it by x5t ${x5t} or x5t#S256 ${x5tS256}. Put it under Certificate to verify with, and paste a token here.`,
  'fact/server': ({ server, by }) =>
    by === 'nothing'
      ? `Nothing tells which server it is for: it is checked by the rules of the standards (${server}). Choose one under Check as.`
      : `It is checked by the rules of ${server}, ${servedBy[String(by)]}.`,
  'fact/request': ({ grant, url }) =>
    `A token request${grant ? ` with the grant ${grant}` : ''}${url ? ` to ${url}` : ', of which the address is not known'}.`,
  'fact/request-value-in-file': ({ parameter, file }) =>
    `The value of ${parameter} is what the file ${file} holds, which is not here: paste that as well to have it checked.`,
  'fact/request-without-token': () =>
    'There is no token in the request: what can be checked is the request itself.',
  'fact/token-response': ({ type, expiresIn, members }) =>
    `A token endpoint’s answer${type ? `, for a token to be sent as ${type}` : ''}${expiresIn ? ` and good for ${expiresIn} seconds from the moment it was given` : ''}. It has: ${members}. The token in it is taken apart here.`,
  'fact/token-response-part': ({ member, characters }) =>
    `${member} is there too, ${counted(Number(characters), 'character', 'characters')} that are not shown: whoever has it gets tokens in the name of this client’s user.`,
  'fact/error-response': ({ source }) => `An error as ${source} words it.`,
};

export function explainFact({ code, evidence }: InspectionFact): string {
  return explanations[code](clipped(evidence));
}
