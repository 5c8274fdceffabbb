/** Snowflake, key pair authentication for its SQL and REST APIs. */
import { assertionElsewhere } from './signed-assertion';
import type { ServerProfile } from './server-profile';

const docs = 'docs.snowflake.com, developer-guide/snowflake-rest-api/authentication';
const connector = 'snowflake-connector-python, auth/keypair.py';
const checked = '2026-11-22';

export const snowflake: ServerProfile = {
  id: 'snowflake',
  name: 'Snowflake',
  settings: [
    {
      name: 'account',
      required: true,
      example: 'myorg-myaccount',
      hint: 'A region after a dot is dropped in the claims.',
    },
    { name: 'username', required: true, example: 'DAEMON' },
  ],
  grants: [
    {
      id: 'none',
      parameters: { value: [], source: `${docs}: the JWT is sent to the API`, checked },
      settings: [],
    },
  ],
  clientAuthentications: [assertionElsewhere],
  tokenEndpoint: {
    value: 'https://{accountHost}.snowflakecomputing.com/api/v2/databases',
    source: `${docs}; any address of the API takes the same headers`,
    checked,
  },
  bearerHeaders: {
    value: [
      ['Authorization', 'Bearer {signedJwt}'],
      ['X-Snowflake-Authorization-Token-Type', 'KEYPAIR_JWT'],
      ['Accept', 'application/json'],
    ],
    source: docs,
    checked,
  },
  hasClouds: false,
  algorithms: {
    value: [{ alg: 'RS256' }, { alg: 'ES256' }, { alg: 'ES384' }, { alg: 'ES512' }],
    source: `${docs}; ${connector}`,
    checked,
  },
  keyTypes: { value: ['RSA', 'EC'], source: docs, checked },
  certificate: {
    value: 'optional',
    source: `${connector}: the public key is registered with the user`,
    checked,
  },
  audience: { value: 'none', source: `${connector}: there is no aud`, checked },
  typ: { value: ['JWT'], source: `${connector}, PyJWT’s default`, checked },
  claims: {
    value: [
      ['iss', '{accountIdentifier}.{upperUsername}.{keyDigest}'],
      ['sub', '{accountIdentifier}.{upperUsername}'],
      ['iat', '{issuedAt}'],
      ['exp', '{expiry}'],
    ],
    source: `${connector}: ACCOUNT.USER.SHA256: and the standard base64 of the SHA-256 of the SPKI`,
    checked,
  },
  lifetime: {
    value: { maximum: 3600, rejects: true },
    source: `${docs}: an hour at most; the connector takes a minute`,
    checked,
  },
  requiresJti: { value: false, source: connector, checked },
  target: { value: 'scope', source: docs, checked },
};
