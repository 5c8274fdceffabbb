/** What each line of the trace of 2015 is. */

export const traceLines: Readonly<Record<string, string>> = {
  'request-line':
    'The method is POST: what is asked for stands in the body, and in no log of addresses. The path names the tenant by its ID, and the endpoint of v1.0. `login.windows.net` was the host of the time; it still answers for `login.microsoftonline.com`.',
  'content-type': 'The body is a form. With another content type the server finds no fields in it.',
  'client-request-id':
    'A name that the client gave this request. Support finds it in the server’s logs by that.',
  'return-client-request-id': 'Asks for that name in the answer.',
  'client-sku':
    'This line and the next three say which library, on which system. No server decides anything by them.',
  'client-version': 'ADAL.NET 2.12, the predecessor of MSAL.',
  'client-cpu': 'Telemetry.',
  'client-os':
    'Telemetry: Windows 8 or Windows Server 2012, or a later Windows that says so to programs it takes for old.',
  host: 'The host of the address once more, as HTTP/1.1 requires.',
  'content-length': 'The body has 983 bytes: all of the form, from `resource` to `client_credentials`.',
  expect: 'The client waits with the body until the server says that it may send it. .NET did so by default.',
  connection: 'Keep the connection for further requests. HTTP/1.1 does so anyhow.',
  resource:
    'Whom the token is for: the Azure AD Graph API, `https://graph.windows.net/` once decoded. v1.0 calls it `resource`; v2.0 has `scope` instead.',
  'client-id': 'The application’s ID. It has to be the `iss` and `sub` of the assertion.',
  'assertion-type':
    'The fixed name `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`, its colons encoded.',
  assertion:
    'The client assertion. Its three segments are below. `\\/` in its JSON is a slash that a .NET serializer escaped: the same to every parser, and still what was signed.',
  'grant-type':
    'On what grounds: the client’s own credentials. The order of the fields is free; this library put it last.',
};
