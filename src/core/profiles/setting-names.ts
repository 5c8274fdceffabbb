/** Everything that some server asks a person for, by the names that templates use. */
export const settingNames = [
  'tenant',
  'tokenEndpoint',
  'issuer',
  'policy',
  'site',
  'realm',
  'account',
  'clientId',
  'issuerId',
  'subject',
  'scope',
  'resource',
  'authorizationCode',
  'redirectUri',
  'codeVerifier',
  'refreshToken',
  'userAssertion',
  'username',
  'userPassword',
  'deviceCode',
  'clientSecret',
  'externalJwt',
  'keyId',
] as const;

export type SettingName = (typeof settingNames)[number];

/** What lets whoever has it act as the client or the user: masked, and cleared with everything else. */
export const secretSettingNames = [
  'authorizationCode',
  'codeVerifier',
  'refreshToken',
  'userAssertion',
  'userPassword',
  'deviceCode',
  'clientSecret',
  'externalJwt',
] as const satisfies readonly SettingName[];

export type SecretSettingName = (typeof secretSettingNames)[number];
