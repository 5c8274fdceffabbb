/** The grants of AD FS 2016 and later. */
import type { GrantRules } from './grant-rules';

const scenarios = 'windowsserverdocs, identity/ad-fs/overview/ad-fs-openid-connect-oauth-flows-scenarios.md';
const checked = '2026-11-22';
const resource = { name: 'resource', required: false, example: 'https://api.contoso.com' } as const;
const scope = { name: 'scope', required: false, example: 'openid' } as const;
const confidential = {
  value: ['signed-assertion', 'client-secret', 'windows-integrated'],
  source: `${scenarios}; seed 002`,
  checked,
} as const;

export const adfsGrants: readonly GrantRules[] = [
  {
    id: 'client-credentials',
    parameters: {
      value: [
        ['grant_type', 'client_credentials'],
        ['client_id', '{clientId}'],
        ['resource', '{resource}'],
        ['scope', '{scope}'],
      ],
      source: `${scenarios}: scope optional; seed 002: resource`,
      checked,
    },
    settings: [resource, scope],
    authentications: confidential,
  },
  {
    id: 'authorization-code',
    parameters: {
      value: [
        ['grant_type', 'authorization_code'],
        ['client_id', '{clientId}'],
        ['code', '{authorizationCode}'],
        ['redirect_uri', '{redirectUri}'],
        ['code_verifier', '{codeVerifier}'],
      ],
      source: `${scenarios}: code_verifier applies to AD FS 2019 and later`,
      checked,
    },
    settings: [
      { name: 'authorizationCode', required: true, example: 'the code of the redirect' },
      { name: 'redirectUri', required: true, example: 'https://app.contoso.com/signin' },
      {
        name: 'codeVerifier',
        required: false,
        example: 'AD FS 2019 and later',
        hint: 'AD FS 2019 and later take it.',
      },
    ],
  },
  {
    id: 'refresh-token',
    parameters: {
      value: [
        ['grant_type', 'refresh_token'],
        ['client_id', '{clientId}'],
        ['resource', '{resource}'],
        ['scope', '{scope}'],
        ['refresh_token', '{refreshToken}'],
      ],
      source: `${scenarios}: resource and scope optional`,
      checked,
    },
    settings: [{ name: 'refreshToken', required: true, example: 'the refresh token' }, resource, scope],
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
      source: `${scenarios}: resource is required, scope optional, often openid`,
      checked,
    },
    settings: [
      {
        name: 'userAssertion',
        required: true,
        example: 'the user’s access token',
        hint: 'It was made for the client ID above, and has user_impersonation among its scopes.',
      },
      { ...resource, required: true },
      scope,
    ],
    authentications: confidential,
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
        ['scope', '{scope}'],
      ],
      source: `${scenarios}: resource allowed; seed 002: with the same client authentications`,
      checked,
    },
    settings: [
      { name: 'username', required: true, example: 'user@contoso.com' },
      { name: 'userPassword', required: true, example: 'SuperS3cret' },
      resource,
      scope,
    ],
  },
  {
    id: 'device-code',
    parameters: {
      value: [
        ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
        ['client_id', '{clientId}'],
        ['device_code', '{deviceCode}'],
      ],
      source: scenarios,
      checked,
    },
    settings: [{ name: 'deviceCode', required: true, example: 'the device code' }],
    authentications: { value: ['none'], source: `${scenarios}: none is listed`, checked },
  },
];
