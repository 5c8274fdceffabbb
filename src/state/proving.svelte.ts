import { assertionProofs, bodyProofs } from '../core/proof/assertion-proofs';
import { fieldProofs } from '../core/proof/field-proofs';
import {
  certificateFile,
  keyFile,
  readCertificate,
  readCertificateInPowershell,
  readKey,
  readPublicKeyOfKey,
  type MaterialFile,
} from '../core/proof/material-file';
import type { Proof } from '../core/proof/proof';
import { publicKeyProofs } from '../core/proof/public-key-proofs';
import { thumbprintProofs } from '../core/proof/thumbprint-proofs';
import type { Origin } from '../core/intake/material';
import type { PrivateKey } from '../core/keys/private-key';
import type { Certificate } from '../core/x509/certificate';
import type { CredentialShelf } from './credential-shelf.svelte';
import { pastedName } from './intake.svelte';
import type { Signing } from './signing.svelte';

/** What stands together on the page, and is proven together. */
export type ProofGroup = 'credential' | 'certificate' | 'key' | 'thumbprints' | 'assertion' | 'body';
export type ProofShell = 'bash' | 'powershell';

/** The commands that give the page's values without the page. */
export class Proving {
  shell = $state<ProofShell>('bash');
  #shelf: CredentialShelf;
  #signing: Signing;

  constructor(shelf: CredentialShelf, signing: Signing) {
    this.#shelf = shelf;
    this.#signing = signing;
  }

  proofsOf(group: ProofGroup): readonly Proof[] {
    const { certificate, credential } = this.#shelf;
    const { signed } = this.#signing;
    if (group === 'body') return signed ? bodyProofs(signed.request) : [];
    if (group === 'assertion') return this.#assertionProofs();
    if (group === 'key') return credential ? this.#keyProofs(credential.privateKey) : [];
    if (!certificate) return [];
    const file = this.#certificateFile(certificate);
    const thumbprints = thumbprintProofs(certificate, file);
    if (group === 'thumbprints') return thumbprints;
    const fields = fieldProofs(certificate, file);
    return group === 'credential' ? [...thumbprints.slice(0, 5), ...fields.main] : fields.further;
  }

  /** Those that the commands of a group begin with. */
  filesOf(group: ProofGroup): readonly MaterialFile[] {
    const signer = this.#signing.signed?.inputs.signing;
    const key = group === 'assertion' ? signer?.credential.privateKey : this.#shelf.credential?.privateKey;
    const certificate = group === 'assertion' ? signer?.credential.chain[0] : this.#shelf.certificate;
    const ofKey = key ? [this.#keyFile(key)] : [];
    const ofCertificate = certificate ? [this.#certificateFile(certificate)] : [];
    if (group === 'body') return [];
    if (group === 'key') return ofKey;
    const isSignedTwice = group === 'assertion' && /^(RS|Ed)/.test(signer?.alg ?? '');
    return [...ofCertificate, ...(isSignedTwice || ofCertificate.length === 0 ? ofKey : [])];
  }

  #assertionProofs(): readonly Proof[] {
    const { assertion, inputs } = this.#signing.signed ?? {};
    if (!assertion || !inputs?.signing) return [];
    const { privateKey, chain } = inputs.signing.credential;
    const key = this.#keyFile(privateKey);
    const file = chain[0] && this.#certificateFile(chain[0]);
    return assertionProofs(assertion, {
      publicKeyPem: file ? `${readCertificate(file)} -noout -pubkey` : readPublicKeyOfKey(key),
      privateKeyPem: readKey(key),
      ...(file ? { certificateInPowershell: readCertificateInPowershell(file) } : {}),
    });
  }

  #keyProofs(privateKey: PrivateKey): readonly Proof[] {
    const { publicKey, jwkThumbprint } = privateKey;
    const head = readPublicKeyOfKey(this.#keyFile(privateKey));
    return publicKey ? publicKeyProofs(publicKey, jwkThumbprint, head) : [];
  }

  #certificateFile(certificate: Certificate): MaterialFile {
    return certificateFile(this.#originOf(certificate));
  }

  #keyFile(privateKey: PrivateKey): MaterialFile {
    return keyFile(this.#originOf(privateKey));
  }

  #originOf(value: PrivateKey | Certificate): Origin | undefined {
    const origin = this.#shelf.origins.get(value);
    return origin?.source.name === pastedName ? undefined : origin;
  }
}
