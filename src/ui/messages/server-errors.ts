/** What a server's error means to a person: whose it is, what its reason says, how its causes are told apart. */
import type { ServerFamily } from '../../core/server-errors/known-error';
import type { ErrorAspect, ReasonCode } from '../../core/server-errors/parsed-server-error';

export const serverFamilies: Readonly<Record<ServerFamily, string>> = {
  entra: 'Microsoft Entra ID',
  adfs: 'AD FS',
  exchange: 'Exchange',
  sharepoint: 'SharePoint',
  graph: 'Microsoft Graph',
  'identity-model': 'Microsoft.IdentityModel, in an API or a library',
  oauth: 'any server, by the standards of OAuth',
};

export const errorReasons: Readonly<Record<ReasonCode, string>> = {
  'key-not-found':
    'The server looked for a certificate by the thumbprint in the header and found none among those of this application. The signature was not checked yet.',
  'key-expired':
    'The server found the certificate, and by its clock the registration of it has expired or not begun.',
  'signature-failed':
    'The server found the certificate, and the signature does not verify with its public key: the certificate is right, and the key, the algorithm or the signed text is not.',
  other: 'The server gives a reason that is not known here; its own words are above.',
};

export const errorAspects: Readonly<Record<ErrorAspect, string>> = {
  signature: 'It is about the certificate or the signature.',
  audience: 'It is about the audience, aud.',
  time: 'It is about the times, exp and nbf.',
  'thumbprint-not-given': 'It is about the header: no x5t or x5t#S256 came that the server could read.',
};

/** Before the list of causes, by whether the code names one. */
export function causesHeading(isGeneric: boolean): string {
  return isGeneric
    ? 'The server gives this answer for several causes and does not say which. Look at them in this order:'
    : 'Look at this, in this order:';
}

/** Where only the server's log knows more. */
export const loggedOnly =
  'This stands in the event log of the server (AD FS/Admin, event 1021). The client is told no more than MSIS9622.';

/** Where no code of the text is in the catalogue; Microsoft has a page for each of its codes. */
export function explainUnknownCode(code: string | undefined): string {
  if (code === undefined)
    return 'No code is in this text that this page knows: what the server says is all there is to go by.';
  const number = /^AADSTS(\d+)$/.exec(code)?.[1];
  return `${code} is not in this page’s catalogue: what the server says of it is all there is to go by.${number ? ` Microsoft explains it at https://login.microsoftonline.com/error?code=${number}.` : ''}`;
}
