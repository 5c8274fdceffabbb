/** A credential made here: a fresh key, and the certificate that it signs for itself. */
import { exportKeyPairPkcs8, exportKeyPairSpki } from '../keys/export-key-pair';
import { generateKeyPair, type GeneratedKeyKind } from '../keys/generate-key-pair';
import { importPrivateKey } from '../keys/private-key';
import { parsePrivateKeyInfo } from '../keys/private-key-info';
import { parseSubjectPublicKeyInfo } from '../keys/public-key';
import { wipeBytes } from '../encoding/bytes';
import { WorkbenchError } from '../errors';
import { parseCertificate } from './certificate';
import type { Credential } from './credential';
import { generateSelfSignedCertificate, type SelfSignedParameters } from './self-signed';
import { signerOf } from './sign-structure';

export interface NewCredential {
  /** With a key that cannot leave, as every other. */
  readonly credential: Credential;
  /** The same key, extractable: for saving it, and to be let go of after that. */
  readonly keyPair: CryptoKeyPair;
}

/** @throws WorkbenchError `key/refused-by-engine`: an engine without the kind of key */
export async function generateNewCredential(
  kind: GeneratedKeyKind,
  parameters: SelfSignedParameters,
): Promise<NewCredential> {
  const keyPair = await generate(kind);
  const publicKey = await parseSubjectPublicKeyInfo(await exportKeyPairSpki(keyPair));
  const pkcs8 = await exportKeyPairPkcs8(keyPair);
  try {
    // The pair knows its public key; an engine that would not derive it is not asked.
    const privateKey = { ...(await importPrivateKey(parsePrivateKeyInfo(pkcs8))), publicKey };
    const signer = signerOf(privateKey);
    if (!signer) throw new Error(`no X.509 signature algorithm for ${kind}`);
    const certificate = await parseCertificate(await generateSelfSignedCertificate(signer, parameters));
    return { credential: { privateKey, chain: [certificate] }, keyPair };
  } finally {
    wipeBytes(pkcs8);
  }
}

async function generate(kind: GeneratedKeyKind): Promise<CryptoKeyPair> {
  try {
    return await generateKeyPair(kind);
  } catch (cause) {
    throw new WorkbenchError(
      'key/refused-by-engine',
      `generateKey refused ${kind}`,
      { engineSays: cause instanceof Error ? cause.name : 'unknown' },
      { cause },
    );
  }
}
