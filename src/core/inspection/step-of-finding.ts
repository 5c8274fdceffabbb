/** Which of a server's checks a finding belongs to. */
import type { InspectionFinding } from './inspection-finding';
import type { CheckStep } from './server-check';

const exact: Readonly<Record<string, CheckStep>> = {
  'request/grant-missing': 'grant',
  'request/common-endpoint': 'grant',
  'request/client-id-missing': 'grant',
  'request/assertion-missing': 'assertion',
  'request/assertion-type-missing': 'assertion',
  'request/assertion-type-wrong': 'assertion',
  'request/assertion-parameter': 'assertion',
  'request/secret-and-assertion': 'assertion',
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
  const found = exact[code] ?? rooms[code.split('/')[0] ?? ''];
  if (found) return found;
  if (place.part === 'request') return /^request\/(scope|resource|setting)/.test(code) ? 'target' : 'request';
  // Of a time that is a string, has a fraction, or is off by a zone.
  return members[place.member ?? ''] ?? 'expiry';
}
