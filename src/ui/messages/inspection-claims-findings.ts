/** What a finding about the claims of a pasted token, or about its certificate, means to a person. */
import type { FindingCode } from '../../core/assertion/finding';
import { assertionFindings } from './assertion-findings';
import { inputFindings } from './input-findings';
import { ofEntra, type Evidence, type Explain } from './message';
import { numericTime, span } from './times';

type ClaimsCode =
  | Extract<FindingCode, `aud/${string}` | `iss/${string}` | `sub/${string}` | `jti/${string}`>
  | Extract<FindingCode, `time/${string}` | `certificate/${string}`>
  | Exclude<Extract<FindingCode, `exp/${string}` | `nbf/${string}`>, `${string}/not-seconds`>;

/** What the Sign view says of it, with what to do where the token was made elsewhere. */
const retold =
  (code: keyof typeof assertionFindings, next: string | ((evidence: Evidence) => string)): Explain =>
  (evidence) => ({
    what: assertionFindings[code](evidence).what,
    next: typeof next === 'string' ? next : next(evidence),
  });

const writeExpected = 'Write the expected value into aud, and sign again.';
const signAgain = 'Correct it where the assertion is made, and sign again.';

export const inspectionClaimsFindings: Readonly<Record<ClaimsCode, Explain>> = {
  'aud/missing': retold('aud/missing', writeExpected),
  'aud/array': retold('aud/array', 'Write it as a string.'),
  'aud/common-endpoint': retold(
    'aud/common-endpoint',
    'Put the tenant’s own ID or domain there, also where the request goes to that address.',
  ),
  'aud/other-tenant': retold(
    'aud/other-tenant',
    'Entra answers AADSTS700023 unless both are names of one tenant.',
  ),
  'aud/version-mismatch': retold('aud/version-mismatch', writeExpected),
  'aud/other-cloud': retold(
    'aud/other-cloud',
    'Entra answers AADSTS700023. Address the cloud that the tenant is in.',
  ),
  'aud/not-token-endpoint': retold(
    'aud/not-token-endpoint',
    (evidence) => ofEntra(evidence, `${writeExpected} Entra answers AADSTS700023.`) || writeExpected,
  ),
  'aud/not-issuer': retold('aud/not-issuer', writeExpected),
  'aud/not-expected': retold('aud/not-expected', writeExpected),
  'aud/trailing-slash': retold('aud/trailing-slash', 'Servers compare character by character.'),
  'aud/http': retold('aud/http', 'Write https, in the request as well.'),
  'iss/missing': retold('iss/missing', 'Put the client ID there.'),
  'sub/missing': retold('sub/missing', 'Put the client ID there.'),
  'iss/not-sub': retold('iss/not-sub', 'Put the client ID into both.'),
  'iss/not-client-id': retold('iss/not-client-id', 'Put one client ID into iss, sub and the request.'),
  'iss/not-expected': retold('iss/not-expected', signAgain),
  'sub/not-expected': retold('sub/not-expected', signAgain),
  'jti/missing': retold('jti/missing', (evidence) => assertionFindings['jti/missing'](evidence).next),
  'jti/not-string': retold('jti/not-string', 'Write it in quotes.'),
  'exp/missing': retold('exp/missing', 'Add it: now and ten minutes, in seconds since 1970.'),
  'exp/past': (evidence) => ({
    what: `exp is ${numericTime(evidence['found'])}, ${span(Number(evidence['now']) - secondsOf(evidence['found']))} before ${numericTime(evidence['now'])}.`,
    next: `Make a new one: an assertion is good for some minutes and is not kept.${ofEntra(evidence, ' Entra answers AADSTS700024.')} To see whether it was good when it was made, set Evaluate at back.`,
  }),
  'exp/too-long': (evidence) => ({
    what: `It is valid until ${numericTime(evidence['found'])}, longer than the ${evidence['maximum']} seconds that this kind of server asks for.`,
    next: 'Some servers refuse it. A copy that leaks is useful for as long: make it short, and sign again.',
  }),
  'exp/milliseconds': (evidence) => ({
    what: `${evidence['claim']} ${evidence['others'] ? `and ${evidence['others']} are` : 'is'} in milliseconds: ${evidence['found']} seconds end after the year 5000.`,
    next: 'Divide by 1000.',
  }),
  'nbf/future': (evidence) => ({
    what: `nbf is ${numericTime(evidence['found'])}, ${span(secondsOf(evidence['found']) - Number(evidence['now']))} after ${numericTime(evidence['now'])}: until then the assertion is refused${ofEntra(evidence, ' (AADSTS700024)')}.`,
    next: 'A clock that is fast does this. Put nbf five minutes into the past, where it covers for clocks that differ.',
  }),
  'nbf/milliseconds': retold('nbf/milliseconds', 'Divide by 1000.'),
  'nbf/after-exp': retold('nbf/after-exp', signAgain),
  'time/string': (evidence) => ({
    what: `${evidence['claim']} ${evidence['others'] ? `and ${evidence['others']} are strings` : `is the string ${evidence['found']}`}; a NumericDate is a number.`,
    next: `Take the quotes away.${ofEntra(evidence, ' Entra tolerates them, since MSAL.NET writes them.')}`,
  }),
  'time/float': (evidence) => ({
    what: `${evidence['claim']} ${evidence['others'] ? `and ${evidence['others']} have` : `is ${evidence['found']}, with`} a fraction of a second.`,
    next: 'The standard allows it, and MSAL Python writes it; strict servers stumble over it.',
  }),
  'certificate/expired': inputFindings['certificate/expired'],
  'certificate/not-yet-valid': inputFindings['certificate/not-yet-valid'],
  'certificate/weak-key': inputFindings['certificate/weak-key'],
  'certificate/ec-not-accepted': inputFindings['certificate/ec-not-accepted'],
  'certificate/key-usage': inputFindings['certificate/key-usage'],
};

/** Evidence is JSON: a string has its quotes. */
function secondsOf(found: string | number | undefined): number {
  return Number(String(found).replace(/"/g, ''));
}
