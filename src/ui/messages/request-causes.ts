/** What to look at after a server's error, as far as it is the request, the app, the tenant, the user or the access token. */
import type { CauseCode } from '../../core/server-errors/known-error';
import type { Message } from './message';

export const requestCauses = {
  'cause/parameter-missing': {
    what: 'A parameter is not in the body.',
    next: 'Compare the body with the one that Sign makes for the same grant.',
  },
  'cause/parameter-misspelt': {
    what: 'A parameter has another name than the server expects, or stands in the address instead of the body.',
    next: 'Paste the request under Inspect.',
  },
  'cause/content-type': {
    what: 'The body was not sent as application/x-www-form-urlencoded, so the server saw no parameters.',
    next: 'Set the header Content-Type; JSON is not read here.',
  },
  'cause/assertion-type': {
    what: 'client_assertion_type is missing or is not urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
    next: 'Copy that value; the URN of the grant looks alike and is another.',
  },
  'cause/body-malformed': {
    what: 'The body cannot be read as a form.',
    next: 'Look for line breaks, for quotation marks around it, and for values that were not percent-encoded.',
  },
  'cause/grant-not-supported': {
    what: 'The server or the application does not have this grant, or grant_type is misspelt.',
    next: 'Compare grant_type with the server’s documents, and the application’s settings.',
  },
  'cause/scope-not-default': {
    what: 'With client credentials the scope is the resource’s identifier with /.default after it.',
    next: 'Write https://graph.microsoft.com/.default, or your own API’s identifier with /.default.',
  },
  'cause/scope-unknown': {
    what: 'The scope is not one that this server or application knows.',
    next: 'Compare it letter by letter with the API’s list of scopes.',
  },
  'cause/several-resources': {
    what: 'The scopes are of several resources.',
    next: 'Ask for each in a request of its own.',
  },
  'cause/resource-unknown': {
    what: 'The resource is misspelt, or the tenant does not have its service principal.',
    next: 'Compare it with the App ID URI; a slash at the end counts.',
  },
  'cause/resource-on-v2': {
    what: 'resource belongs to the v1.0 endpoint; the v2.0 endpoint wants scope.',
    next: 'Write scope=<resource>/.default, or send the request to /oauth2/token.',
  },
  'cause/redirect-uri': {
    what: 'redirect_uri is not the one that is registered, or not the one that the code was asked for with.',
    next: 'Use the same text in both requests; case and a slash at the end count.',
  },
  'cause/code-used-or-expired': {
    what: 'The authorization code was used before, or is older than some minutes.',
    next: 'Sign in again for a new one.',
  },
  'cause/refresh-token-expired': {
    what: 'The refresh token has expired or was revoked.',
    next: 'Sign in again.',
  },
  'cause/tenant-is-common': {
    what: 'The address has common, organizations or consumers where this request needs a tenant.',
    next: 'Put the tenant’s ID or domain into the address, and into aud.',
  },
  'cause/tenant-unknown': {
    what: 'There is no tenant of that name in this cloud.',
    next: 'Copy the tenant ID from the portal’s overview.',
  },
  'cause/tenant-is-path': {
    what: 'A whole address was given where only the tenant belongs, so a part of its path was taken for the tenant.',
    next: 'Give the library the authority https://login.microsoftonline.com/<tenant>, without /oauth2/….',
  },
  'cause/regional-endpoint': {
    what: 'The request went to a regional endpoint, which takes managed identities and first-party apps alone.',
    next: 'Use login.microsoftonline.com.',
  },
  'cause/secret-is-id': {
    what: 'The secret’s ID was sent instead of its value.',
    next: 'Use the value, which is shown only once; make a new secret otherwise.',
  },
  'cause/secret-not-encoded': {
    what: 'The secret was not percent-encoded: a + in it became a blank.',
    next: 'Encode it: + is %2B, & is %26, = is %3D.',
  },
  'cause/secret-expired': { what: 'The secret has expired.', next: 'Make a new one, or use a certificate.' },
  'cause/secret-instead-of-certificate': {
    what: 'The access token was got with a client secret; this API wants a certificate. The token says so: appidacr or azpacr is 1, and 2 is wanted.',
    next: 'Ask for the token with a client assertion that is signed with a registered certificate. TLS client certificates are something else.',
  },
  'cause/app-unknown': {
    what: 'No application has this client ID here.',
    next: 'Copy the application (client) ID from the portal; the object ID looks alike.',
  },
  'cause/app-disabled': { what: 'The application is disabled.', next: 'Ask an administrator of the tenant.' },
  'cause/service-principal-missing': {
    what: 'The application is of another tenant and has no service principal in this one.',
    next: 'Let an administrator consent to it here, or make the service principal.',
  },
  'cause/consent-missing': {
    what: 'The permission was not granted, or not consented to.',
    next: 'Add it to the application and let an administrator consent. App roles for an app alone, delegated scopes for users.',
  },
  'cause/public-client': {
    what: 'The application is registered as a public client, which must not prove itself.',
    next: 'Leave the assertion out, or register a confidential client (platform Web).',
  },
  'cause/conditional-access': {
    what: 'A Conditional Access policy blocks it; there are such policies for workload identities, too.',
    next: 'Look into the sign-in log of the tenant by the correlation ID.',
  },
  'cause/user-unknown': {
    what: 'The user is not in this tenant.',
    next: 'Compare the tenant, or invite the user.',
  },
  'cause/user-password': { what: 'The user’s name or password is wrong.', next: 'Try them in a browser.' },
  'cause/user-must-do-more': {
    what: 'The user has to do something that no request can: a second factor, consent, a new password.',
    next: 'Let the user sign in in a browser.',
  },
  'cause/federated-credential-missing': {
    what: 'The application has no federated credential that fits the token.',
    next: 'Compare its issuer, subject and audience with iss, sub and aud of the token.',
  },
  'cause/federated-issuer': {
    what: 'iss of the token is not the issuer of a federated credential.',
    next: 'Compare them letter by letter; a slash at the end counts.',
  },
  'cause/federated-subject': {
    what: 'sub of the token is not the subject of a federated credential.',
    next: 'Copy sub from the token: branch, environment or service account may be others.',
  },
  'cause/federated-audience': {
    what: 'aud of the token is not the audience of the federated credential.',
    next: 'Ask for the token with the audience api://AzureADTokenExchange.',
  },
  'cause/federated-letter-case': {
    what: 'The values differ in upper and lower case alone.',
    next: 'Write the federated credential exactly as the token has it.',
  },
  'cause/adfs-event-log': {
    what: 'AD FS tells the client nothing more. The reason is in its event log, Applications and Services Logs, AD FS, Admin, event 1021.',
    next: 'Ask the administrator for the event of that minute, and paste its text here.',
  },
  'cause/adfs-certificate-missing': {
    what: 'The server application has no certificate that verifies the signature.',
    next: 'Set-AdfsServerApplication -JWTSigningCertificate with this certificate. There is no public code for a wrong x5t.',
  },
  'cause/adfs-client-unknown': {
    what: 'AD FS has no client of this ID.',
    next: 'Get-AdfsServerApplication lists them.',
  },
  'cause/adfs-not-permitted': {
    what: 'The client is not permitted to use this resource or scope.',
    next: 'Grant-AdfsApplicationPermission for the client and the Web API.',
  },
  'cause/adfs-jwt-bearer-forbidden': {
    what: 'The farm does not take JWT bearer requests.',
    next: 'The global authentication policy has to allow them.',
  },
  'cause/access-token-wrong': {
    what: 'The access token is not for this API, or not from its issuer.',
    next: 'Inspect it: aud is the API, iss its authorization server.',
  },
  'cause/access-token-expired': {
    what: 'The access token has expired.',
    next: 'Get a new one; an hour is usual.',
  },
  'cause/acs-retired': {
    what: 'Tokens of Azure ACS are no longer taken by SharePoint Online, since 2026-04-02.',
    next: 'Use Entra ID with a certificate.',
  },
  'cause/server-trouble': {
    what: 'The server itself failed.',
    next: 'Try again, and look into its log.',
  },
} satisfies Partial<Record<CauseCode, Message>>;
