/** The shape of a server's rules. The profiles themselves are data, one file each. */
import type { JwsAlg, KeyType } from '../keys/algorithms';
import type {
  ClaimRule,
  ClientAuthenticationRules,
  GrantRules,
  ParameterRule,
  Rule,
  SettingRule,
} from './grant-rules';

export type ProfileId =
  | 'entra-v2'
  | 'entra-v1'
  | 'adfs'
  | 'generic-oidc'
  | 'entra-external-id'
  | 'azure-ad-b2c'
  | 'entra-federated'
  | 'sharepoint-acs'
  | 'sharepoint-high-trust'
  | 'rfc7523bis'
  | 'fapi-2'
  | 'okta'
  | 'auth0'
  | 'keycloak'
  | 'pingone'
  | 'smart-backend'
  | 'epic'
  | 'google'
  | 'salesforce'
  | 'github-app'
  | 'snowflake';

export type ThumbprintMember = 'x5t' | 'x5t#S256';

export interface AcceptedAlgorithm {
  readonly alg: JwsAlg;
  /** The header member that names the certificate; absent where the server goes by `kid` or the key alone. */
  readonly thumbprint?: ThumbprintMember;
}

export interface ServerProfile {
  readonly id: ProfileId;
  readonly name: string;
  /** What somebody who chooses this server has to know first: its end, what it refuses, what is not confirmed. */
  readonly notes?: readonly Rule<string>[];
  /** What the page asks for whatever the grant, in this order. */
  readonly settings: readonly SettingRule[];
  /** The first is offered first. */
  readonly grants: readonly GrantRules[];
  readonly clientAuthentications: readonly ClientAuthenticationRules[];
  /** A template with `{host}` and `{tenant}`; absent where the user gives the endpoint. */
  readonly tokenEndpoint?: Rule<string>;
  /** A path that the endpoint has on every such server. */
  readonly tokenEndpointPath?: Rule<string>;
  /** A template; present where an empty token is answered with the realm. */
  readonly realmDiscovery?: Rule<string>;
  /** Templates of what a person opens in a browser, by what they are called. */
  readonly addresses?: Rule<readonly ParameterRule[]>;
  /** Present where there is no token request: the assertion is sent to the API, which `tokenEndpoint` is, in these headers. */
  readonly bearerHeaders?: Rule<readonly ParameterRule[]>;
  /** Present where the server has clouds to choose among. */
  readonly hasClouds: boolean;
  readonly algorithms: Rule<readonly AcceptedAlgorithm[]>;
  readonly keyTypes: Rule<readonly KeyType[]>;
  /** Whether the server finds the key by the certificate, so that an assertion without one is useless. */
  readonly certificate: Rule<'required' | 'optional'>;
  /** What `aud` is: the token endpoint; the issuer where one is known and the token endpoint otherwise; or a template. */
  readonly audience: Rule<string>;
  /** The first is written; the others are taken as well. None: no `typ`. */
  readonly typ: Rule<readonly string[]>;
  /** In the order in which they are signed. */
  readonly claims: Rule<readonly ClaimRule[]>;
  /** Seconds from `iat` to `exp`; `rejects` tells a limit that the server enforces from advice. */
  readonly lifetime: Rule<{ readonly maximum: number; readonly rejects: boolean }>;
  /** Seconds that `nbf` is before now, where the usual five minutes are not it. */
  readonly notBeforeOffset?: Rule<number>;
  readonly requiresJti: Rule<boolean>;
  /** The parameter that says what the token is for. */
  readonly target: Rule<'scope' | 'resource'>;
  /** Present where the client ID is a GUID. */
  readonly clientIdForm?: Rule<'guid'>;
  /** Present where the tenant’s name is a part of the host, so that neither its ID nor another domain will do. */
  readonly tenantForm?: Rule<'name'>;
  /** Tenant names that cannot be the audience of an assertion. */
  readonly reservedTenants?: Rule<readonly string[]>;
}
