/** The access token request: client credentials grant, client authenticated by an assertion. RFC 6749 §4.4.2, RFC 7523 §2.2. */
import type { AssertionSettings } from '../assertion/assertion-settings';
import type { ServerProfile } from '../profiles/server-profile';
import { encodeForm, type FormParameter } from './form-urlencoded';

export interface TokenRequest {
  readonly url: string;
  readonly parameters: readonly FormParameter[];
  /** The body as it is sent. */
  readonly body: string;
}

export const clientAssertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Grant, client, target, then the assertion, the one long value, last. A parameter without a value is not sent. */
export function buildTokenRequest(
  profile: ServerProfile,
  settings: AssertionSettings,
  tokenEndpoint: string,
  clientAssertion: string,
): TokenRequest {
  const target = profile.target.value;
  const parameters: FormParameter[] = [
    ['grant_type', 'client_credentials'],
    ['client_id', settings.clientId],
    ...(settings[target] === '' ? [] : [[target, settings[target]] as const]),
    ['client_assertion_type', clientAssertionType],
    ['client_assertion', clientAssertion],
  ];
  return { url: new URL(tokenEndpoint).href, parameters, body: encodeForm(parameters) };
}
