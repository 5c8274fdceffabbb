/** What a pasted token says, whoever made it, as a person reads it. */
import type { FactCode } from '../../core/inspection/inspection-fact';
import type { NotCheckedReason } from '../../core/jose/verify-compact';
import { counted, type Evidence } from './message';
import { numericTime, span } from './times';

type TokenFactCode = Exclude<
  FactCode,
  | `fact/token-response${string}`
  | `fact/request${string}`
  | 'fact/empty'
  | 'fact/too-long'
  | 'fact/unknown'
  | 'fact/private-key'
  | 'fact/thumbprint'
  | 'fact/certificate'
  | 'fact/server'
  | 'fact/error-response'
>;

const reasons: Readonly<Record<NotCheckedReason, string>> = {
  'no-key':
    'there is no certificate to check it with. Put one under Certificate to verify with, or load the credential',
  symmetric: 'it is made with a secret that both sides have (HMAC), which has no place on a page',
  'alg-unknown': 'the header names no algorithm that this page knows',
  'not-decoded': 'header, claims or signature could not be decoded',
  encrypted: 'the token is encrypted',
  'refused-by-engine': 'this browser cannot use the key',
  unsigned: 'the token says that it is not signed',
  'header-altered': 'its header has a nonce, and had another value there when it was signed',
};

const issuersKey =
  'the key is its issuer’s, who publishes it (jwks_uri), and this page fetches nothing. With the certificate at hand, put it under Certificate to verify with';

/** `it is good until`, `it was good until`, by the time of evaluation. */
function validity({ from, until, now }: Evidence): string {
  const begins = from === undefined ? '' : ` from ${numericTime(from)}`;
  if (until === undefined) return `${begins} without an end`;
  const left = Number(until) - Number(now);
  const isAhead = from !== undefined && Number(from) > Number(now);
  const state = isAhead
    ? `not yet: it begins ${span(Number(from) - Number(now))} later`
    : left > 0
      ? `${span(left)} left`
      : `over for ${span(left)}`;
  return `${begins} until ${numericTime(until)}: ${state}`;
}

