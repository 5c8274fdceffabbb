/** What Microsoft Entra ID says of a client assertion, of its certificate, and of a user's assertion. entra-docs, reference-error-codes.md. */
import type { KnownError } from './known-error';

const reference = 'entra-docs, identity-platform/reference-error-codes.md';
const troubleshooting = 'azure-sdk-for-js, identity/TROUBLESHOOTING.md';

const signature = [
  'cause/thumbprint-wrong',
  'cause/certificate-not-registered',
  'cause/other-app',
  'cause/other-tenant-or-cloud',
  'cause/x5c-missing',
  'cause/registered-certificate-expired',
  'cause/private-key-of-other-certificate',
  'cause/rs-ps-swap',
  'cause/signed-text-altered',
] as const;
const time = [
  'cause/assertion-kept-too-long',
  'cause/local-time-as-utc',
  'cause/clock',
  'cause/not-yet-valid',
  'cause/external-token-expired',
  'cause/milliseconds',
] as const;
const audience = [
  'cause/audience-of-other-tenant',
  'cause/audience-common',
  'cause/audience-of-other-cloud',
  'cause/audience-not-endpoint',
] as const;

const rows: readonly Omit<KnownError, 'family'>[] = [
  {
    code: 'AADSTS700027',
    says: 'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - …]',
    causes: signature,
    source: `${reference}; GitHub, azure-sdk-for-net #29007, keycloak #19425, microsoft-authentication-library-for-js #8339`,
  },
  {
    code: 'AADSTS700024',
    says: 'Client assertion is not within its valid time range. Current time: …, assertion valid from …, expiry time of assertion ….',
    causes: time,
    source: 'GitHub, microsoft-authentication-library-for-dotnet #4951, obikuro/Sato #1, Azure/login #372',
  },
  {
    code: 'AADSTS700023',
    says: 'Client assertion audience claim does not match Realm issuer.',
    causes: audience,
    source: `${troubleshooting}; GitHub, microsoft-authentication-library-for-dotnet #2746. The reference calls this code InvalidResourcelessScope; live servers say this`,
  },
  {
    code: 'AADSTS700021',
    says: 'Client assertion application identifier doesn’t match ‘client_id’ parameter.',
    causes: ['cause/client-id-differs'],
    source: troubleshooting,
  },
  {
    code: 'AADSTS50048',
    says: 'Subject must match Issuer claim in the client assertion.',
    causes: ['cause/server-token-as-assertion', 'cause/issuer-not-subject'],
    source: `${reference}; GitHub, microsoft-authentication-library-for-java #430`,
  },
  {
    code: 'AADSTS50027',
    says: 'JWT token is invalid or malformed.',
    causes: [
      'cause/token-malformed',
      'cause/audience-array',
      'cause/thumbprint-missing',
      'cause/typ-not-jwt',
      'cause/server-token-as-assertion',
    ],
    isGeneric: true,
    source: `${troubleshooting}; GitHub, microsoft-authentication-library-for-dotnet #124, openid-client #348`,
  },
  {
    code: 'AADSTS5002727',
    says: 'Invalid JWT header type specified, must be ‘JWT’ or ‘http://openid.net/specs/jwt/1.0’.',
    causes: ['cause/typ-not-jwt'],
    source: 'a comment with the live answer of 2021-12-20 in a public Go program',
  },
  {
    code: 'AADSTS5002730',
    says: 'Invalid JWT token. Unsupported key for the signing algorithm.',
    causes: ['cause/algorithm-of-other-key', 'cause/ec-key', 'cause/server-token-as-assertion'],
    isGeneric: true,
    source:
      'GitHub, microsoft-authentication-library-for-dotnet #4712; that the key’s type is meant is inferred',
  },
  {
    code: 'AADSTS50012',
    says: 'Client assertion contains an invalid signature, a wrong audience, or is not within its valid time range.',
    causes: [...signature, ...audience, ...time],
    isGeneric: true,
    source: `${reference}; GitHub, azure-activedirectory-library-for-dotnet #309, -for-python #79, -for-java #46: the code of the older family, with AADSTS70002`,
  },
  {
    code: 'AADSTS50032',
    says: 'WeakRsaKey: an attempt to use a weak RSA key.',
    causes: ['cause/weak-key'],
    source: reference,
  },
  {
    code: 'AADSTS700030',
    says: 'Invalid certificate: the subject name in the certificate is not authorized.',
    causes: ['cause/subject-name-not-trusted', 'cause/x5c-order'],
    source: reference,
  },
  {
    code: 'AADSTS7000213',
    says: 'Invalid certificate chain.',
    causes: ['cause/x5c-order', 'cause/subject-name-not-trusted'],
    source: `${reference}; GitHub, microsoft-authentication-library-for-dotnet #3909, azure-activedirectory-library-for-python #225`,
  },
  {
    code: 'AADSTS900384',
    says: 'JWT token failed signature validation.',
    causes: ['cause/private-key-of-other-certificate', 'cause/rs-ps-swap', 'cause/signed-text-altered'],
    source: `${reference}; GitHub, azure-docs #35448`,
  },
  {
    code: 'AADSTS50013',
    says: 'Assertion failed signature validation.',
    causes: [
      'cause/user-assertion-of-other-audience',
      'cause/user-assertion-id-token',
      'cause/user-assertion-expired',
      'cause/server-token-as-assertion',
    ],
    isGeneric: true,
    source: `${reference}; GitHub, msgraph-sdk-php #1585, azure-sdk-for-java #25109`,
  },
  {
    code: 'AADSTS500133',
    says: 'Assertion is not within its valid time range.',
    causes: ['cause/user-assertion-expired', 'cause/clock'],
    source: reference,
  },
  {
    code: 'AADSTS500131',
    says: 'Assertion audience does not match the client app presenting the assertion.',
    causes: ['cause/user-assertion-of-other-audience'],
    source: `${reference}; GitHub, microsoft-teams #214`,
  },
  {
    code: 'AADSTS240002',
    says: 'Input id_token cannot be used as ‘urn:ietf:params:oauth:grant-type:jwt-bearer’ grant.',
    causes: ['cause/user-assertion-id-token'],
    source: 'GitHub, active-directory-aspnetcore-webapp-openidconnect-v2 #747',
  },
  {
    code: 'AADSTS70021',
    says: 'No matching federated identity record found for presented assertion.',
    causes: [
      'cause/federated-credential-missing',
      'cause/federated-issuer',
      'cause/federated-subject',
      'cause/federated-audience',
      'cause/federated-letter-case',
    ],
    isGeneric: true,
    source: 'GitHub, azure-workload-identity #1200, Azure/login #482',
  },
  {
    code: 'AADSTS700211',
    says: 'No matching federated identity record found for presented assertion issuer.',
    causes: ['cause/federated-issuer', 'cause/federated-letter-case'],
    source: 'GitHub, azure-workload-identity #616',
  },
  {
    code: 'AADSTS700212',
    says: 'No matching federated identity record found for presented assertion audience.',
    causes: ['cause/federated-audience'],
    source: 'background knowledge: no document of it was found',
  },
  {
    code: 'AADSTS700213',
    says: 'No matching federated identity record found for presented assertion subject.',
    causes: ['cause/federated-subject', 'cause/federated-letter-case'],
    source: 'GitHub, Azure/login #482',
  },
  {
    code: 'AADSTS7002137',
    says: 'No matching federated identity record found for the managed identity’s subject.',
    causes: ['cause/federated-subject'],
    source: 'GitHub, microsoft/Agents #202',
  },
  {
    code: 'AADSTS7002138',
    says: 'No matching federated identity record found; one that differs in upper and lower case exists.',
    causes: ['cause/federated-letter-case'],
    source: 'GitHub, Azure/login #517',
  },
  {
    code: 'AADSTS700229',
    says: 'ForbiddenTokenType: only app-only tokens can be used as federated identity credentials.',
    causes: ['cause/server-token-as-assertion'],
    source: reference,
  },
];

export const entraAssertionErrors: readonly KnownError[] = rows.map((row) => ({ family: 'entra', ...row }));
