/** Errors as servers sent them, from the public threads that are named; nothing is changed but where a thread left dots. */

const visit = (appId: string) =>
  `Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${appId}'. Review the documentation at https://docs.microsoft.com/en-us/graph/deployments to determine the corresponding service endpoint and https://docs.microsoft.com/en-us/graph/api/application-get?view=graph-rest-1.0&tabs=http to build a query request URL, such as 'https://graph.microsoft.com/beta/applications/${appId}'`;

/** learn.microsoft.com, answers 5915574: x5t#S256 was standard base64 */
export const withoutThumbprint = JSON.stringify({
  error: 'invalid_client',
  error_description: `AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., ${visit('8b76b6d9-4732-4558-a4b5-40d5ff2ed6ef')}]. Trace ID: 40dccc8c-276d-4927-b6e0-583bf24f9000 Correlation ID: 55f49a48-adab-4470-b42d-f100f63bc15d Timestamp: 2026-06-09 14:01:21Z`,
  error_codes: [700027],
  timestamp: '2026-06-09 14:01:21Z',
  trace_id: '40dccc8c-276d-4927-b6e0-583bf24f9000',
  correlation_id: '55f49a48-adab-4470-b42d-f100f63bc15d',
  error_uri: 'https://login.microsoftonline.com/error?code=700027',
});

/** GitHub, azure-sdk-for-net #29007: SNI */
export const subjectNameAndIssuer = `Azure.Identity.AuthenticationFailedException : ClientAssertionCredential authentication failed: A configuration issue is preventing authentication - check the error message from the server for details. You can modify the configuration in the application registration portal. See https://aka.ms/msal-net-invalid-client for details.  Original exception: AADSTS700027: Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '8BDEB513EAC11E9E9DA752EB9D5087F317F6D931', ${visit('26790ce1-d05c-4de7-ba73-51837152f0bc')}]. Alternatively, SNI may be configured on the app. Please ensure that client assertion is being sent with the x5c claim in the JWT header using MSAL's WithSendX5C() method so that Azure Active Directory can validate the certificate being used.`;

/** Documentation of a storage product: an expired certificate, as Node logged it, with line breaks of the log */
export const expiredKey = `[Nest] 21 - 01/24/2024, 9:57:00 AM ERROR [TaskProducerService] ServerError: invalid_client: 700027 -
[2024-01-24 09:57:00Z]: AADSTS700027: The certificate with identifier used to sign the client assertion is expired on
application. [Reason - The key used is expired., Thumbprint of key used by client: 'CDB57E003884DDE011897304FE291EB539812CCC',
Found key 'Start=01/23/2023 13:33:28, End=01/23/2024 13:33:28', ${visit('94bc0b64-d83e-4b45-afd0-3b2c84f16a00')}].
Trace ID: 5b14185d-49d6-47f1-be9a-48c578b24d00 Correlation ID: 74445a33-31f6-4b60-8319-db813e3bbe17 Timestamp: 2024-01-24 09:57:00Z - Correlation ID: 74445a33-31f6-4b60-8319-db813e3bbe17 - Trace ID: 5b14185d-49d6-47f1-be9a-48c578b24d00`;

/** azure-docs, hdinsight: the older family, with the keys that are configured, and Markdown's asterisks */
export const expiredKeyOf2017 = `Microsoft.IdentityModel.Clients.ActiveDirectory.AdalServiceException: AADSTS70002: Error validating credentials. AADSTS50012: Client assertion contains an invalid signature. **[Reason - The key used is expired.**, Thumbprint of key used by client: 'C49C25705D60569884EDC91986CEF8A01A495783', Found key 'Start=08/03/2016, End=08/03/2017, Thumbprint=C39C25705D60569884EDC91986CEF8A01A4956D1', Configured keys: [Key0:Start=08/03/2016, End=08/03/2017, Thumbprint=C39C25705D60569884EDC91986CEF8A01A4956D1;]]
    Trace ID: e4d34f1c-a584-47f5-884e-1235026d5000
    Correlation ID: a44d870e-6f23-405a-8b23-9b44aebfa4bb
    Timestamp: 2017-10-06 20:44:56Z ---> System.Net.WebException: The remote server returned an error: (401) Unauthorized.`;

/** GitHub, msgraph-sdk-php #1585: a user's assertion; the key is the server's own */
export const userAssertion = `AADSTS50013: Assertion failed signature validation. [Reason - Key was found, but use of the key to verify the signature failed., Thumbprint of key used by client: '1FD9E3E40392B30329860D52171EE3695FA507DC', Found key 'Start=08/18/2024 19:33:23, End=08/18/2029 19:33:23', ${visit('00000000-0000-0000-0000-000000000000')}]. Trace ID: 62d60ed5-56c3-45a0-b960-93d4ec917d00`;

/** GitHub, microsoft-authentication-library-for-java #984 */
export const keptTooLong = `Caused by: com.microsoft.aad.msal4j.MsalServiceException: AADSTS700024: Client assertion is not within its valid time range. Current time: 2025-08-29T05:47:32.1501147Z, assertion valid from 1970-01-01T00:00:00.0000000Z, expiry time of assertion 2025-08-29T00:30:05.0000000Z. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials . Trace ID: 7a84b74b-1889-494f-b408-66e8b36c7400 Correlation ID: d75bd923-d9ca-4d18-b80e-b13851840fa9 Timestamp: 2025-08-29 05:47:32Z
\tat com.microsoft.aad.msal4j.MsalServiceExceptionFactory.fromHttpResponse(MsalServiceExceptionFactory.java:38)`;

