/** What servers answer to which mistake: code, text and `error`, with where it was seen. facts/protocol.md §7. */
import type { InspectionCode } from './inspection-finding';
import type { CheckStep } from './server-check';

/** Values stand in braces: `{thumbprint}`, `{clientId}`, `{now}`, `{from}`, `{until}`, `{start}`, `{end}`, `{parameter}`, `{scope}`. */
export interface AnswerTemplate {
  readonly error: string;
  readonly code?: string;
  readonly text: string;
  readonly isDocumented: boolean;
  readonly source: string;
}

/** By the code of a finding where that matters, else by the check that failed. */
export interface ServerAnswers {
  readonly byCode: Readonly<Partial<Record<InspectionCode, AnswerTemplate>>>;
  readonly byStep: Readonly<Partial<Record<CheckStep, AnswerTemplate>>>;
}

const keys =
  "Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '{clientId}'. Review the documentation at https://docs.microsoft.com/en-us/graph/deployments to determine the corresponding service endpoint and https://docs.microsoft.com/en-us/graph/api/application-get?view=graph-rest-1.0&tabs=http to build a query request URL, such as 'https://graph.microsoft.com/beta/applications/{clientId}'";

export const seen = (
  error: string,
  code: string,
  text: string,
  source: string,
  isDocumented = true,
): AnswerTemplate => ({ error, code, text, source, isDocumented });

const malformed = (source: string, isDocumented: boolean) =>
  seen('invalid_request', 'AADSTS50027', 'JWT token is invalid or malformed.', source, isDocumented);

const missing = seen(
  'invalid_request',
  'AADSTS900144',
  "The request body must contain the following parameter: '{parameter}'.",
  'entra-docs, reference-error-codes.md',
);

const noAssertion = seen(
  'invalid_client',
  'AADSTS7000218',
  "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  'entra-docs, reference-error-codes.md',
);

const outOfTime = seen(
  'invalid_client',
  'AADSTS700024',
  'Client assertion is not within its valid time range. Current time: {now}, assertion valid from {from}, expiry time of assertion {until}.',
  'GitHub, microsoft-authentication-library-for-dotnet #4951, obikuro/Sato #1',
);

const notRegistered =
  'The certificate with identifier used to sign the client assertion is not registered on application.';
const withoutThumbprint = seen(
  'invalid_client',
  'AADSTS700027',
  `${notRegistered} [Reason - The key was not found., ${keys}].`,
  'GitHub, keycloak #19425; learn.microsoft.com, answers 5915574',
);

const expiredKey = (source: string) =>
  seen(
    'invalid_client',
    'AADSTS700027',
    `The certificate with identifier used to sign the client assertion is expired on application. [Reason - The key used is expired., Thumbprint of key used by client: '{thumbprint}', Found key 'Start={start}, End={end}', ${keys}].`,
    source,
  );

/** Words of our own, for every server. */
export const severalProofs = 'more than one method of client authentication was used';

const scopeWithoutDefault = seen(
  'invalid_scope',
  'AADSTS1002012',
  'The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  'GitHub, CollectServiceFabricData #139',
);

