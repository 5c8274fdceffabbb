import { wipeBytes, type Bytes } from '../core/encoding/bytes';
import { encodePem } from '../core/encoding/pem';
import type { WrittenEncryption } from '../core/password-encryption/build-encryption-scheme';
import type { PasswordEngine } from '../core/password-encryption/password-engine';
import { saveFile } from '../platform/save-file';
import { AsyncRun } from './async-run.svelte';
import type { CredentialShelf } from './credential-shelf.svelte';
import type { Making } from './making.svelte';

const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/** The credential as files. Each method returns the name of the file, or undefined where there is none. */
export class Saving {
  keyPassword = $state('');
  pfxPassword = $state('');
  pfxEncryption = $state<WrittenEncryption>('AES-256');
  readonly run = new AsyncRun<boolean>();
  #shelf: CredentialShelf;
  #making: Making;
  #engine: PasswordEngine;

  constructor(shelf: CredentialShelf, making: Making, engine: PasswordEngine) {
    this.#shelf = shelf;
    this.#making = making;
    this.#engine = engine;
  }

  /** A request is signed, and names the subject of the certificate; an RSASSA-PSS key signs none here. */
  readonly canRequest = $derived.by(() => {
    const { privateKey, chain = [] } = this.#shelf.credential ?? {};
    return chain.length > 0 && privateKey?.padding === undefined;
  });

  saveCertificateDer(): string | undefined {
    const { certificate } = this.#shelf;
    return certificate && save('certificate.cer', certificate.der);
  }

  /** With the chain, where one is loaded: what follows the leaf is for those who want it. */
  saveCertificatePem(): string | undefined {
    const { chain } = this.#shelf;
    if (chain.length === 0) return undefined;
    return save('certificate.pem', chain.map(({ der }) => encodePem('CERTIFICATE', der)).join(''));
  }

  /** Plain without a password, else encrypted. What has been saved needs its password here no more. */
  async savePrivateKey(): Promise<string | undefined> {
    const password = this.keyPassword;
    const name = await this.#saveWithKey('private-key.pem', async (pkcs8) => {
      if (password === '') return encodePem('PRIVATE KEY', pkcs8);
      const { sealPrivateKeyInfo } = await import('../core/keys/encrypted-private-key-info');
      const sealed = await sealPrivateKeyInfo(pkcs8, password, random, this.#engine);
      return encodePem('ENCRYPTED PRIVATE KEY', sealed);
    });
    if (name && this.keyPassword === password) this.keyPassword = '';
    return name;
  }

  async savePfx(): Promise<string | undefined> {
    const [password, encryption] = [this.pfxPassword, this.pfxEncryption];
    const chain = this.#shelf.credential?.chain ?? [];
    const name = await this.#saveWithKey('credential.pfx', async (pkcs8) => {
      const { sealPfx } = await import('../core/pkcs12/seal-pfx');
      const friendlyName = chain[0]?.subject ?? '';
      const ders = chain.map(({ der }) => der);
      const parameters = { pkcs8, chain: ders, friendlyName, password, encryption, random };
      return sealPfx(parameters, this.#engine);
    });
    if (name && this.pfxPassword === password) this.pfxPassword = '';
    return name;
  }

  saveRequest(): Promise<string | undefined> {
    return this.#saveMade('certificate-request.csr', async () => {
      const { generateRenewalRequest } = await import('../core/x509/certificate-request');
      const { credential } = this.#shelf;
      const request = credential && (await generateRenewalRequest(credential));
      return request && encodePem('CERTIFICATE REQUEST', request);
    });
  }

  /** When the key can be saved no more, its passwords are of no use. */
  forgetPasswords(): void {
    this.keyPassword = '';
    this.pfxPassword = '';
  }

  forget(): void {
    this.run.reset();
    this.forgetPasswords();
    this.pfxEncryption = 'AES-256';
  }

  /** The key's octets live as long as the work does. */
  #saveWithKey(name: string, write: (pkcs8: Bytes) => Promise<string | Bytes>): Promise<string | undefined> {
    const keyPair = this.#making.exportable;
    if (!keyPair) return Promise.resolve(undefined);
    return this.#saveMade(name, async () => {
      const { exportKeyPairPkcs8 } = await import('../core/keys/export-key-pair');
      const pkcs8 = await exportKeyPairPkcs8(keyPair);
      try {
        return await write(pkcs8);
      } finally {
        wipeBytes(pkcs8);
      }
    });
  }

  /** Nothing is saved that somebody has had forgotten meanwhile. */
  async #saveMade(
    name: string,
    make: () => Promise<string | Bytes | undefined>,
  ): Promise<string | undefined> {
    const isSaved = await this.run.run(async (isCurrent) => {
      const content = await make();
      if (content === undefined || !isCurrent()) return false;
      save(name, content);
      return true;
    });
    return isSaved ? name : undefined;
  }
}

function save(fileName: string, content: string | Bytes): string {
  saveFile(fileName, content);
  return fileName;
}