/** GitHub, obikuro/Sato #1: local time, an hour from UTC, with the line breaks of PowerShell */
export const localTime = `PS:> Invoke-Sato -GrantType "jwt_assertion_sign"
Using Azure Key Vault for JWT assertion signing

 {"error":"invalid_client","error_description":"AADSTS700024: Client assertion is not within its valid time range. Current time: 2024-12-07T12:09:18.3149355Z, assertion valid from
1970-01-01T00:00:00.0000000Z, expiry time of assertion 2024-12-07T11:14:18.0000000Z....." }`;

/** GitHub, azure-activedirectory-library-for-java #46 */
export const timeOf2015 = `com.microsoft.aad.adal4j.AuthenticationException: {"error_description":"AADSTS70002: Error validating credentials. AADSTS50012: Client assertion is not within its valid time range.\\r\\nTrace ID: 80ad7758-a570-42f0-97b7-ae2dded006c7\\r\\nCorrelation ID: 986a6c2c-a596-4189-b5b5-3a1b1a9a17e2\\r\\nTimestamp: 2015-07-30 17:18:47Z","error":"invalid_client"}`;

/** learn.microsoft.com, answers 281994: event 1021 of AD FS */
export const adfsEvent = `Log Name:      AD FS/Admin
Source:        AD FS
Date:          2/21/2021 11:02:05 PM
Event ID:      1021
Description:
Encountered error during OAuth token request.

Additional Data

Exception details:
Microsoft.IdentityServer.Web.Protocols.OAuth.Exceptions.OAuthClientCredentialAuthenticationException: MSIS9344: OAuth Client JsonWebSecurityToken validation failed for the client 'http://sts.moto.lab.mbctg.com/adfs/services/trust'. Unable to find a certificate or public key configured under the client which can validate the signature.`;

/** GitHub, microsoft-authentication-library-for-js #6281 */
export const adfsAnswer = `{
    "error": "invalid_client",
    "error_description": "MSIS9622: Client authentication failed. Please verify the credential provided for client authentication is valid."
}`;

/** Recorded by an AD FS client's tests, escaped twice */
export const adfsEscapedTwice = String.raw`"Status code 400 from ADFS: {\"error\":\"invalid_client\",\"error_description\":\"MSIS9607: The \\u0027client_id\\u0027 parameter in the request is invalid. No registered client is found with this identifier.\"}"`;

/** Seed 000, as Ruby prints it */
export const exchange = String.raw`"x-ms-diagnostics" => "2000010;
    reason=\"The access token is acquired using an authentication method that is too weak to allow access for this application. Presented auth strength was 1, required is 2.\";
    error_category=\"insufficient_auth_strength\"",
"x-diaginfo"=>"AM3PR01MB0662",
"x-beserver"=>"AM3PR01MB0662"`;

/** A public report of 2017, with its header fields */
export const exchangeResponse = `HTTP/1.1 401 Unauthorized
Server: Microsoft-IIS/10.0
x-ms-diagnostics: 2000003;reason="The audience claim value is invalid 'aud'.";error_category="invalid_resource"
WWW-Authenticate: Bearer client_id="00000002-0000-0ff1-ce00-000000000000", realm="0e49ef1f-ca07-45f1-b4c0-ac9409d3e576", token_types="app_asserted_user_v1 service_asserted_app_v1", error="invalid_token"
Date: Tue, 10 Oct 2017 00:38:01 GMT
Content-Length: 0`;

/** StackOverflow 79652135: what was in the header, and what the server printed */
export const hexWithNewline = {
  x5t: 'REI1RREI1RDM2MTM1MDJFQjBEQTE3NkU2RDc3MkYxMUQ5OTdFQTc5MTlDQgo',
  text: "AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found., Thumbprint of key used by client: '444235451108D510CCD8C4CCD4C0C91508C11104C4DCD914D910DCDCC918C4C510E4E4DD1504DCE4C4E50D0828']",
};

/** GitHub, passport-azure-ad #453 */
export const hexAsBase64 = {
  x5t: 'FEE317C3052AA4A141A9A301768F26AB641D58D0',
  text: "AADSTS700027: Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '144137D7B0B7D39D80038035E3503D037D35EFAF05DBA001EB8D43E7C0F4']",
};

/** GitHub, azure-activedirectory-library-for-dotnet #309: the thumbprint is hex of the bad x5t of that thread */
export const hexText = {
  x5t: 'ODk1NjlCOUU0MjZGOUM4OUY2QkIxMTIwMTJDQzU0RjkyQjFBREQ5Qg',
  text: `AADSTS70002: Error validating credentials. AADSTS50012: Client assertion contains an invalid signature. [Reason - The key was not found., Thumbprint of key used by client: '${Buffer.from('89569B9E426F9C89F6BB112012CC54F92B1ADD9B').toString('hex').toUpperCase()}']`,
};
