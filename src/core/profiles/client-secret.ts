/** Client authentication by a secret, and none at all. RFC 6749 §2.3.1, §2.1. */
import type { ClientAuthenticationRules } from './grant-rules';

const checked = '2026-11-22';

export const clientSecret: ClientAuthenticationRules = {
  id: 'client-secret',
  parameters: { value: [['client_secret', '{clientSecret}']], source: 'RFC 6749 §2.3.1', checked },
  settings: [{ name: 'clientSecret', required: true, example: 'the secret’s value, not its ID' }],
};

export const publicClient: ClientAuthenticationRules = {
  id: 'none',
  parameters: { value: [], source: 'RFC 6749 §2.1: a public client proves nothing', checked },
  settings: [],
};
