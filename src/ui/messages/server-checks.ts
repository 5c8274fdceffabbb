/** The checks of an authorization server as a person reads them. A step, outcome or reason without words does not compile. */
import type {
  CheckOutcome,
  CheckStep,
  ServerVerdict,
  UncheckedReason,
} from '../../core/inspection/server-check';

/** What is true where the check passes. */
export const checkNames: Readonly<Record<CheckStep, string>> = {
  request: 'The request can be read as a form',
  grant: 'There is a grant that the server has',
  assertion: 'A client assertion of the right type is there',
  segments: 'The assertion has three parts of base64url',
  header: 'Header and claims are JSON objects',
  algorithm: 'The server accepts alg',
  key: 'The header leads to a registered key',
  certificate: 'The registered certificate is valid',
  signature: 'The signature verifies with that key',
  client: 'iss and sub are the client',
  audience: 'aud is this server',
  expiry: 'exp is in the future',
  'not-before': 'nbf is not in the future',
  lifetime: 'exp is not too far ahead',
  jti: 'jti is there, where it has to be',
  target: 'Scope or resource is one to ask for',
};

export const outcomeNames: Readonly<Record<CheckOutcome, string>> = {
  passed: 'passed',
  failed: 'failed',
  'not-reached': 'not reached',
  'not-checked': 'not checked',
};

export const uncheckedReasons: Readonly<Record<UncheckedReason, string>> = {
  'no-request': 'Only a token was given. Paste the whole request to check this.',
  'no-certificate': 'No certificate was given: load or paste the one that is registered.',
  'value-in-file': 'The assertion is in a file that the request only names.',
  'key-of-server': 'The server has the key under a name that only it knows.',
  'not-verifiable':
    'This signature cannot be verified here: it is made with a secret, or with a key that this browser refuses.',
  'other-issuer': 'Another issuer signs here; its keys are not on this page.',
};

export const verdictNames: Readonly<Record<ServerVerdict['outcome'], string>> = {
  accepted: 'Everything that can be checked here is right.',
  refused: 'The server would refuse this.',
  unknown: 'Nothing is wrong in what can be checked here, and not everything can.',
};

/** What only the server itself can know. */
export const uncheckable =
  'Whether jti was used before, whether the permissions were granted, and what policies say, only the server knows.';

export const assumedOrder =
  'No server documents the order of its checks: each stands here after those whose result it needs.';

export function answerOrigin(isDocumented: boolean): string {
  return isDocumented ? 'This answer to this mistake was seen' : 'That the server answers so is assumed';
}
