/** The grants of Microsoft's v1.0 token endpoint: a resource in the place of a scope. */
import type { GrantRules } from './grant-rules';

const docs = 'azure-docs, active-directory/azuread-dev';
const mapped = `${docs}; as v2.0, with resource in the place of scope`;
const checked = '2026-11-22';
const resource = { name: 'resource', required: true, example: 'https://graph.microsoft.com' } as const;
const confidential = { value: ['signed-assertion', 'client-secret'], source: docs, checked } as const;
const anyTenant = ['common', 'organizations', 'consumers'];

export const entraV1Grants: readonly GrantRules[] = [
  {
    id: 'client-credentials',
    parameters: {
      value: [
        ['grant_type', 'client_credentials'],
        ['client_id', '{clientId}'],
        ['resource', '{resource}'],
      ],
      source: `${docs}/v1-oauth2-client-creds-grant-flow.md; seed 000, a trace of 2015`,
      checked,
    },
    settings: [resource],
    authentications: confidential,
    reservedTenants: {
      value: anyTenant,
      source: `${docs}/v1-oauth2-client-creds-grant-flow.md; AADSTS50059, AADSTS700023`,
      checked,
    },
  },
  {
    id: 'authorization-code',
    parameters: {
      value: [
        ['grant_type', 'authorization_code'],
        ['client_id', '{clientId}'],
        ['resource', '{resource}'],
        ['code', '{authorizationCode}'],
        ['redirect_uri', '{redirectUri}'],
        ['code_verifier', '{codeVerifier}'],
      ],
      source: mapped,
      checked,
    },
    settings: [
      {
        name: 'authorizationCode',
        required: true,
        example: 'AwABAAAAvPM1KaPlrEqdFSBzjqfTGBCmLdgfSTLEMPGYuNHSUYBrq',
      },
      { name: 'redirectUri', required: true, example: 'https://localhost/myapp/' },
      { name: 'codeVerifier', required: false, example: 'ThisIsntRandomButItNeedsToBe43CharactersLong' },
      { ...resource, required: false },
    ],
  },
  {
    id: 'refresh-token',
    parameters: {
      value: [
        ['grant_type', 'refresh_token'],
        ['client_id', '{clientId}'],
        ['resource', '{resource}'],
        ['refresh_token', '{refreshToken}'],
      ],
      source: mapped,
      checked,
    },
    settings: [
      { name: 'refreshToken', required: true, example: 'AwABAAAAvPM1KaPlrEqdFSBzjqfTGAMxZGUTdM0t4B4' },
      { ...resource, required: false },
    ],
  },
  {
    id: 'on-behalf-of',
    parameters: {
      value: [
        ['grant_type', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
        ['client_id', '{clientId}'],
        ['resource', '{resource}'],
        ['assertion', '{userAssertion}'],
        ['requested_token_use', 'on_behalf_of'],
        ['scope', '{scope}'],
      ],
      source: `${docs}: as v2.0, and resource; scope is optional, often openid`,
      checked,
    },
    settings: [
      {
        name: 'userAssertion',
        required: true,
        example: 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIyO[…].tjnzPPDP[…]',
        hint: 'The user’s access token for this app: its aud is this app.',
      },
      resource,
      { name: 'scope', required: false, example: 'openid' },
    ],
    authentications: confidential,
    reservedTenants: { value: anyTenant, source: mapped, checked },
  },
  {
    id: 'password',
    parameters: {
      value: [
        ['grant_type', 'password'],
        ['client_id', '{clientId}'],
        ['resource', '{resource}'],
        ['username', '{username}'],
        ['password', '{userPassword}'],
      ],
      source: mapped,
      checked,
    },
    settings: [
      { name: 'username', required: true, example: 'myusername@contoso.com' },
      { name: 'userPassword', required: true, example: 'SuperS3cret' },
      resource,
    ],
    authentications: {
      value: ['signed-assertion', 'client-secret', 'none'],
      source: mapped,
      checked,
    },
    reservedTenants: { value: ['common', 'consumers'], source: mapped, checked },
  },
];
