/** What a finding about header or claims means to a person. */
import type { FindingCode } from '../../core/assertion/finding';
import { ofEntra, type Explain } from './message';

const backToRule = 'Go back to the server’s rule.';
const mendOverride = 'Change it in the overrides, or remove it there.';

export const assertionFindings = {
  'x5t/missing': ({ wanted, loaded }) => ({
    what: `The header has no ${wanted}: the server cannot tell which certificate to check with.`,
    next: loaded === 'yes' ? mendOverride : 'Load the certificate that belongs to this key.',
  }),
  'x5t/other-certificate': ({ member, found, expected }) => ({
    what: `${member} is ${found}, which is not the loaded certificate’s thumbprint, ${expected}.`,
    next: mendOverride,
  }),
  'kid/only': ({ wanted }) => ({
    what: `The header names the key by kid alone; this server finds a certificate by ${wanted}.`,
    next: `Keep ${wanted} in the header.`,
  }),
  'alg/none': () => ({
    what: 'alg is “none”: an assertion that claims not to be signed proves nothing.',
    next: mendOverride,
  }),
  'alg/not-accepted': ({ alg, accepted }) => ({
    what: `alg is ${alg}; this server takes ${accepted}.`,
    next: mendOverride,
  }),
  'alg/key-mismatch': ({ alg, signedWith }) => ({
    what: `The header says ${alg}, and the signature is made with ${signedWith}: it will not verify.`,
    next: `Choose ${alg} under Algorithm, or take it out of the overrides.`,
  }),
  'typ/not-expected': ({ typ, expected }) => ({
    what: `typ is ${typ}; this server expects ${expected}.`,
    next: mendOverride,
  }),
  'x5c/string': () => ({
    what: 'x5c is a string; the standard has an array of strings, even for one certificate.',
    next: 'Write it as an array.',
  }),
  'aud/missing': ({ expected }) => ({
    what: `There is no audience: the assertion is addressed to nobody. Expected: ${expected}`,
    next: backToRule,
  }),
  'aud/array': (evidence) => ({
    what: `aud is an array; rfc7523bis wants one value.${ofEntra(evidence, ' Entra answers AADSTS50027.')}`,
    next: 'Write it as a string.',
  }),
  'aud/common-endpoint': ({ aud }) => ({
    what: `The audience ${aud} names no tenant of yours; an app proves itself to one tenant (AADSTS700023).`,
    next: 'Put the tenant’s own ID or domain there.',
  }),
  'aud/other-tenant': ({ aud, expected }) => ({
    what: `The audience ${aud} is another tenant’s than the request’s. Expected: ${expected}`,
    next: 'Entra answers AADSTS700023 unless both are names of one tenant.',
  }),
  'aud/version-mismatch': ({ aud, expected }) => ({
    what: `The audience ${aud} is the endpoint of the other version. Expected: ${expected}`,
    next: backToRule,
  }),
  'aud/other-cloud': ({ aud, expected }) => ({
    what: `The audience ${aud} is in another cloud than the request. Expected: ${expected}`,
    next: 'Entra answers AADSTS700023. Choose the right cloud, or go back to the server’s rule.',
  }),
  'aud/not-token-endpoint': ({ aud, expected }) => ({
    what: `The audience is ${aud}; this server wants its token endpoint: ${expected}`,
    next: backToRule,
  }),
  'aud/not-issuer': ({ aud, expected }) => ({
    what: `The audience is ${aud}; servers that follow rfc7523bis take their issuer alone: ${expected}`,
    next: backToRule,
  }),
  'aud/not-expected': ({ aud, expected }) => ({
    what: `The audience is ${aud}; this server wants ${expected}`,
    next: backToRule,
  }),
  'aud/trailing-slash': ({ aud, expected, tokenEndpoint }) => ({
    what: aud
      ? `A slash at the end makes the difference: ${aud} is not ${expected}`
      : `${tokenEndpoint} ends with a slash that the endpoint does not have.`,
    next: 'Servers compare character by character.',
  }),
  'aud/http': ({ aud, tokenEndpoint }) => ({
    what: `${aud ?? tokenEndpoint} is not encrypted: whoever listens takes the assertion and the token.`,
    next: 'Use https. Plain http is accepted for this machine only (localhost, 127.0.0.1, [::1]).',
  }),
  'iss/missing': () => ({
    what: 'There is no iss: the server does not know who speaks.',
    next: mendOverride,
  }),
  'sub/missing': () => ({
    what: 'There is no sub: the server does not know who is to be authenticated.',
    next: mendOverride,
  }),
  'iss/not-sub': (evidence) => ({
    what: `iss is ${evidence['iss']} and sub is ${evidence['sub']}; for client authentication they are the same${ofEntra(evidence, ' (AADSTS50048)')}.`,
    next: mendOverride,
  }),
  'iss/not-client-id': (evidence) => ({
    what: `iss is ${evidence['iss']}, and the request says client_id ${evidence['clientId']}${ofEntra(evidence, ' (AADSTS700021)')}.`,
    next: mendOverride,
  }),
  'iss/not-expected': ({ iss, expected }) => ({
    what: `iss is ${iss}; by this server’s rule it is ${expected}.`,
    next: mendOverride,
  }),
  'sub/not-expected': ({ sub, expected }) => ({
    what: `sub is ${sub}; by this server’s rule it is ${expected}.`,
    next: mendOverride,
  }),
  'jti/missing': (evidence) => ({
    what: 'There is no jti: the server cannot tell a second use from the first.',
    next: `OpenID Connect requires it${ofEntra(evidence, '; Entra has been seen to do without')}.`,
  }),
  'jti/not-string': ({ jti }) => ({ what: `jti is ${jti}; it must be a string.`, next: mendOverride }),
  'exp/missing': () => ({
    what: 'There is no exp: the assertion would be valid for ever, and is refused.',
    next: mendOverride,
  }),
  'exp/past': (evidence) => ({
    what: `exp is ${evidence['found']}, and now is ${evidence['now']}: the assertion is expired when it is made${ofEntra(evidence, ' (AADSTS700024)')}.`,
    next: 'Give it some minutes.',
  }),
  'exp/too-long': ({ maximum }) => ({
    what: `It is valid for longer than the ${maximum} seconds that this kind of server asks for.`,
    next: 'Some servers refuse it. A copy that leaks is useful for as long: make it short, and sign again.',
  }),
  'exp/milliseconds': ({ found }) => ({
    what: `exp is ${found}: that many seconds end after the year 5000. Milliseconds?`,
    next: 'Divide by 1000.',
  }),
  'exp/not-seconds': ({ found }) => ({
    what: found === '' ? 'There is no lifetime.' : `“${found}” is no whole number of seconds.`,
    next: 'Ten minutes are 600.',
  }),
  'nbf/future': (evidence) => ({
    what: `nbf is ${evidence['found']}, and now is ${evidence['now']}: until then the assertion is refused${ofEntra(evidence, ' (AADSTS700024)')}.`,
    next: 'A positive offset puts it into the past, where it covers for clocks that differ.',
  }),
  'nbf/milliseconds': ({ found }) => ({
    what: `nbf is ${found}: that many seconds end after the year 5000. Milliseconds?`,
    next: 'Divide by 1000.',
  }),
  'nbf/after-exp': ({ found }) => ({
    what: `nbf is ${found}, not before exp: it is never valid.`,
    next: mendOverride,
  }),
  'nbf/not-seconds': ({ found }) => ({
    what: found === '' ? 'There is no offset.' : `“${found}” is no whole number of seconds.`,
    next: 'Five minutes are 300; none is 0.',
  }),
  'time/string': (evidence) => ({
    what: `${evidence['claim']} is the string ${evidence['found']}; a NumericDate is a number.`,
    next: `Take the quotes away.${ofEntra(evidence, ' Entra tolerates them, since old libraries write them.')}`,
  }),
  'time/float': ({ claim, found }) => ({
    what: `${claim} is ${found}, with a fraction of a second.`,
    next: 'The standard allows it; strict servers stumble over it.',
  }),
} satisfies Partial<Record<FindingCode, Explain>>;
