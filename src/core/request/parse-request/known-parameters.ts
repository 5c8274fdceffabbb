/** Parameters of token requests, by what their values may look like. RFC 6749 §4, RFC 7521 §4, RFC 8628 §3.4. */

export const knownParameters: ReadonlySet<string> = new Set([
  'grant_type',
  'client_id',
  'client_secret',
  'client_assertion_type',
  'client_assertion',
  'assertion',
  'scope',
  'resource',
  'audience',
  'code',
  'code_verifier',
  'redirect_uri',
  'refresh_token',
  'device_code',
  'username',
  'password',
  'requested_token_use',
  'use_windows_client_authentication',
  'subject_token',
  'subject_token_type',
  'client_info',
]);

/** What lets whoever has it act as the client or the user: named, and never shown. */
export const secretParameters: ReadonlySet<string> = new Set([
  'client_secret',
  'password',
  'code',
  'code_verifier',
  'refresh_token',
  'device_code',
  'assertion',
  'subject_token',
]);

/** Nobody means a space in one of these, so one that came from a plus sign is a mistake. */
export const spacelessParameters: ReadonlySet<string> = new Set([
  'grant_type',
  'client_id',
  'client_secret',
  'client_assertion_type',
  'client_assertion',
  'assertion',
  'code',
  'code_verifier',
  'refresh_token',
  'device_code',
]);

/** Nobody means a percent-encoding in one of these: what is left of one after decoding was encoded twice. */
export const plainParameters: ReadonlySet<string> = new Set([
  ...spacelessParameters,
  'scope',
  'resource',
  'redirect_uri',
]);

/** What only a request for a token has, and no answer to one. */
export function isTokenRequestName(name: string): boolean {
  return name === 'grant_type' || name === 'client_assertion' || name === 'client_assertion_type';
}
