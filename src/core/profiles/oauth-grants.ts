/** The grants as the standards have them, for servers that add nothing to them. */
import type { GrantRules } from './grant-rules';

const checked = '2026-11-22';

const clientCredentials: GrantRules = {
  id: 'client-credentials',
  parameters: {
    value: [
      ['grant_type', 'client_credentials'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
    ],
    source: 'RFC 6749 §4.4.2; RFC 7521 §4.2: client_id is optional beside an assertion',
    checked,
  },
  settings: [{ name: 'scope', required: false, example: 'api:read' }],
  authentications: { value: ['signed-assertion', 'client-secret'], source: 'RFC 6749 §4.4', checked },
};

const authorizationCode: GrantRules = {
  id: 'authorization-code',
  parameters: {
    value: [
      ['grant_type', 'authorization_code'],
      ['client_id', '{clientId}'],
      ['code', '{authorizationCode}'],
      ['redirect_uri', '{redirectUri}'],
      ['code_verifier', '{codeVerifier}'],
    ],
    source: 'RFC 6749 §4.1.3; RFC 7636 §4.5: code_verifier',
    checked,
  },
  settings: [
    { name: 'authorizationCode', required: true, example: 'SplxlOBeZQQYbYS6WxSbIA' },
    { name: 'redirectUri', required: false, example: 'https://client.example.org/cb' },
    { name: 'codeVerifier', required: false, example: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' },
  ],
};

const refreshToken: GrantRules = {
  id: 'refresh-token',
  parameters: {
    value: [
      ['grant_type', 'refresh_token'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
      ['refresh_token', '{refreshToken}'],
    ],
    source: 'RFC 6749 §6',
    checked,
  },
  settings: [
    { name: 'refreshToken', required: true, example: 'tGzv3JOkF0XG5Qx2TlKWIA' },
    { name: 'scope', required: false, example: 'api:read' },
  ],
};

const password: GrantRules = {
  id: 'password',
  parameters: {
    value: [
      ['grant_type', 'password'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
      ['username', '{username}'],
      ['password', '{userPassword}'],
    ],
    source: 'RFC 6749 §4.3.2; RFC 9700 §2.4: MUST NOT be used any more',
    checked,
  },
  settings: [
    { name: 'username', required: true, example: 'johndoe' },
    { name: 'userPassword', required: true, example: 'A3ddj3w' },
    { name: 'scope', required: false, example: 'api:read' },
  ],
};

const bearerSettings: GrantRules['settings'] = [
  {
    name: 'userAssertion',
    required: true,
    example: 'eyJhbGciOiJFUzI1NiIsImtpZCI6IjE2In0.eyJpc3Mi[…].J9l-ZhwP[…]',
  },
  { name: 'scope', required: false, example: 'api:read' },
];

const jwtBearer: GrantRules = {
  id: 'jwt-bearer',
  parameters: {
    value: [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
      ['assertion', '{userAssertion}'],
    ],
    source: 'RFC 7523 §2.1, RFC 7521 §4.1',
    checked,
  },
  settings: bearerSettings,
};

const samlBearer: GrantRules = {
  id: 'saml-bearer',
  parameters: {
    value: [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:saml2-bearer'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
      ['assertion', '{userAssertion}'],
    ],
    source: 'RFC 7522 §2.1: one SAML 2.0 assertion, base64url',
    checked,
  },
  settings: [
    {
      name: 'userAssertion',
      required: true,
      example: 'PHNhbWxwOl[…]ZT4',
      hint: 'The SAML 2.0 assertion in base64url.',
    },
    { name: 'scope', required: false, example: 'api:read' },
  ],
};

const deviceCode: GrantRules = {
  id: 'device-code',
  parameters: {
    value: [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
      ['client_id', '{clientId}'],
      ['device_code', '{deviceCode}'],
    ],
    source: 'RFC 8628 §3.4',
    checked,
  },
  settings: [{ name: 'deviceCode', required: true, example: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS' }],
};

export const oauthGrants = {
  clientCredentials,
  authorizationCode,
  refreshToken,
  password,
  jwtBearer,
  samlBearer,
  deviceCode,
};
