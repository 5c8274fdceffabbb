/** What APIs say of the access token they were given: Exchange, SharePoint, Graph, and the token library that many share. RFC 6750 §3. */
import type { KnownError } from './known-error';

const exchange: readonly Omit<KnownError, 'family'>[] = [
  {
    code: '2000010',
    says: 'The access token is acquired using an authentication method that is too weak to allow access for this application. Presented auth strength was 1, required is 2.',
    causes: ['cause/secret-instead-of-certificate'],
    source: 'seed 000: x-ms-diagnostics of Exchange Online; GitHub, Dynamics-AX-Integration #81',
  },
  {
    code: '2000003',
    says: 'The audience claim value is invalid ‘aud’.',
    causes: ['cause/access-token-wrong', 'cause/resource-unknown'],
    source: 'x-ms-diagnostics of Exchange Online in a public report of 2017',
  },
  {
    code: '2000004',
    says: 'The tenant for tenant guid ‘…’ does not exist.',
    causes: ['cause/tenant-unknown'],
    source: 'learn.microsoft.com, Test-CsExStorageConnectivity: x-ms-diagnostics of Exchange',
  },
  {
    code: '2000008',
    says: 'The token should have valid permissions or linked account associated with partner application ‘…’.',
    causes: ['cause/consent-missing', 'cause/app-unknown'],
    source: 'x-ms-diagnostics of an Exchange hybrid server in a public report',
  },
];

const sharepoint: readonly Omit<KnownError, 'family'>[] = [
  {
    code: 'Unsupported app only token',
    says: 'Unsupported app only token.',
    causes: ['cause/secret-instead-of-certificate', 'cause/acs-retired'],
    source: 'sp-dev-docs, security-apponly-azuread.md: SharePoint Online takes certificates alone',
  },
  {
    code: '3001003',
    says: 'App is not allowed to call SPO with user_impersonation scope.',
    causes: ['cause/scope-unknown', 'cause/app-unknown'],
    source: 'x-ms-diagnostics of SharePoint Online in a public report',
  },
  {
    code: '3005004',
    says: 'The token does not contain valid algorithm in header.',
    causes: ['cause/algorithm-of-other-key', 'cause/access-token-wrong'],
    source: 'x-ms-diagnostics of SharePoint Server in a public report',
  },
];

const graph: readonly Omit<KnownError, 'family'>[] = [
  {
    code: 'Authentication_MissingOrMalformed',
    says: 'Access Token missing or malformed.',
    causes: ['cause/token-malformed'],
    source:
      'microsoft-graph-docs, concepts/application-rollkey-prooftoken.md: padding in the proof of addKey',
  },
  {
    code: 'InvalidAuthenticationToken',
    says: 'Access token validation failure.',
    causes: ['cause/access-token-expired', 'cause/access-token-wrong', 'cause/token-malformed'],
    isGeneric: true,
    source: 'GitHub, python-sample-auth #10, O365-Cloud-Sec-Tooling #5',
  },
  {
    code: 'Authorization_RequestDenied',
    says: 'Insufficient privileges to complete the operation.',
    causes: ['cause/consent-missing'],
    source: 'microsoft-graph-docs, concepts/resolve-auth-errors.md',
  },
];

/** Microsoft.IdentityModel, in the logs of an API or of a library. */
const identityModel: readonly Omit<KnownError, 'family'>[] = [
  {
    code: 'IDX12709',
    says: 'CanReadToken() returned false. JWT is not well formed. The token needs to be in JWS or JWE Compact Serialization Format.',
    causes: ['cause/token-malformed'],
    source: 'GitHub, azure-activedirectory-identitymodel-extensions-for-dotnet #620, #752',
  },
];

export const resourceErrors: readonly KnownError[] = [
  ...exchange.map((row): KnownError => ({ family: 'exchange', ...row })),
  ...sharepoint.map((row): KnownError => ({ family: 'sharepoint', ...row })),
  ...graph.map((row): KnownError => ({ family: 'graph', ...row })),
  ...identityModel.map((row): KnownError => ({ family: 'identity-model', ...row })),
];
