/** The grants of Microsoft's v2.0 token endpoint, wherever it stands. */
import type { GrantRules } from './grant-rules';

const docs = 'entra-docs, identity-platform';
const checked = '2026-11-22';
const anyTenant = ['common', 'organizations', 'consumers'];
const scope = { name: 'scope', required: true, example: 'https://graph.microsoft.com/.default' } as const;
const userScope = { ...scope, required: false, example: 'https://graph.microsoft.com/User.Read' } as const;

export const entraClientCredentials: GrantRules = {
  id: 'client-credentials',
  parameters: {
    value: [
      ['grant_type', 'client_credentials'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
    ],
    source: `${docs}/v2-oauth2-client-creds-grant-flow.md`,
    checked,
  },
  settings: [scope],
  authentications: {
    value: ['signed-assertion', 'external-jwt', 'client-secret'],
    source: `${docs}/v2-oauth2-client-creds-grant-flow.md`,
    checked,
  },
  scopeSuffix: {
    value: '/.default',
    source: `${docs}/v2-oauth2-client-creds-grant-flow.md: scope; AADSTS1002012`,
    checked,
  },
  reservedTenants: {
    value: anyTenant,
    source: `${docs}/v2-oauth2-client-creds-grant-flow.md: tenant; AADSTS50059, AADSTS700023`,
    checked,
  },
};

export const entraAuthorizationCode: GrantRules = {
  id: 'authorization-code',
  parameters: {
    value: [
      ['grant_type', 'authorization_code'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
      ['code', '{authorizationCode}'],
      ['redirect_uri', '{redirectUri}'],
      ['code_verifier', '{codeVerifier}'],
    ],
    source: `${docs}/v2-oauth2-auth-code-flow.md: code_verifier if PKCE was used, scope optional`,
    checked,
  },
  settings: [
    {
      name: 'authorizationCode',
      required: true,
      example: 'OAAABAAAAiL9Kn2Z27UubvWFPbm0gLWQJVzCTE9UkP3pSx1aXxUjq3n8b2JRLk4OxVXr',
    },
    { name: 'redirectUri', required: true, example: 'https://localhost/myapp/' },
    { name: 'codeVerifier', required: false, example: 'ThisIsntRandomButItNeedsToBe43CharactersLong' },
    userScope,
  ],
};

export const entraRefreshToken: GrantRules = {
  id: 'refresh-token',
  parameters: {
    value: [
      ['grant_type', 'refresh_token'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
      ['refresh_token', '{refreshToken}'],
    ],
    source: `${docs}/v2-oauth2-auth-code-flow.md; MSAL Go, accesstokens.go: with an assertion`,
    checked,
  },
  settings: [
    {
      name: 'refreshToken',
      required: true,
      example: 'OAAABAAAAiL9Kn2Z27UubvWFPbm0gLWQJVzCTE9UkP3pSx1aXxUjq',
    },
    userScope,
  ],
};

export const entraOnBehalfOf: GrantRules = {
  id: 'on-behalf-of',
  parameters: {
    value: [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
      ['assertion', '{userAssertion}'],
      ['requested_token_use', 'on_behalf_of'],
    ],
    source: `${docs}/v2-oauth2-on-behalf-of-flow.md`,
    checked,
  },
  settings: [
    {
      name: 'userAssertion',
      required: true,
      example: 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIyO[…].tjnzPPDP[…]',
      hint: 'The user’s access token for this app: its aud is the client ID above.',
    },
    { ...userScope, required: true },
  ],
  authentications: {
    value: ['signed-assertion', 'client-secret'],
    source: `${docs}/v2-oauth2-on-behalf-of-flow.md`,
    checked,
  },
  reservedTenants: {
    value: anyTenant,
    source: `${docs}/v2-oauth2-on-behalf-of-flow.md: the endpoint of a tenant`,
    checked,
  },
};

export const entraPassword: GrantRules = {
  id: 'password',
  parameters: {
    value: [
      ['grant_type', 'password'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
      ['username', '{username}'],
      ['password', '{userPassword}'],
    ],
    source: `${docs}/v2-oauth-ropc.md`,
    checked,
  },
  settings: [
    { name: 'username', required: true, example: 'myusername@contoso.com' },
    { name: 'userPassword', required: true, example: 'SuperS3cret' },
    { ...userScope, required: true },
  ],
  authentications: {
    value: ['signed-assertion', 'client-secret', 'none'],
    source: `${docs}/v2-oauth-ropc.md: a secret or assertion if the app is confidential, none if it is public`,
    checked,
  },
  reservedTenants: {
    value: ['common', 'consumers'],
    source: `${docs}/v2-oauth-ropc.md: tenant; AADSTS9001023`,
    checked,
  },
};

export const entraSamlBearer: GrantRules = {
  id: 'saml-bearer',
  parameters: {
    value: [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:saml2-bearer'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
      ['assertion', '{userAssertion}'],
    ],
    source:
      'MSAL Go, grant constants; RFC 7522 §2.1. Not confirmed by Microsoft’s documents, which we have not found',
    checked,
  },
  settings: [
    {
      name: 'userAssertion',
      required: true,
      example: 'PHNhbWxwOl[…]ZT4',
      hint: 'The SAML 2.0 assertion in base64url. That the endpoint takes it is not confirmed by us: MSAL sends it, no document of Microsoft says so.',
    },
    { ...userScope, required: true },
  ],
  authentications: { value: ['signed-assertion', 'client-secret'], source: 'RFC 7521 §4.1', checked },
};

export const entraSaml11Bearer: GrantRules = {
  ...entraSamlBearer,
  id: 'saml11-bearer',
  parameters: {
    value: [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:saml1_1-bearer'],
      ['client_id', '{clientId}'],
      ['scope', '{scope}'],
      ['assertion', '{userAssertion}'],
    ],
    source: 'MSAL Go, grant constants. Not confirmed by Microsoft’s documents, which we have not found',
    checked,
  },
  settings: [
    {
      name: 'userAssertion',
      required: true,
      example: 'PHNhbWw6[…]bj4=',
      hint: 'The SAML 1.1 assertion in base64url. That the endpoint takes it is not confirmed by us: MSAL sends it, no document of Microsoft says so.',
    },
    { ...userScope, required: true },
  ],
};

export const entraDeviceCode: GrantRules = {
  id: 'device-code',
  parameters: {
    value: [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
      ['client_id', '{clientId}'],
      ['device_code', '{deviceCode}'],
    ],
    source: `${docs}/v2-oauth2-device-code.md`,
    checked,
  },
  settings: [{ name: 'deviceCode', required: true, example: 'GMMhmHCXhWEzkobqIHGG_EnNYYsAkukHspeYUk9E8' }],
  authentications: {
    value: ['none'],
    source: `${docs}/v2-oauth2-device-code.md: the app is a public client, no authentication is listed`,
    checked,
  },
};

export const entraGrants: readonly GrantRules[] = [
  entraClientCredentials,
  entraAuthorizationCode,
  entraRefreshToken,
  entraOnBehalfOf,
  entraPassword,
  entraSamlBearer,
  entraSaml11Bearer,
  entraDeviceCode,
];
