/** The request: form parameters of the grant and of the client authentication, or headers to an API. RFC 6749 §3.2, RFC 7523 §2. */
import type { AssertionSettings } from '../assertion/assertion-settings';
import { chooseRequest } from '../assertion/request-choice';
import { expandTemplate, settingValues } from '../assertion/template-values';
import { encodeBase64urlText } from '../encoding/base64url';
import { encodeJsonObject, type JsonObject } from '../jose/json-members';
import type { ParameterRule } from '../profiles/grant-rules';
import type { ServerProfile } from '../profiles/server-profile';
import { encodeForm, type FormParameter } from './form-urlencoded';

export interface TokenRequest {
  readonly url: string;
  readonly parameters: readonly FormParameter[];
  /** The body as it is sent. */
  readonly body: string;
  /** Present where there is no form to post, and the headers say everything. */
  readonly method?: 'GET';
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Present where the header of the answer is what is asked for, and the answer a refusal. */
  readonly answer?: 'headers';
  /** Present where the sender's Windows session authenticates: the first answer is 401 with a challenge (RFC 4559). */
  readonly negotiate?: true;
}

/** Grant, client, target, then what authenticates, the one long value, last. A parameter without a value is not sent. */
export function buildTokenRequest(
  profile: ServerProfile,
  settings: AssertionSettings,
  tokenEndpoint: string,
  clientAssertion: string,
  outerClaims?: JsonObject,
): TokenRequest {
  const { grant, authentication } = chooseRequest(profile, settings);
  const signedJwt = outerClaims ? encloseJwt(outerClaims, clientAssertion) : clientAssertion;
  const values = settingValues(settings, { signedJwt });
  const expand = (rules: readonly ParameterRule[]): FormParameter[] =>
    rules.flatMap(([name, template]) => {
      const value = expandTemplate(template, values);
      return value === undefined ? [] : [[name, value] as const];
    });
  const url = new URL(tokenEndpoint).href;
  if (profile.bearerHeaders) {
    return { method: 'GET', url, headers: expand(profile.bearerHeaders.value), parameters: [], body: '' };
  }
  const parameters = expand([...grant.parameters.value, ...authentication.parameters.value]);
  return {
    url,
    parameters,
    body: encodeForm(parameters),
    ...(authentication.id === 'windows-integrated' ? { negotiate: true } : {}),
  };
}

/** Of a token that is not signed itself. */
export const enclosingHeader: JsonObject = { typ: 'JWT', alg: 'none' };

/** A token that is not signed itself and vouches with the signed one within. RFC 7519 §6.1. */
function encloseJwt(claims: JsonObject, signedJwt: string): string {
  const encode = (object: JsonObject) => encodeBase64urlText(encodeJsonObject(object).text);
  const enclosing = Object.entries(claims).map(([name, value]) => [
    name,
    value === '{signedJwt}' ? signedJwt : value,
  ]);
  return `${encode(enclosingHeader)}.${encode(Object.fromEntries(enclosing) as JsonObject)}.`;
}
