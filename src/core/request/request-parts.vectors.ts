/**
 * The exact form parameters of every server, grant and client authentication, written down from the documents that each
 * row names, and not from the profiles. Every setting has its own name in angle brackets as its value.
 */
import type { ClientAuthenticationId, GrantId } from '../profiles/grant-rules';
import type { ProfileId } from '../profiles/server-profile';

export interface TableRow {
  readonly servers: readonly ProfileId[];
  readonly grant: GrantId;
  /** Before those of the client authentication. */
  readonly form: readonly string[];
  readonly authentications: readonly ClientAuthenticationId[];
  readonly source: string;
}

export const authenticationForms: Readonly<Record<ClientAuthenticationId, readonly string[]>> = {
  /** RFC 7523 §2.2; seed 000 */
  'signed-assertion': [
    'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    'client_assertion=a.b.c',
  ],
  /** entra-docs, v2-oauth2-client-creds-grant-flow.md, third case */
  'external-jwt': [
    'client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    'client_assertion=<externalJwt>',
  ],
  /** RFC 6749 §2.3.1; seed 002 */
  'client-secret': ['client_secret=<clientSecret>'],
  /** seed 002: “Remember; you do not send a client_secret in the request.” */
  'windows-integrated': ['use_windows_client_authentication=true'],
  none: [],
};

export const signedOrSecret = ['signed-assertion', 'client-secret'] as const;
export const orPublic = [...signedOrSecret, 'none'] as const;
export const adfsConfidential = [...signedOrSecret, 'windows-integrated'] as const;
export const obo = 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer';
export const client = 'client_id=<clientId>';
export const scope = 'scope=<scope>';
export const resource = 'resource=<resource>';
export const assertion = 'assertion=<userAssertion>';
export const code = [
  'code=<authorizationCode>',
  'redirect_uri=<redirectUri>',
  'code_verifier=<codeVerifier>',
];
export const user = ['username=<username>', 'password=<userPassword>'];
export const device = [
  'grant_type=urn:ietf:params:oauth:grant-type:device_code',
  client,
  'device_code=<deviceCode>',
];
export const saml = ['grant_type=urn:ietf:params:oauth:grant-type:saml2-bearer', client, scope, assertion];
export const onBehalf = 'requested_token_use=on_behalf_of';

export const entraV2: readonly ProfileId[] = ['entra-v2', 'entra-external-id'];
export const adfsDocs = 'ad-fs-openid-connect-oauth-flows-scenarios.md; protocol.md §3';
export const tokenHelper = 'PnP-Sites-Core, TokenHelper.cs; protocol.md §4.1';
export const acsClient = 'client_id=<clientId>@<realm>';
export const acsResource = '00000003-0000-0ff1-ce00-000000000000/contoso.sharepoint.com@<realm>';

export const row = (
  servers: readonly ProfileId[],
  grant: GrantId,
  form: readonly string[],
  authentications: readonly ClientAuthenticationId[],
  source: string,
): TableRow => ({ servers, grant, form, authentications, source });