export const entraAnswers: ServerAnswers = {
  byCode: {
    'x5t/missing': seen(
      'invalid_request',
      'AADSTS50027',
      'Invalid JWT token. No certificate thumbprint specified in token header.',
      'GitHub, microsoft-authentication-library-for-dotnet #124',
    ),
    'kid/only': withoutThumbprint,
    'aud/array': malformed('GitHub, openid-client #348', true),
    'iss/not-sub': seen(
      'invalid_request',
      'AADSTS50048',
      'Subject must match Issuer claim in the client assertion.',
      'entra-docs, reference-error-codes.md',
    ),
    'token/is-access-token': seen(
      'invalid_request',
      'AADSTS50048',
      'Subject must match Issuer claim in the client assertion.',
      'GitHub, microsoft-authentication-library-for-java #430',
    ),
    'request/secret-and-assertion': {
      error: 'invalid_request',
      text: severalProofs,
      isDocumented: false,
      source: 'RFC 6749 §2.3, §5.2; no answer of Microsoft Entra to this was found, and the text is ours',
    },
    'request/common-endpoint': seen(
      'invalid_request',
      'AADSTS50059',
      'No tenant-identifying information found in either the request or implied by any provided credentials.',
      'GitHub, azure-sdk-for-net #22933: with client credentials',
    ),
    'request/scope-not-default': scopeWithoutDefault,
    'request/scope-on-v1': scopeWithoutDefault,
    'request/resource-on-v2': seen(
      'invalid_request',
      'AADSTS901002',
      "The 'resource' request parameter isn't supported.",
      'entra-docs, reference-error-codes.md',
    ),
    'request/scope-several': seen(
      'invalid_scope',
      'AADSTS70011',
      "The provided value for the input parameter 'scope' is not valid. The scope {scope} is not valid.",
      'entra-docs, reference-error-codes.md',
      false,
    ),
    'certificate/expired': expiredKey('an answer of 2024-01-24 in a public product’s documentation'),
    'certificate/not-yet-valid': expiredKey(
      'a public runbook of 2026: the server calls a start in the future expired',
    ),
    'certificate/weak-key': seen(
      'invalid_request',
      'AADSTS50032',
      'WeakRsaKey.',
      'entra-docs, reference-error-codes.md; that it is said of assertions was not seen',
      false,
    ),
    'alg/key-mismatch': seen(
      'invalid_request',
      'AADSTS5002730',
      'Invalid JWT token. Unsupported key for the signing algorithm.',
      'GitHub, microsoft-authentication-library-for-dotnet #4712; that this is its cause is inferred',
      false,
    ),
  },
  byStep: {
    request: seen(
      'invalid_request',
      'AADSTS900144',
      "The request body must contain the following parameter: 'grant_type'.",
      'entra-docs, reference-error-codes.md; that an unreadable body is answered so is assumed',
      false,
    ),
    grant: missing,
    assertion: noAssertion,
    segments: malformed('azure-sdk-for-js, identity/TROUBLESHOOTING.md', true),
    header: malformed('azure-sdk-for-js, identity/TROUBLESHOOTING.md', false),
    algorithm: malformed('entra-docs, reference-error-codes.md; for which alg was not seen', false),
    key: seen(
      'invalid_client',
      'AADSTS700027',
      `${notRegistered} [Reason - The key was not found., Thumbprint of key used by client: '{thumbprint}', ${keys}].`,
      'StackOverflow 79652135; GitHub, azure-sdk-for-net #29007',
    ),
    signature: seen(
      'invalid_client',
      'AADSTS700027',
      `Client assertion contains an invalid signature. [Reason - Key was found, but use of the key to verify the signature failed., Thumbprint of key used by client: '{thumbprint}', Found key 'Start={start}, End={end}', ${keys}].`,
      'GitHub, msgraph-sdk-php #1585: the reason as AADSTS50013 has it; its sentence before the bracket differs from year to year',
    ),
    client: seen(
      'invalid_client',
      'AADSTS700021',
      "Client assertion application identifier doesn't match 'client_id' parameter.",
      'azure-sdk-for-js, identity/TROUBLESHOOTING.md',
    ),
    audience: seen(
      'invalid_client',
      'AADSTS700023',
      'Client assertion audience claim does not match Realm issuer.',
      'GitHub, microsoft-authentication-library-for-dotnet #2746; azure-sdk-for-js, identity/TROUBLESHOOTING.md',
    ),
    expiry: outOfTime,
    'not-before': outOfTime,
    target: missing,
  },
};

/** Words of our own: the standards leave `error_description` to the server. RFC 6749 §5.2. */
export const standardTexts: Readonly<Record<CheckStep, string>> = {
  request: 'the request is malformed',
  grant: 'grant_type is missing or not supported',
  assertion: 'no client assertion of a supported type',
  segments: 'the assertion is not a JWS in compact serialization',
  header: 'header and claims are not JSON objects',
  algorithm: 'alg is not accepted',
  key: 'no registered key fits the header',
  certificate: 'the certificate is not valid',
  signature: 'signature verification failed',
  client: 'iss and sub must be the client_id',
  audience: 'aud is not this authorization server',
  expiry: 'the assertion is expired',
  'not-before': 'the assertion is not valid yet',
  lifetime: 'exp is too far in the future',
  jti: 'jti is missing or was used before',
  target: 'scope or resource is missing or not allowed',
};
