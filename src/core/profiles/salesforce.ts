/** Salesforce's JWT bearer flow: the assertion is the grant, and names a user. */
import { assertionElsewhere } from './signed-assertion';
import type { ServerProfile } from './server-profile';

const docs = 'documentation.sailpoint.com, generating_jwt_assertion: a copy of Salesforce’s rules';
const checked = '2026-11-22';

export const salesforce: ServerProfile = {
  id: 'salesforce',
  name: 'Salesforce',
  notes: [
    {
      value:
        'Not confirmed: how far ahead exp may be. One source says within three minutes, another a buffer of three minutes for clocks that differ.',
      source: `${docs}; innovalleyworks, blog`,
      checked,
    },
    {
      value:
        'For a sandbox change the audience to https://test.salesforce.com, for a community to its address.',
      source: docs,
      checked,
    },
  ],
  settings: [
    { name: 'tokenEndpoint', required: true, example: 'https://login.salesforce.com/services/oauth2/token' },
    {
      name: 'clientId',
      required: true,
      example: '3MVG99OxTyEMCQ3gNp2PjkqeZKxnmAiG1xV4oHh9AKL_rSK.BoSVPGZHQukXnVjzRgSuQqGn75NL7yfkQcyy7',
      hint: 'The consumer key of the connected app.',
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
      settings: [{ name: 'username', required: true, example: 'user@contoso.com' }],
    },
  ],
  clientAuthentications: [assertionElsewhere],
  tokenEndpointPath: { value: '/services/oauth2/token', source: docs, checked },
  hasClouds: false,
  algorithms: { value: [{ alg: 'RS256' }], source: docs, checked },
  keyTypes: { value: ['RSA'], source: docs, checked },
  certificate: {
    value: 'optional',
    source: `${docs}: the connected app has one certificate, and the header names none`,
    checked,
  },
  audience: {
    value: 'https://login.salesforce.com',
    source: `${docs}: or https://test.salesforce.com, or the community’s address`,
    checked,
  },
  typ: { value: [], source: `${docs}: {"alg":"RS256"}`, checked },
  claims: {
    value: [
      ['iss', '{clientId}'],
      ['sub', '{username}'],
      ['aud', '{audience}'],
      ['exp', '{expiry}'],
    ],
    source: `${docs}; sub was prn once`,
    checked,
  },
  lifetime: {
    value: { maximum: 180, rejects: false },
    source: `${docs}: three minutes; sources conflict`,
    checked,
  },
  requiresJti: { value: false, source: docs, checked },
  target: { value: 'scope', source: docs, checked },
};
