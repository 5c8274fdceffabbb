/** A credential for trying things out: made here, registered nowhere, gone with the page. */
import { wipeBytes } from '../encoding/bytes';
import { generateRsaKeyPair } from '../keys/generate-key-pair';
import { importPrivateKey } from '../keys/private-key';
import { parsePrivateKeyInfo } from '../keys/private-key-info';
import { parseCertificate } from './certificate';
import type { Credential } from './credential';
import { generateSelfSignedCertificate, type SelfSignedParameters } from './self-signed';

export async function generateThrowAwayCredential(parameters: SelfSignedParameters): Promise<Credential> {
  const keyPair = await generateRsaKeyPair(2048);
  const certificate = await parseCertificate(await generateSelfSignedCertificate(keyPair, parameters));
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keyPair.privateKey));
  try {
    return { privateKey: await importPrivateKey(parsePrivateKeyInfo(pkcs8)), chain: [certificate] };
  } finally {
    wipeBytes(pkcs8);
  }
}
