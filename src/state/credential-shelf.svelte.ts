import { keyMismatch } from '../core/assertion/check-credential';
import type { Finding } from '../core/assertion/finding';
import type { Material, Origin } from '../core/intake/material';
import type { PrivateKey } from '../core/keys/private-key';
import type { Certificate } from '../core/x509/certificate';
import type { Credential } from '../core/x509/credential';
import type { Clock } from './clock.svelte';

/** Every key and certificate that was loaded, and the credential that is in use. */
export class CredentialShelf {
  /** Newest first, as everything here. */
  #privateKeys: readonly PrivateKey[] = [];
  #certificates: readonly Certificate[] = [];
  /** While there is no key. */
  #looseChain = $state.raw<readonly Certificate[]>([]);
  /** Each key with each of its certificates: where there are several, the person chooses. */
  credentials = $state.raw<readonly Credential[]>([]);
  credential = $state.raw<Credential>();
  mismatch = $state.raw<Finding>();
  /** Of keys and certificates that were read; what was made here comes from nowhere. */
  readonly origins = new WeakMap<PrivateKey | Certificate, Origin>();
  #example: Credential | undefined;
  #clock: Clock;
  /** Counts what empties the shelf: work that began before must not fill it again. */
  #emptied = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** To look at: the credential's, or while there is no key, that of what was loaded. */
  readonly chain = $derived(this.credential ? this.credential.chain : this.#looseChain);
  readonly certificate = $derived(this.chain[0]);

  /** What just came decides: it makes a pair, completes one, lengthens a chain, or belongs to nothing here. */
  async add(materials: readonly Material[]): Promise<void> {
    const emptied = this.#emptied;
    const [{ credentialsOf }, { looseChain }] = await Promise.all([
      import('../core/x509/credential'),
      import('../core/x509/chain'),
    ]);
    for (const one of materials)
      this.origins.set(one.kind === 'private-key' ? one.privateKey : one.certificate, one);
    const keys = materials.flatMap((one) => (one.kind === 'private-key' ? [one.privateKey] : []));
    const certificates = materials.flatMap((one) => (one.kind === 'certificate' ? [one.certificate] : []));
    this.#dropExample();
    const allKeys = distinct([...keys, ...this.#privateKeys], (key) => key.publicKey?.spkiSha256);
    const allCertificates = distinct([...certificates, ...this.#certificates], sha256Of);
    const found: Credential[] = [];
    for (const key of allKeys)
      found.push(...(await credentialsOf(key, allCertificates, this.#clock.now() * 1000)));
    if (emptied !== this.#emptied) return;

    this.#privateKeys = distinct([...allKeys, ...this.#privateKeys], (key) => key.publicKey?.spkiSha256);
    this.#certificates = distinct([...allCertificates, ...this.#certificates], sha256Of);
    this.#looseChain = looseChain(this.#certificates);
    this.credentials = distinct([...found, ...this.credentials], identityOf);
    // The same thing twice is one thing: what came is what is on the shelf of it.
    const newKeys = this.#privateKeys.filter((key) => keys.includes(key));
    const newCertificates = this.#certificates.filter((one) => certificates.includes(one));
    this.mismatch = this.#findMismatch(newKeys, newCertificates);
    this.credential = this.#mostWanted(newKeys, newCertificates);
  }

  /** A credential that is complete already, such as one that was made here. */
  use(credential: Credential, { isExample = false } = {}): void {
    this.#dropExample();
    this.#privateKeys = [credential.privateKey, ...this.#privateKeys];
    this.#certificates = distinct([...credential.chain, ...this.#certificates], sha256Of);
    this.credentials = distinct([credential, ...this.credentials], identityOf);
    this.credential = credential;
    this.mismatch = undefined;
    this.#example = isExample ? credential : undefined;
  }

  choose(credential: Credential): void {
    this.credential = credential;
  }

  dismissMismatch(): void {
    this.mismatch = undefined;
  }

  forget(): void {
    this.#emptied++;
    this.#privateKeys = [];
    this.#certificates = [];
    this.#looseChain = [];
    this.credentials = [];
    this.credential = undefined;
    this.mismatch = undefined;
    this.#example = undefined;
  }

  /** The throw-away credential makes room for whatever is somebody's own. */
  #dropExample(): void {
    const example = this.#example;
    if (!example) return;
    this.#privateKeys = this.#privateKeys.filter((key) => key !== example.privateKey);
    this.#certificates = this.#certificates.filter((one) => !example.chain.includes(one));
    this.credentials = this.credentials.filter((one) => one !== example);
    if (this.credential === example) this.credential = this.credentials[0];
    this.#example = undefined;
  }

  #mostWanted(
    newKeys: readonly PrivateKey[],
    newCertificates: readonly Certificate[],
  ): Credential | undefined {
    const current = this.credential;
    const hasNewLeaf = ({ chain: [leaf] }: Credential) =>
      leaf !== undefined && newCertificates.includes(leaf);
    const hasNewKey = ({ privateKey }: Credential) => newKeys.includes(privateKey);
    // The certificate in use stays in use when a chain grows under it.
    const isCurrent = (one: Credential) =>
      current?.chain[0] !== undefined && identityOf(one) === identityOf(current);
    const hasCurrentKey = (one: Credential) => one.privateKey === current?.privateKey;
    const wishes = [hasNewLeaf, hasNewKey, isCurrent, hasCurrentKey, () => true];
    const pair = wishes.map((wish) => this.credentials.find(wish)).find((one) => one !== undefined);
    if (pair) return pair;
    // What belongs to nothing changes nothing; else a key alone will do, for servers that go by kid.
    const [privateKey] = this.#privateKeys;
    const alone = privateKey && { privateKey, chain: [] };
    return this.mismatch ? (current ?? alone) : alone;
  }

  #findMismatch(
    newKeys: readonly PrivateKey[],
    newCertificates: readonly Certificate[],
  ): Finding | undefined {
    const isPaired = (key: PrivateKey) => this.credentials.some((pair) => pair.privateKey === key);
    const isPlaced = (certificate: Certificate) =>
      this.credentials.some((pair) => pair.chain.includes(certificate)) || this.#isAuthority(certificate);
    const strayKey = newKeys.find((key) => !isPaired(key));
    const strayCertificate = newCertificates.find((one) => !isPlaced(one));
    const key = strayKey ?? (strayCertificate && this.#privateKeys[0]);
    const certificate = strayCertificate ?? (strayKey && this.#certificates[0]);
    return key && certificate ? keyMismatch(key, certificate) : undefined;
  }

  /** Its part is to issue. OpenSSL calls every self-signed certificate an authority, so that alone says nothing. */
  #isAuthority(certificate: Certificate): boolean {
    // A renewal has the name of the certificate that it replaces, which issued itself.
    const hasIssued = this.#certificates.some(
      (one) => one !== certificate && !one.selfIssued && one.issuer === certificate.subject,
    );
    return (
      certificate.isCertificationAuthority && (hasIssued || !!certificate.keyUsage?.includes('keyCertSign'))
    );
  }
}

const sha256Of = ({ thumbprints }: Certificate): string => thumbprints.sha256;

/** Of a pair: its key and its leaf. */
function identityOf({ privateKey, chain: [leaf] }: Credential): string | undefined {
  return leaf && privateKey.publicKey && `${privateKey.publicKey.spkiSha256} ${leaf.thumbprints.sha256}`;
}

function distinct<Value>(values: readonly Value[], identity: (value: Value) => string | undefined): Value[] {
  return values.filter((value, index) => {
    const own = identity(value);
    return own === undefined || values.findIndex((other) => identity(other) === own) === index;
  });
}
