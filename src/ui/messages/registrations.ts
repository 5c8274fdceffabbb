/** What a person should know of each way to register a certificate. */
import type { RegistrationField } from '../../core/registration/registration-parameters';
import type { RegistrationTargetId } from '../../core/registration/registration-targets';

export const registrationFields: Readonly<
  Record<RegistrationField, { readonly label: string; readonly hint: string }>
> = {
  appId: { label: 'Application (client) ID', hint: '' },
  objectId: {
    label: 'Object ID',
    hint: 'Of the application, on the overview page of the app registration. It is not the client ID.',
  },
  existing: {
    label: 'Existing keyCredentials',
    hint: 'JSON: the array, the manifest, or the answer of Graph. It is kept as it is.',
  },
};

/** The portal and Graph let any certificate in. */
export const rsaOnlyWarning =
  'This certificate has no RSA key. Entra and AD FS register it all the same, and their token endpoints fail on what it signs.';

interface RegistrationNote {
  readonly text: string;
  /** Of something that takes away what works now. */
  readonly warning?: string;
}

export const registrationNotes: Readonly<Record<RegistrationTargetId, RegistrationNote>> = {
  'entra-manifest': {
    text: 'Put the entry into the array keyCredentials of the manifest (App registrations, Manifest). The key is “key” there; the retired Azure AD Graph format called it “value”.',
  },
  'graph-patch': {
    warning:
      'PATCH replaces the whole collection: a certificate that is not in the body is removed. Paste what is registered now.',
    text: 'Whoever runs it needs Application.ReadWrite.All, or owns the application.',
  },
  'graph-add-key': {
    text: 'An application renews its own certificate without further permission, with a proof signed by a key that is registered already. The proof is good for ten minutes.',
  },
  'azure-cli': {
    text: 'The command writes the certificate to a file, then appends it. The credential ends with the certificate, or after a year if that is sooner.',
  },
  'graph-powershell': {
    text: 'Update-MgApplication replaces the collection as PATCH does; the script reads what is registered and sends it back with this certificate added.',
  },
  'adfs-powershell': {
    warning: 'Set-AdfsServerApplication replaces the list of certificates of the client.',
    text: 'Put certificate.cer beside the script. AD FS takes RSA keys, and finds the certificate by x5t.',
  },
  'jwk-set': {
    text: 'The public key for a server that is given keys, or fetches them from an address of yours. An RSA key has no alg, since it signs RS256 and PS256 alike.',
  },
};

/** Of entries that Graph lists without their key. */
export function explainKept(entries: number, withoutKey: number): string {
  const kept = `${entries} ${entries === 1 ? 'entry is' : 'entries are'} kept.`;
  if (withoutKey === 0) return kept;
  const these = withoutKey === 1 ? 'One has' : `${withoutKey} have`;
  return `${kept} ${these} no key: Graph leaves it out unless asked ($select=keyCredentials). It is reported to keep the stored key where the keyId is known; that is not documented.`;
}
