/** SMART Backend Services: health records without a user. */
import { signedAssertionNeedsKeyId } from './signed-assertion';
import { genericOidc } from './generic-oidc';
import { oauthGrants } from './oauth-grants';
import type { ServerProfile } from './server-profile';

const smart = 'HL7, smart-app-launch, client-confidential-asymmetric';
const checked = '2026-11-22';

export const smartBackend: ServerProfile = {
  ...genericOidc,
  id: 'smart-backend',
  name: 'SMART Backend Services',
  settings: [
    { name: 'tokenEndpoint', required: true, example: 'https://ehr.example.com/token' },
    { name: 'clientId', required: true, example: 'https://bili-monitor.example.com' },
  ],
  grants: [
    {
      ...oauthGrants.clientCredentials,
      settings: [{ name: 'scope', required: true, example: 'system/Observation.rs' }],
    },
  ],
  clientAuthentications: [signedAssertionNeedsKeyId],
  algorithms: { value: [{ alg: 'RS384' }, { alg: 'ES384' }], source: smart, checked },
  keyTypes: { value: ['RSA', 'EC'], source: smart, checked },
  audience: { value: 'token-endpoint', source: `${smart}: aud`, checked },
  typ: { value: ['JWT'], source: `${smart}: typ is required`, checked },
  lifetime: { value: { maximum: 300, rejects: true }, source: `${smart}: five minutes`, checked },
  requiresJti: { value: true, source: `${smart}: jti`, checked },
};
