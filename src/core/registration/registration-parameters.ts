/** What registering a certificate takes beside the certificate itself. Names as Microsoft Graph has them. */
import type { Cloud } from '../profiles/clouds';
import type { JsonObject } from '../jose/json-members';
import type { Certificate } from '../x509/certificate';

/** Inputs that a person fills in where a target needs them. */
export type RegistrationField = 'appId' | 'objectId' | 'existing';

export interface RegistrationParameters {
  /** Leaf first; at least the leaf. Certificates only: nothing here has ever seen a private key. */
  readonly chain: readonly [Certificate, ...Certificate[]];
  readonly cloud: Cloud;
  /** Application (client) ID; at AD FS the client identifier. */
  readonly appId: string;
  /** Of the application object, which is not the application ID. */
  readonly objectId: string;
  /** The registration's present entries, as they were pasted; undefined where nobody has said. */
  readonly existing: readonly JsonObject[] | undefined;
  /** A fresh GUID for a new manifest entry. */
  readonly keyId: string;
  /** The `kid` that assertions carry; empty: the JWK thumbprint. */
  readonly kid: string;
  /** addKey: proof of possession of a key that is registered already, once it is signed. */
  readonly proof: string | undefined;
  /** addKey: the proof is to be made with this very certificate, since no other is known. */
  readonly provesItself: boolean;
}

/** What stands where a value is still to come: no shell takes it for an option, and no server for an ID. */
export function requiredValue(value: string, name: string): string {
  return value === '' ? `<${name}>` : value;
}
