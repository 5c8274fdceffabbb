/** A row of the catalogue: what a server says by a code, and what may be behind it. facts/protocol.md §7. */

export type ServerFamily =
  'entra' | 'adfs' | 'exchange' | 'sharepoint' | 'graph' | 'identity-model' | 'oauth';

/** Something to look at. Sentences are in `ui/messages/server-errors`. */
export type CauseCode =
  | 'cause/thumbprint-wrong'
  | 'cause/thumbprint-missing'
  | 'cause/certificate-not-registered'
  | 'cause/other-app'
  | 'cause/other-tenant-or-cloud'
  | 'cause/x5c-missing'
  | 'cause/x5c-order'
  | 'cause/subject-name-not-trusted'
  | 'cause/registered-certificate-expired'
  | 'cause/registered-certificate-not-started'
  | 'cause/private-key-of-other-certificate'
  | 'cause/rs-ps-swap'
  | 'cause/signed-text-altered'
  | 'cause/algorithm-of-other-key'
  | 'cause/ec-key'
  | 'cause/weak-key'
  | 'cause/assertion-kept-too-long'
  | 'cause/local-time-as-utc'
  | 'cause/clock'
  | 'cause/not-yet-valid'
  | 'cause/milliseconds'
  | 'cause/external-token-expired'
  | 'cause/audience-of-other-tenant'
  | 'cause/audience-common'
  | 'cause/audience-of-other-cloud'
  | 'cause/audience-not-endpoint'
  | 'cause/audience-array'
  | 'cause/client-id-differs'
  | 'cause/issuer-not-subject'
  | 'cause/server-token-as-assertion'
  | 'cause/token-malformed'
  | 'cause/typ-not-jwt'
  | 'cause/parameter-missing'
  | 'cause/parameter-misspelt'
  | 'cause/content-type'
  | 'cause/assertion-type'
  | 'cause/body-malformed'
  | 'cause/grant-not-supported'
  | 'cause/scope-not-default'
  | 'cause/scope-unknown'
  | 'cause/several-resources'
  | 'cause/resource-unknown'
  | 'cause/resource-on-v2'
  | 'cause/redirect-uri'
  | 'cause/code-used-or-expired'
  | 'cause/refresh-token-expired'
  | 'cause/tenant-is-common'
  | 'cause/tenant-unknown'
  | 'cause/tenant-is-path'
  | 'cause/regional-endpoint'
  | 'cause/secret-is-id'
  | 'cause/secret-not-encoded'
  | 'cause/secret-expired'
  | 'cause/secret-instead-of-certificate'
  | 'cause/app-unknown'
  | 'cause/app-disabled'
  | 'cause/service-principal-missing'
  | 'cause/consent-missing'
  | 'cause/public-client'
  | 'cause/conditional-access'
  | 'cause/user-assertion-of-other-audience'
  | 'cause/user-assertion-expired'
  | 'cause/user-assertion-id-token'
  | 'cause/user-unknown'
  | 'cause/user-password'
  | 'cause/user-must-do-more'
  | 'cause/federated-credential-missing'
  | 'cause/federated-issuer'
  | 'cause/federated-subject'
  | 'cause/federated-audience'
  | 'cause/federated-letter-case'
  | 'cause/adfs-event-log'
  | 'cause/adfs-certificate-missing'
  | 'cause/adfs-client-unknown'
  | 'cause/adfs-not-permitted'
  | 'cause/adfs-jwt-bearer-forbidden'
  | 'cause/access-token-wrong'
  | 'cause/access-token-expired'
  | 'cause/acs-retired'
  | 'cause/server-trouble';

export interface KnownError {
  readonly family: ServerFamily;
  /** As the server writes it: `AADSTS700027`, `MSIS9622`, `2000010`, `invalid_client`. */
  readonly code: string;
  /** The server's own words, without the values that it puts in. */
  readonly says: string;
  /** What to look at, in this order. */
  readonly causes: readonly CauseCode[];
  /** The code says that something failed, and not what: many causes give the same one. */
  readonly isGeneric?: true;
  /** Only in a log of the server: the client is told something more general. */
  readonly isLogged?: true;
  readonly source: string;
}
