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
    const keys = materials.flatMap((one) => (one.kind === 'private-key' ? [one.privateKey] : []));
    const certificates = materials.flatMap((one) => (one.kind === 'certificate' ? [one.certificate] : []));
    this.#privateKeys = distinct([...keys, ...this.#privateKeys], (key) => key.publicKey?.spkiSha256);
    this.#certificates = distinct([...certificates, ...this.#certificates], (one) => one.thumbprints.sha256);
    // The same thing twice is one thing: what came is what is on the shelf of it.
    const newKeys = this.#privateKeys.filter((key) => keys.includes(key));
    const newCertificates = this.#certificates.filter((one) => certificates.includes(one));

    const pairs: Credential[] = [];
    for (const key of this.#privateKeys) {
      const pair = await pairWithCertificate(key, this.#certificates);
      if (pair) pairs.push(pair);
    }
    const isNew = ({ privateKey, chain: [leaf] }: Credential) =>
      newKeys.includes(privateKey) || newCertificates.some((one) => one === leaf);
    const isCurrent = (pair: Credential) => pair.privateKey === this.credential?.privateKey;
    this.mismatch = this.#findMismatch(newKeys, newCertificates, pairs);
    // What belongs to nothing changes nothing; else a key alone will do, for servers that go by kid.
    const alone = this.mismatch ? this.credential : this.#loneKey();
    this.credential = pairs.find(isNew) ?? pairs.find(isCurrent) ?? pairs[0] ?? alone;
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

  #loneKey(): Credential | undefined {
    const [privateKey] = this.#privateKeys;
    return privateKey && { privateKey, chain: [] };
  }

  #findMismatch(
    newKeys: readonly PrivateKey[],
    newCertificates: readonly Certificate[],
    pairs: readonly Credential[],
  ): Finding | undefined {
    const isPaired = (key: PrivateKey) => pairs.some((pair) => pair.privateKey === key);
    const isPlaced = (certificate: Certificate) =>
      pairs.some((pair) => pair.chain.includes(certificate)) || this.#isAuthority(certificate);
    const strayKey = newKeys.find((key) => !isPaired(key));
    const strayCertificate = newCertificates.find((one) => !isPlaced(one));
    const key = strayKey ?? (strayCertificate && this.#privateKeys[0]);
    const certificate = strayCertificate ?? (strayKey && this.#certificates[0]);
    return key && certificate ? keyMismatch(key, certificate) : undefined;
  }

  /** Its part is to issue. OpenSSL calls every self-signed certificate an authority, so that alone says nothing. */
  #isAuthority(certificate: Certificate): boolean {
    const hasIssued = this.#certificates.some(
      (one) => one !== certificate && one.issuer === certificate.subject,
    );
    return (
      certificate.isCertificationAuthority && (hasIssued || !!certificate.keyUsage?.includes('keyCertSign'))
    );
  }
}

function distinct<Value>(values: readonly Value[], identity: (value: Value) => string | undefined): Value[] {
  return values.filter((value, index) => {
    const own = identity(value);
    return own === undefined || values.findIndex((other) => identity(other) === own) === index;
  });
}