export const inspectionTokenFacts: Readonly<Record<TokenFactCode, (evidence: Evidence) => string>> = {
  'fact/encrypted-jwt': ({ alg, enc }) =>
    `An encrypted token (JWE, five parts): only whoever it is for can read more than its header${alg ? `, which says ${alg} with ${enc}` : ''}. No token endpoint takes this as a client assertion.`,
  'fact/client-assertion': ({ client, audience }) =>
    `A client assertion: with it ${client || 'a client that it does not name'} proves to ${audience || 'a server that it does not name'} who it is, instead of sending a secret. The client made it and signed it with its own key. It goes into client_assertion of a token request, and nowhere else.`,
  'fact/assertion-times': (evidence) =>
    `${evidence['unit'] === 'milliseconds' ? 'Read as milliseconds, it' : 'It'} is valid${validity(evidence)}${evidence['lifetime'] ? `; ${evidence['lifetime']} seconds in all` : ''}.`,
  'fact/certificate-named': ({ member, hex, subject }) =>
    `${member} names the certificate by the thumbprint ${hex}${subject ? `, which is ${subject}` : ''}.`,
  'fact/signed-by': ({ alg, certificate, with: source }) =>
    source === 'x5c'
      ? `The signature (${alg}) verifies with the certificate that the token brings along in x5c, ${certificate}. That proves that nothing was changed, and not who made it: anybody can put a certificate of his own there.`
      : `The signature (${alg}) verifies with ${certificate}: that certificate’s private key made it, and nothing was changed since.`,
  'fact/signature-not-checked': ({ reason, alg, signer }) =>
    `The signature${alg ? ` (${alg})` : ''} was not checked: ${reason === 'no-key' && signer === 'issuer' ? issuersKey : reasons[reason as NotCheckedReason]}.`,
  'fact/access-token': ({ version, issuer, audience, audienceName, client, tenant, appOnly, user }) =>
    [
      `An access token${version ? ` of version ${version}` : ''}, issued by ${issuer || 'nobody named'}${tenant ? ` for the tenant ${tenant}` : ''}: it opens ${audienceName ? `${audienceName} (${audience})` : audience || 'no named API'}`,
      appOnly === 'yes'
        ? `to the app ${client} itself, without a user.`
        : appOnly === 'no'
          ? `to the app ${client || '(not named)'} on behalf of ${user || 'a user'}.`
          : `to ${client || user || 'a client that it does not name'}.`,
    ].join(' '),
  'fact/access-token-times': (evidence) => `It is valid${validity(evidence)}.`,
  'fact/access-token-use': () =>
    'It is sent to that API alone, as Authorization: Bearer …; it is for the API to check and no business of the client. Nothing in it proves a client to a token endpoint.',
  'fact/client-proof-public': ({ claim }) =>
    `${claim} is “0”: the client proved nothing. It is a public client, such as an app on a phone or in a browser.`,
  'fact/client-proof-secret': ({ claim }) =>
    `${claim} is “1”: the client proved itself with a secret (client_secret).`,
  'fact/client-proof-certificate': ({ claim }) =>
    `${claim} is “2”: the client proved itself with a certificate, by a signed assertion.`,
  'fact/auth-strength': ({ claim, strength }) =>
    Number(strength) >= 2
      ? `Where an API answers “Presented auth strength was 1, required is 2”, it compares this ${claim}; with ${strength} it is satisfied.`
      : `This is what “Presented auth strength was ${strength}, required is 2” is about: the API compares ${claim}, and wants 2. A client certificate in the TLS connection does not raise it; a signed client_assertion in the token request does.`,
  'fact/app-roles': ({ count, roles }) =>
    `${counted(Number(count), 'application permission', 'application permissions')} (roles): ${roles}.`,
  'fact/delegated-scopes': ({ count, scopes }) =>
    `${counted(Number(count), 'delegated permission', 'delegated permissions')} (scp): ${scopes}. The user’s own rights limit them.`,
  'fact/graph-nonce': () =>
    'The header has a nonce, as Microsoft Graph’s tokens have: it was replaced by its hash before it was signed. So no library verifies the signature of such a token, with whatever key, and nobody but Graph has to.',
  'fact/id-token': ({ issuer, audience, user }) =>
    `An ID token: ${issuer || 'its issuer'} tells the client ${audience || '(not named)'} that ${user || 'a user'} has signed in. It is for the client alone, opens no API, and is no client assertion.`,
  'fact/context-token': ({ client, host }) =>
    `A SharePoint context token, as SharePoint posts it to an add-in in the field SPAppToken: it tells the add-in ${client || '(not named)'} which site${host ? ` and user it is running for; the add-in’s host is ${host}` : ' and user it is running for'}.`,
  'fact/context-principal': ({ member, principal, name }) =>
    `${member}: ${principal}${name ? `, which is ${name}` : ''}.`,
  'fact/context-realm': ({ realm }) =>
    `The realm is ${realm}: the tenant’s ID at SharePoint Online, the farm’s ID on premises.`,
  'fact/context-cache-key': ({ cacheKey }) =>
    `CacheKey ${cacheKey} stands for user, issuer of the user, add-in and realm. An add-in keeps its tokens under it, in a cookie or a session.`,
  'fact/context-refresh-token': ({ characters, sendTo }) =>
    `refreshtoken has ${counted(Number(characters), 'character', 'characters')}, which are masked here. The add-in sends it${sendTo ? ` to ${sendTo}` : ' to the token service'} with its own client ID and secret (grant_type=refresh_token), and gets an access token for the user and the site.`,
  'fact/context-times': (evidence) =>
    `It is valid${validity(evidence)}. SharePoint Online’s part of this ended on 2026-04-02; on premises it goes on.`,
  'fact/context-signature': ({ alg }) =>
    `It is signed with ${alg || 'HS256'}: the key is the add-in’s client secret, base64-decoded. Checking it needs that secret, so only the add-in can, and this page does not ask for it.`,
  'fact/actor-token': ({ client }) =>
    `actortoken is a token within the token: with it the app ${client} speaks for the user. The inner one is signed with the app’s certificate, the outer one is not (alg none): that is how SharePoint Server wants it. What is said here of certificate and signature is about the inner one.`,
  'fact/other-jwt': ({ issuer, audience }) =>
    `A JWT${issuer ? ` issued by ${issuer}` : ''}${audience ? ` for ${audience}` : ''}, of which nothing tells what it is for: neither a client’s assertion nor one of a server’s tokens.`,
};
