/** What Microsoft Entra ID says of a token request, of the app, of the tenant and of the user. entra-docs, reference-error-codes.md. */
import type { KnownError } from './known-error';

const reference = 'entra-docs, identity-platform/reference-error-codes.md';

const rows: readonly Omit<KnownError, 'family'>[] = [
  {
    code: 'AADSTS70002',
    says: 'Error validating credentials.',
    causes: [],
    isGeneric: true,
    source: `${reference}: a code that comes before the telling one`,
  },
  {
    code: 'AADSTS900144',
    says: 'The request body must contain the following parameter: ‘…’.',
    causes: ['cause/parameter-missing', 'cause/parameter-misspelt', 'cause/content-type'],
    source: reference,
  },
  {
    code: 'AADSTS7000218',
    says: 'The request body must contain the following parameter: ‘client_assertion’ or ‘client_secret’.',
    causes: [
      'cause/parameter-misspelt',
      'cause/assertion-type',
      'cause/content-type',
      'cause/parameter-missing',
    ],
    source: reference,
  },
  {
    code: 'AADSTS700025',
    says: 'Client is public so neither ‘client_assertion’ nor ‘client_secret’ should be presented.',
    causes: ['cause/public-client'],
    source: reference,
  },
  {
    code: 'AADSTS7000215',
    says: 'Invalid client secret provided.',
    causes: ['cause/secret-is-id', 'cause/secret-not-encoded', 'cause/other-app'],
    source: reference,
  },
  {
    code: 'AADSTS7000222',
    says: 'The provided client secret keys are expired.',
    causes: ['cause/secret-expired'],
    source: `${reference}; GitHub, ms-identity-python-webapp #67`,
  },
  {
    code: 'AADSTS9002313',
    says: 'Invalid request. Request is malformed or invalid.',
    causes: ['cause/body-malformed', 'cause/content-type', 'cause/parameter-missing'],
    isGeneric: true,
    source: reference,
  },
  {
    code: 'AADSTS901002',
    says: 'The ‘resource’ request parameter isn’t supported.',
    causes: ['cause/resource-on-v2'],
    source: reference,
  },
  {
    code: 'AADSTS1002012',
    says: 'The provided value for scope … is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.',
    causes: ['cause/scope-not-default'],
    source: 'GitHub, CollectServiceFabricData #139, oidc-cli #7',
  },
  {
    code: 'AADSTS70011',
    says: 'The provided value for the input parameter ‘scope’ is not valid.',
    causes: ['cause/scope-not-default', 'cause/scope-unknown', 'cause/several-resources'],
    source: reference,
  },
  {
    code: 'AADSTS700022',
    says: 'The provided value for the input parameter scope isn’t valid because it contains more than one resource.',
    causes: ['cause/several-resources'],
    source: reference,
  },
  {
    code: 'AADSTS28002',
    says: 'Provided value for the input parameter scope isn’t valid when requesting an access token.',
    causes: ['cause/scope-unknown'],
    source: reference,
  },
  {
    code: 'AADSTS28003',
    says: 'Provided value for the input parameter scope can’t be empty when requesting an access token using the provided authorization code.',
    causes: ['cause/parameter-missing'],
    source: reference,
  },
  {
    code: 'AADSTS500011',
    says: 'The resource principal named … was not found in the tenant named ….',
    causes: ['cause/resource-unknown', 'cause/other-tenant-or-cloud'],
    source: reference,
  },
  {
    code: 'AADSTS65001',
    says: 'The user or administrator has not consented to use the application.',
    causes: ['cause/consent-missing'],
    source: reference,
  },
  {
    code: 'AADSTS700016',
    says: 'Application with identifier ‘…’ was not found in the directory ‘…’.',
    causes: ['cause/app-unknown', 'cause/other-tenant-or-cloud', 'cause/service-principal-missing'],
    source: reference,
  },
  {
    code: 'AADSTS700011',
    says: 'UnauthorizedClientAppNotFoundInOrgIdTenant: the application was not found in the tenant.',
    causes: ['cause/app-unknown', 'cause/other-tenant-or-cloud'],
    source: reference,
  },
  {
    code: 'AADSTS70001',
    says: 'UnauthorizedClient: the application is disabled, or was not found in the directory.',
    causes: ['cause/app-unknown', 'cause/app-disabled', 'cause/other-tenant-or-cloud'],
    source: reference,
  },
  {
    code: 'AADSTS7000112',
    says: 'Application ‘…’ is disabled.',
    causes: ['cause/app-disabled'],
    source: reference,
  },
  {
    code: 'AADSTS7000229',
    says: 'The client application … is missing service principal in the tenant ….',
    causes: ['cause/service-principal-missing', 'cause/other-tenant-or-cloud'],
    source: 'GitHub, Commercial-Marketplace-SaaS-Accelerator #830; AADSTS700229 is another code',
  },
  {
    code: 'AADSTS90002',
    says: 'Tenant ‘…’ not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.',
    causes: ['cause/tenant-is-path', 'cause/tenant-unknown', 'cause/other-tenant-or-cloud'],
    source: `${reference}; GitHub, cross-tenant #83`,
  },
  {
    code: 'AADSTS900023',
    says: 'Specified tenant identifier ‘…’ is neither a valid DNS name, nor a valid external domain.',
    causes: ['cause/tenant-is-path', 'cause/tenant-unknown'],
    source: `${reference}; GitHub, Analysis-Services #194`,
  },
  {
    code: 'AADSTS50059',
    says: 'No tenant-identifying information found in either the request or implied by any provided credentials.',
    causes: ['cause/tenant-is-common'],
    source: `${reference}; GitHub, azure-sdk-for-net #22933`,
  },
  {
    code: 'AADSTS50194',
    says: 'Application ‘…’ is not configured as a multi-tenant application. Usage of the /common endpoint is not supported.',
    causes: ['cause/tenant-is-common'],
    source: reference,
  },
  {
    code: 'AADSTS9001023',
    says: 'The grant type isn’t supported over the /common or /consumers endpoints.',
    causes: ['cause/tenant-is-common'],
    source: reference,
  },
  {
    code: 'AADSTS90124',
    says: 'Resource ‘…’ isn’t supported over the /common or /consumers endpoints.',
    causes: ['cause/tenant-is-common'],
    source: reference,
  },
  {
    code: 'AADSTS90130',
    says: 'Application ‘…’ isn’t supported over the /common or /consumers endpoints.',
    causes: ['cause/tenant-is-common'],
    source: reference,
  },
  {
    code: 'AADSTS90038',
    says: 'TenantMisconfigured: the tenant belongs to a national cloud.',
    causes: ['cause/other-tenant-or-cloud'],
    source: reference,
  },
  {
    code: 'AADSTS900382',
    says: 'Confidential client isn’t supported in cross cloud request.',
    causes: ['cause/other-tenant-or-cloud'],
    source: reference,
  },
  {
    code: 'AADSTS900432',
    says: 'Confidential client isn’t supported in cross cloud request.',
    causes: ['cause/other-tenant-or-cloud'],
    source: reference,
  },
  {
    code: 'AADSTS100007',
    says: 'Microsoft Entra regional only supports auth either for MSIs or for requests from MSAL using SN+I for 1P apps or 3P apps in Microsoft infrastructure tenants.',
    causes: ['cause/regional-endpoint'],
    source: reference,
  },
  {
    code: 'AADSTS53003',
    says: 'Access has been blocked by Conditional Access policies.',
    causes: ['cause/conditional-access'],
    source: `${reference}; workload identities have such policies, too`,
  },
];

export const entraRequestErrors: readonly KnownError[] = rows.map((row) => ({ family: 'entra', ...row }));
