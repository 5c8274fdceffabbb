/** The `keyCredentials` of an app manifest. entra-docs, identity-platform/certificate-credentials.md. */
import { appendKeyCredential, buildKeyCredential } from './key-credential';
import type { RegistrationParameters } from './registration-parameters';

/** The member as today's manifest (Microsoft Graph format) has it: `key`. The retired Azure AD Graph format said `value`. */
export function formatEntraManifest({
  chain: [certificate],
  existing,
  keyId,
}: RegistrationParameters): string {
  const added = buildKeyCredential(certificate, keyId);
  return JSON.stringify({ keyCredentials: appendKeyCredential(existing ?? [], added, certificate) }, null, 2);
}
