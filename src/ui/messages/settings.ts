/** The accessible names of the inputs. */
import type { FindingPath } from '../../core/assertion/finding';
import type { ClientAuthenticationId, GrantId } from '../../core/profiles/grant-rules';
import type { SettingName } from '../../core/profiles/setting-names';

export const settingLabels: Readonly<Record<SettingName, string>> = {
  tenant: 'Tenant',
  clientId: 'Client ID',
  scope: 'Scope',
  resource: 'Resource',
  tokenEndpoint: 'Token endpoint',
  issuer: 'Issuer',
  keyId: 'Key ID (kid)',
  policy: 'Policy',
  site: 'Site',
  realm: 'Realm',
  account: 'Account',
  issuerId: 'Issuer ID',
  subject: 'User to act for',
  authorizationCode: 'Authorization code',
  redirectUri: 'Redirect URI',
  codeVerifier: 'Code verifier',
  refreshToken: 'Refresh token',
  userAssertion: 'Assertion',
  username: 'Username',
  userPassword: 'User password',
  deviceCode: 'Device code',
  clientSecret: 'Client secret',
  externalJwt: 'JWT of the trusted issuer',
};

export const grantNames: Readonly<Record<GrantId, string>> = {
  'client-credentials': 'Client credentials',
  'authorization-code': 'Authorization code',
  'refresh-token': 'Refresh token',
  'on-behalf-of': 'On behalf of',
  password: 'Password',
  'jwt-bearer': 'JWT bearer',
  'saml-bearer': 'SAML bearer',
  'saml11-bearer': 'SAML 1.1 bearer',
  'device-code': 'Device code',
  'app-only': 'App-only token',
  'user-and-app': 'User and app token',
  none: 'None: the JWT is the token',
};

export const authenticationNames: Readonly<Record<ClientAuthenticationId, string>> = {
  'signed-assertion': 'Signed assertion',
  'external-jwt': 'JWT of a trusted issuer',
  'client-secret': 'Client secret',
  'windows-integrated': 'Windows integrated',
  none: 'None (public client)',
};

export const pathLabels: Readonly<Record<FindingPath, string>> = {
  credential: 'Credential',
  ...settingLabels,
  algorithm: 'Algorithm',
  audience: 'Audience',
  lifetime: 'Lifetime (seconds)',
  notBeforeOffset: 'Not before offset (seconds)',
  headerOverrides: 'Header overrides',
  claimsOverrides: 'Claims overrides',
};
