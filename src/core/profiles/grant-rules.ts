/** The shape of what a server takes: grants, client authentications, and the parameters of both. */
import type { SettingName } from './setting-names';

/** A fact about a server, where it is written, and the day somebody of this project read it there. */
export interface Rule<Value> {
  readonly value: Value;
  readonly source: string;
  /** ISO 8601 date. */
  readonly checked: string;
}

/**
 * A parameter and its value: text in which `{name}` stands for a setting, or for what is made of settings
 * (`assertion/template-values.ts`). Where one of those is empty, the parameter is not sent.
 */
export type ParameterRule = readonly [name: string, template: string];

/** Likewise for a claim. One that is not optional is there even while its value is not known. */
export type ClaimRule = readonly [name: string, template: string, presence?: 'optional'];

export interface SettingRule {
  readonly name: SettingName;
  readonly required: boolean;
  readonly example: string;
  /** What this server calls it, where that is something else. */
  readonly hint?: string;
}

export type GrantId =
  | 'client-credentials'
  | 'authorization-code'
  | 'refresh-token'
  | 'on-behalf-of'
  | 'password'
  | 'jwt-bearer'
  | 'saml-bearer'
  | 'saml11-bearer'
  | 'device-code'
  | 'app-only'
  | 'user-and-app'
  | 'none';

export type ClientAuthenticationId =
  'signed-assertion' | 'external-jwt' | 'client-secret' | 'windows-integrated' | 'none';

export interface GrantRules {
  readonly id: GrantId;
  /** In the order in which they are sent; those of the client authentication follow. */
  readonly parameters: Rule<readonly ParameterRule[]>;
  readonly settings: readonly SettingRule[];
  /** Where the grant allows fewer than the server does, or others. */
  readonly authentications?: Rule<readonly ClientAuthenticationId[]>;
  /** Present where a scope must be a resource's identifier with this suffix. */
  readonly scopeSuffix?: Rule<string>;
  /** Tenant names that this grant cannot use, whoever authenticates how. */
  readonly reservedTenants?: Rule<readonly string[]>;
  /** Present where the claims are not the server's usual ones. */
  readonly claims?: Rule<readonly ClaimRule[]>;
  /** Present where the signed token is a claim, `{signedJwt}`, of another one that is not signed. */
  readonly outerClaims?: Rule<readonly ClaimRule[]>;
}

export interface ClientAuthenticationRules {
  readonly id: ClientAuthenticationId;
  readonly parameters: Rule<readonly ParameterRule[]>;
  readonly settings: readonly SettingRule[];
}
