/** What Microsoft Entra ID says of the user whose password, code or refresh token a request carries. entra-docs, reference-error-codes.md. */
import type { KnownError } from './known-error';

const reference = 'entra-docs, identity-platform/reference-error-codes.md';

const rows: readonly Omit<KnownError, 'family' | 'source'>[] = [
  {
    code: 'AADSTS50020',
    says: 'User account from identity provider ‘…’ does not exist in tenant ‘…’.',
    causes: ['cause/user-unknown', 'cause/other-tenant-or-cloud'],
  },
  {
    code: 'AADSTS50034',
    says: 'The user account does not exist in the directory.',
    causes: ['cause/user-unknown'],
  },
  {
    code: 'AADSTS50126',
    says: 'Error validating credentials due to invalid username or password.',
    causes: ['cause/user-password'],
  },
  {
    code: 'AADSTS50076',
    says: 'You must use multi-factor authentication to access the resource.',
    causes: ['cause/user-must-do-more'],
  },
  {
    code: 'AADSTS50079',
    says: 'You must enrol in multi-factor authentication to access the resource.',
    causes: ['cause/user-must-do-more'],
  },
  {
    code: 'AADSTS54005',
    says: 'OAuth2 authorization code was already redeemed.',
    causes: ['cause/code-used-or-expired'],
  },
  {
    code: 'AADSTS70008',
    says: 'The provided authorization code or refresh token has expired due to inactivity.',
    causes: ['cause/code-used-or-expired', 'cause/refresh-token-expired'],
  },
  {
    code: 'AADSTS700082',
    says: 'The refresh token has expired due to inactivity.',
    causes: ['cause/refresh-token-expired'],
  },
  {
    code: 'AADSTS70043',
    says: 'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access.',
    causes: ['cause/refresh-token-expired', 'cause/conditional-access'],
  },
  {
    code: 'AADSTS50011',
    says: 'The redirect URI specified in the request does not match the redirect URIs configured for the application.',
    causes: ['cause/redirect-uri'],
  },
];

export const entraUserErrors: readonly KnownError[] = rows.map((row) => ({
  family: 'entra',
  ...row,
  source: reference,
}));
