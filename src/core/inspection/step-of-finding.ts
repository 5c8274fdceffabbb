/** Which of a server's checks a finding belongs to. */
import type { InspectionFinding } from './inspection-finding';
import type { CheckStep } from './server-check';

/** Of a request: whatever is not here is about how it is written or where it goes. */
const ofRequest: Readonly<Record<string, CheckStep>> = {
  'request/grant-missing': 'grant',
  'request/grant-unknown': 'grant',
  'request/common-endpoint': 'grant',
  'request/client-id-missing': 'grant',
  'request/setting-missing': 'grant',
  'request/scope-missing': 'target',
  'request/scope-not-default': 'target',
  'request/scope-several': 'target',
  'request/scope-on-v1': 'target',
  'request/resource-missing': 'target',
  'request/resource-on-v2': 'target',
  'request/assertion-missing': 'assertion',
  'request/assertion-type-missing': 'assertion',
  'request/assertion-type-wrong': 'assertion',
  'request/assertion-parameter': 'assertion',
  'request/secret-and-assertion': 'assertion',
};

const exact: Readonly<Record<string, CheckStep>> = {
  'segment/not-json': 'header',
  'certificate/ec-not-accepted': 'algorithm',
  'alg/key-mismatch': 'signature',
  'exp/too-long': 'lifetime',
  'typ/in-claims': 'header',
};

/** By the part of the code before the slash. */
const rooms: Readonly<Record<string, CheckStep>> = {
  token: 'assertion',
  segment: 'segments',
  typ: 'header',
  alg: 'algorithm',
  kid: 'key',
  x5t: 'key',
  thumbprint: 'key',
  x5c: 'key',
  certificate: 'certificate',
  signature: 'signature',
  iss: 'client',
  sub: 'client',
  aud: 'audience',
  exp: 'expiry',
  nbf: 'not-before',
  jti: 'jti',
};

const members: Readonly<Record<string, CheckStep>> = { exp: 'expiry', nbf: 'not-before', iat: 'lifetime' };

export function stepOfFinding({ code, place }: InspectionFinding): CheckStep {
  if (place.part === 'request') {
    // The grant's own name, taken for the assertion's, or the reverse.
    const isOfGrant = code === 'request/assertion-type-wrong' && place.member === 'grant_type';
    return isOfGrant ? 'grant' : (ofRequest[code] ?? 'request');
  }
  // Of a time that is a string, has a fraction, or is off by a zone, by its claim.
  return exact[code] ?? rooms[code.split('/')[0] ?? ''] ?? members[place.member ?? ''] ?? 'expiry';
}
