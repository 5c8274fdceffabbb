/** A Google service account: the assertion is the grant. */
import { assertionElsewhere } from './signed-assertion';
import type { ServerProfile } from './server-profile';

const docs = 'developers.google.com/identity/protocols/oauth2/service-account, from background knowledge';
const library = 'hackage, google-server-api: 3600 seconds at most';
const checked = '2026-11-22';

export const google: ServerProfile = {
  id: 'google',
  name: 'Google service account',
  notes: [
    {
      value: 'Not confirmed by us in Google’s own document: all rules but the lifetime.',
      source: docs,
      checked,
    },
  ],
  settings: [
    {
      name: 'clientId',
      required: true,
      example: 'daemon@project.iam.gserviceaccount.com',
      hint: 'The service account’s email address (client_email).',
    },
  ],
  grants: [
    {
      id: 'jwt-bearer',
      parameters: {
        value: [
          ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
          ['assertion', '{signedJwt}'],
        ],
        source: `RFC 7523 §2.1; ${docs}`,
        checked,
      },
      settings: [
        {
          name: 'scope',
          required: true,
          example: 'https://www.googleapis.com/auth/devstorage.read_only',
          hint: 'It is a claim, and no parameter.',
        },
        {
          name: 'subject',
          required: false,
          example: 'user@contoso.com',
          hint: 'The user to act for, with domain-wide delegation.',
        },
      ],
    },
  ],
  clientAuthentications: [
    {
      ...assertionElsewhere,
      settings: [{ name: 'keyId', required: false, example: 'private_key_id of the key file' }],
    },
  ],
  tokenEndpoint: { value: 'https://oauth2.googleapis.com/token', source: docs, checked },
  hasClouds: false,
  algorithms: { value: [{ alg: 'RS256' }], source: docs, checked },
  keyTypes: { value: ['RSA'], source: docs, checked },
  certificate: { value: 'optional', source: docs, checked },
  audience: { value: 'https://oauth2.googleapis.com/token', source: docs, checked },
  typ: { value: ['JWT'], source: docs, checked },
  claims: {
    value: [
      ['iss', '{clientId}'],
      ['sub', '{subject}', 'optional'],
      ['scope', '{scope}'],
      ['aud', '{audience}'],
      ['exp', '{expiry}'],
      ['iat', '{issuedAt}'],
    ],
    source: docs,
    checked,
  },
  lifetime: { value: { maximum: 3600, rejects: true }, source: library, checked },
  requiresJti: { value: false, source: docs, checked },
  target: { value: 'scope', source: docs, checked },
};
