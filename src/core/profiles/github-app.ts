/** A GitHub App: the JWT itself opens the API. */
import { assertionElsewhere } from './signed-assertion';
import type { ServerProfile } from './server-profile';

const docs = 'github/docs, apps/creating-github-apps, generating-a-json-web-token-jwt-for-a-github-app.md';
const checked = '2026-11-22';

export const githubApp: ServerProfile = {
  id: 'github-app',
  name: 'GitHub App',
  notes: [
    {
      value:
        'With this JWT an installation’s token is asked for: POST https://api.github.com/app/installations/{id}/access_tokens.',
      source: docs,
      checked,
    },
  ],
  settings: [
    {
      name: 'clientId',
      required: true,
      example: 'Iv23li8kSYYPJtwNFUGt',
      hint: 'The client ID, or the app ID. That the client ID is taken is not confirmed by us.',
    },
  ],
  grants: [
    {
      id: 'none',
      parameters: { value: [], source: `${docs}: the JWT is sent to the API`, checked },
      settings: [],
    },
  ],
  clientAuthentications: [assertionElsewhere],
  tokenEndpoint: { value: 'https://api.github.com/app', source: docs, checked },
  bearerHeaders: {
    value: [
      ['Accept', 'application/vnd.github+json'],
      ['Authorization', 'Bearer {signedJwt}'],
      ['X-GitHub-Api-Version', '2022-11-28'],
    ],
    source: docs,
    checked,
  },
  hasClouds: false,
  algorithms: { value: [{ alg: 'RS256' }], source: docs, checked },
  keyTypes: { value: ['RSA'], source: docs, checked },
  certificate: { value: 'optional', source: `${docs}: GitHub made the key and knows it`, checked },
  audience: { value: 'none', source: `${docs}: there is no aud`, checked },
  typ: { value: ['JWT'], source: `${docs}, the example programs`, checked },
  claims: {
    value: [
      ['iat', '{notBefore}'],
      ['exp', '{expiry}'],
      ['iss', '{clientId}'],
    ],
    source: `${docs}: iat 60 seconds in the past, against clocks that differ`,
    checked,
  },
  lifetime: { value: { maximum: 600, rejects: true }, source: `${docs}: ten minutes`, checked },
  notBeforeOffset: { value: 60, source: `${docs}: iat`, checked },
  requiresJti: { value: false, source: docs, checked },
  target: { value: 'scope', source: docs, checked },
};
