import { keyMismatch } from '../core/assertion/check-credential';
import type { Finding } from '../core/assertion/finding';
import type { Material } from '../core/intake/material';
import type { PrivateKey } from '../core/keys/private-key';
import type { Certificate } from '../core/x509/certificate';
import type { Credential } from '../core/x509/credential';

/** Every key and certificate that was loaded, and the credential that is in use. */
export class CredentialShelf {
  /** Newest first. */
  #privateKeys: readonly PrivateKey[] = [];
  #certificates = $state.raw<readonly Certificate[]>([]);

  credential = $state.raw<Credential>();
  mismatch = $state.raw<Finding>();

  /** To look at: the credential's, or while there is no key, the last one loaded. */
  readonly certificate = $derived(this.credential ? this.credential.chain[0] : this.#certificates[0]);

  /** What just came decides: it makes a pair, completes one, lengthens a chain, or belongs to nothing here. */
  async add(materials: readonly Material[]): Promise<void> {
    const { pairWithCertificate } = await import('../core/x509/credential');
    const newKeys = materials.flatMap((one) => (one.kind === 'private-key' ? [one.privateKey] : []));
    const newCertificates = materials.flatMap((one) => (one.kind === 'certificate' ? [one.certificate] : []));
    this.#privateKeys = distinct([...newKeys, ...this.#privateKeys], (key) => key.publicKey?.spkiSha256);
    this.#certificates = distinct(
      [...newCertificates, ...this.#certificates],
      (one) => one.thumbprints.sha256,
    );

    const pairs: Credential[] = [];
    for (const key of this.#privateKeys) {
      const pair = await pairWithCertificate(key, this.#certificates);
      if (pair) pairs.push(pair);
    }
    const isNew = (pair: Credential) =>
      newKeys.includes(pair.privateKey) || newCertificates.includes(pair.chain[0] as Certificate);
    const isCurrent = (pair: Credential) => pair.privateKey === this.credential?.privateKey;
    const [newestKey] = this.#privateKeys;
    this.mismatch = this.#findMismatch(newKeys, newCertificates, pairs);
    const loneKey =
      newestKey && !this.mismatch && this.#certificates.length === 0
        ? { privateKey: newestKey, chain: [] }
        : undefined;
    this.credential = pairs.find(isNew) ?? pairs.find(isCurrent) ?? pairs[0] ?? loneKey;
  }

  /** A credential that is complete already, such as one that was made here. */
  use(credential: Credential): void {
    this.#privateKeys = [credential.privateKey, ...this.#privateKeys];
    this.#certificates = [...credential.chain, ...this.#certificates];
    this.credential = credential;
    this.mismatch = undefined;
  }

  forget(): void {
    this.#privateKeys = [];
    this.#certificates = [];
    this.credential = undefined;
    this.mismatch = undefined;
  }

  #findMismatch(
    newKeys: readonly PrivateKey[],
    newCertificates: readonly Certificate[],
    pairs: readonly Credential[],
  ) {
    const isPaired = (key: PrivateKey) => pairs.some((pair) => pair.privateKey === key);
    const inChain = (certificate: Certificate) => pairs.some((pair) => pair.chain.includes(certificate));
    const strayKey = newKeys.find((key) => !isPaired(key));
    const strayCertificate = newCertificates.find((one) => !inChain(one) && !one.isCertificationAuthority);
    const key = strayKey ?? (strayCertificate && this.#privateKeys[0]);
    const certificate = strayCertificate ?? (strayKey && this.#certificates[0]);
    return key && certificate ? keyMismatch(key, certificate) : undefined;
  }
}

function distinct<Value>(values: readonly Value[], identity: (value: Value) => string | undefined): Value[] {
  return values.filter((value, index) => {
    const own = identity(value);
    return own === undefined || values.findIndex((other) => identity(other) === own) === index;
  });
}
