/** The shape of a server's rules. The profiles themselves are data, one file each. */
import type { JwsAlg, KeyType } from '../keys/algorithms';

/** A fact about a server, where it is written, and the day somebody of this project read it there. */
export interface Rule<Value> {
  readonly value: Value;
  readonly source: string;
  /** ISO 8601 date. */
  readonly checked: string;
}

export type ProfileId = 'entra-v2' | 'entra-v1' | 'adfs' | 'generic-oidc';

export type ThumbprintMember = 'x5t' | 'x5t#S256';

export interface AcceptedAlgorithm {
  readonly alg: JwsAlg;
  /** The header member that names the certificate; absent where the server goes by `kid` or the key alone. */
  readonly thumbprint?: ThumbprintMember;
}

export type SettingName = 'tenant' | 'clientId' | 'scope' | 'resource' | 'tokenEndpoint' | 'issuer' | 'keyId';

export interface ServerProfile {
  readonly id: ProfileId;
  readonly name: string;
  /** What the page asks for, in this order. */
  readonly settings: readonly {
    readonly name: SettingName;
    readonly required: boolean;
    readonly example: string;
  }[];
  /** A template with `{host}` and `{tenant}`; absent where the user gives the endpoint. */
  readonly tokenEndpoint?: Rule<string>;
  /** A path that the endpoint has on every such server. */
  readonly tokenEndpointPath?: Rule<string>;
  /** Present where the server has clouds to choose among. */
  readonly hasClouds: boolean;
  readonly algorithms: Rule<readonly AcceptedAlgorithm[]>;
  readonly keyTypes: Rule<readonly KeyType[]>;
  /** Whether the server finds the key by the certificate, so that an assertion without one is useless. */
  readonly certificate: Rule<'required' | 'optional'>;
  /** What `aud` is: the token endpoint, or the issuer where one is known and the token endpoint otherwise. */
  readonly audience: Rule<'token-endpoint' | 'issuer'>;
  /** The first is written; the others are taken as well. */
  readonly typ: Rule<readonly string[]>;
  /** Seconds from `iat` to `exp`; `rejects` tells a limit that the server enforces from advice. */
  readonly lifetime: Rule<{ readonly maximum: number; readonly rejects: boolean }>;
  readonly requiresJti: Rule<boolean>;
  /** The parameter that says what the token is for. */
  readonly target: Rule<'scope' | 'resource'>;
  /** Present where a scope must be a resource's identifier with this suffix. */
  readonly scopeSuffix?: Rule<string>;
  /** Present where the client ID is a GUID. */
  readonly clientIdForm?: Rule<'guid'>;
  /** Tenant names that this grant cannot use. */
  readonly reservedTenants?: Rule<readonly string[]>;
}
