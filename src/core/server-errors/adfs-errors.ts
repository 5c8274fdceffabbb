/** What AD FS says of a token request: little to the client, more in its event log (AD FS/Admin, event 1021). */
import type { KnownError } from './known-error';

const rows: readonly Omit<KnownError, 'family'>[] = [
  {
    code: 'MSIS9344',
    says: 'OAuth Client JsonWebSecurityToken validation failed for the client ‘…’. Unable to find a certificate or public key configured under the client which can validate the signature.',
    causes: [
      'cause/adfs-certificate-missing',
      'cause/thumbprint-wrong',
      'cause/thumbprint-missing',
      'cause/other-app',
      'cause/private-key-of-other-certificate',
    ],
    isLogged: true,
    source: 'learn.microsoft.com, answers 281994: event 1021 of AD FS/Admin',
  },
  {
    code: 'MSIS9267',
    says: 'No Client credentials found in the request. Client ‘…’ is configured as a confidential client.',
    causes: ['cause/parameter-missing', 'cause/parameter-misspelt', 'cause/content-type'],
    isLogged: true,
    source: 'GitHub, microsoft-authentication-library-for-js #6281: in the event log',
  },
  {
    code: 'MSIS9622',
    says: 'Client authentication failed. Please verify the credential provided for client authentication is valid.',
    causes: [
      'cause/adfs-event-log',
      'cause/adfs-certificate-missing',
      'cause/thumbprint-wrong',
      'cause/thumbprint-missing',
      'cause/rs-ps-swap',
      'cause/audience-not-endpoint',
      'cause/client-id-differs',
      'cause/assertion-kept-too-long',
      'cause/clock',
      'cause/secret-not-encoded',
      'cause/parameter-missing',
    ],
    isGeneric: true,
    source:
      'GitHub, microsoft-authentication-library-for-js #6281, #6915: one answer for everything that is wrong with the client’s proof',
  },
  {
    code: 'MSIS9604',
    says: 'An error occurred. The authorization server was not able to fulfill the request.',
    causes: ['cause/adfs-event-log', 'cause/adfs-not-permitted', 'cause/server-trouble'],
    isGeneric: true,
    source: 'GitHub, vouch-proxy #206',
  },
  {
    code: 'MSIS9602',
    says: 'The received ‘resource’ parameter is invalid. The authorization server can not find a registered resource with the specified identifier.',
    causes: ['cause/resource-unknown'],
    source: 'GitHub, active-directory-dotnet-native-headless #19',
  },
  {
    code: 'MSIS9607',
    says: 'The ‘client_id’ parameter in the request is invalid. No registered client is found with this identifier.',
    causes: ['cause/adfs-client-unknown'],
    source: 'live answers recorded in public test cassettes of an AD FS client',
  },
  {
    code: 'MSIS9609',
    says: 'The ‘redirect_uri’ parameter is invalid. No redirect uri with the specified value is registered for the received ‘client_id’.',
    causes: ['cause/redirect-uri'],
    source: 'live answers recorded in public test cassettes of an AD FS client',
  },
  {
    code: 'MSIS9659',
    says: 'Invalid ‘username’ or ‘password’.',
    causes: ['cause/user-password'],
    source: 'live answers noted in a public AD FS client',
  },
  {
    code: 'MSIS9615',
    says: 'The refresh token received in ‘refresh_token’ parameter has expired.',
    causes: ['cause/refresh-token-expired'],
    source: 'GitHub, azure-activedirectory-library-for-dotnet #669',
  },
  {
    code: 'MSIS9247',
    says: 'Received invalid OAuth authorization code.',
    causes: ['cause/code-used-or-expired', 'cause/redirect-uri'],
    source: 'GitHub, django-auth-adfs #1',
  },
  {
    code: 'MSIS9321',
    says: 'Received invalid OAuth request. The client ‘…’ is forbidden to access the resource ‘…’.',
    causes: ['cause/adfs-not-permitted'],
    isLogged: true,
    source: 'GitHub, django-auth-adfs #31',
  },
  {
    code: 'MSIS9265',
    says: 'The client is not configured for this request.',
    causes: ['cause/adfs-client-unknown', 'cause/adfs-not-permitted'],
    isLogged: true,
    source: 'notes on single sign-on for Azure Virtual Desktop; the exact words were not seen',
  },
  {
    code: 'Cannot find certificate or public key to validate message/token signature',
    says: 'Cannot find certificate or public key to validate message/token signature obtained from OAuth Client ….',
    causes: ['cause/adfs-certificate-missing', 'cause/thumbprint-wrong', 'cause/other-app'],
    isLogged: true,
    source: 'notes on single sign-on for Azure Virtual Desktop: the certificate is not registered',
  },
  {
    code: 'MSIS9623',
    says: 'GlobalAuthenticationPolicy doesn’t allow OAuth JWT Bearer request.',
    causes: ['cause/adfs-jwt-bearer-forbidden'],
    source: 'notes on single sign-on for Azure Virtual Desktop',
  },
];

export const adfsErrors: readonly KnownError[] = rows.map((row) => ({ family: 'adfs', ...row }));
