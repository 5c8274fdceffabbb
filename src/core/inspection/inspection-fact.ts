/** Something worth knowing about what was pasted that is no finding: who, for whom, until when, and what follows. */

export type FactCode =
  | 'fact/empty'
  | 'fact/too-long'
  | 'fact/unknown'
  | 'fact/private-key'
  | 'fact/thumbprint'
  | 'fact/certificate'
  | 'fact/server'
  | 'fact/encrypted-jwt'
  | 'fact/client-assertion'
  | 'fact/assertion-times'
  | 'fact/certificate-named'
  | 'fact/signed-by'
  | 'fact/signature-not-checked'
  | 'fact/request'
  | 'fact/request-value-in-file'
  | 'fact/request-without-token'
  | 'fact/access-token'
  | 'fact/access-token-times'
  | 'fact/access-token-use'
  | 'fact/client-proof-public'
  | 'fact/client-proof-secret'
  | 'fact/client-proof-certificate'
  | 'fact/auth-strength'
  | 'fact/app-roles'
  | 'fact/delegated-scopes'
  | 'fact/graph-nonce'
  | 'fact/id-token'
  | 'fact/context-token'
  | 'fact/context-principal'
  | 'fact/context-realm'
  | 'fact/context-cache-key'
  | 'fact/context-refresh-token'
  | 'fact/context-times'
  | 'fact/context-signature'
  | 'fact/actor-token'
  | 'fact/other-jwt'
  | 'fact/token-response'
  | 'fact/token-response-part'
  | 'fact/error-response';

export interface InspectionFact {
  readonly code: FactCode;
  readonly evidence: Readonly<Record<string, string | number>>;
}
