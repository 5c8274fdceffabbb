/** A credential for trying things out: made here, registered nowhere, gone with the page. */
import type { Credential } from './credential';
import { generateNewCredential } from './new-credential';
import type { SelfSignedParameters } from './self-signed';

/** Its extractable copy goes at once. */
export async function generateThrowAwayCredential(parameters: SelfSignedParameters): Promise<Credential> {
  const { credential } = await generateNewCredential('RSA 2048', parameters);
  return credential;
}
