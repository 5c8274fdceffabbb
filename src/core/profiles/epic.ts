/** Epic's SMART backend. */
import { smartBackend } from './smart-backend';
import type { ServerProfile } from './server-profile';

const docs = 'fhir.epic.com, OAuth 2.0 specification, backend services';
const checked = '2026-11-22';

export const epic: ServerProfile = {
  ...smartBackend,
  id: 'epic',
  name: 'Epic',
  notes: [
    {
      value:
        'Since 2026-02-23 backend apps in customers’ environments publish their keys at a JWK Set address, and may name it as jku in Header overrides. A jti is a string of at most 151 characters.',
      source: 'fhir.epic.com, notice; a stored copy was read',
      checked,
    },
  ],
  settings: [
    {
      name: 'tokenEndpoint',
      required: true,
      example: 'https://fhir.epic.com/interconnect-fhir-oauth/oauth2/token',
    },
    { name: 'clientId', required: true, example: '00001111-aaaa-2222-bbbb-3333cccc4444' },
  ],
  algorithms: { value: [{ alg: 'RS384' }], source: docs, checked },
  keyTypes: { value: ['RSA'], source: docs, checked },
  audience: {
    value: 'token-endpoint',
    source: `${docs}; behind a proxy, the address that Epic sees`,
    checked,
  },
  lifetime: { value: { maximum: 300, rejects: true }, source: `${docs}: five minutes at receipt`, checked },
};
