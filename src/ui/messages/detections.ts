/** How it was told whose rules apply, and where in what was pasted a finding is. */
import type { DetectedServer } from '../../core/inspection/inspection';
import type { FindingPlace } from '../../core/inspection/inspection-finding';

export const detections: Readonly<Record<DetectedServer['by'], string>> = {
  choice: 'as chosen',
  url: 'told by the address of the request',
  aud: 'told by the audience (aud)',
  iss: 'told by the issuer (iss)',
  scope: 'told by the scope',
  nothing: 'nothing tells which server it is for: the rules of the standards',
};

const parts: Readonly<Record<FindingPlace['part'], string>> = {
  token: 'token',
  header: 'JOSE header',
  claims: 'claims set',
  signature: 'signature',
  certificate: 'certificate',
  request: 'request',
};

export function explainPlace({ part, member }: FindingPlace): string {
  return member ? `${parts[part]}, ${member}` : parts[part];
}
