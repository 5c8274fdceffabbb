import { generatedKeyKinds, type GeneratedKeyKind } from '../core/keys/generate-key-pair';
import { parseCertificateName } from '../core/x509/certificate-name';
import type { Credential } from '../core/x509/credential';
import type { NewCredential } from '../core/x509/new-credential';
import type { SelfSignedParameters } from '../core/x509/self-signed';
import { parseValidDays } from '../core/x509/valid-days';
import { AsyncRun } from './async-run.svelte';
import type { Clock } from './clock.svelte';
import type { CredentialShelf } from './credential-shelf.svelte';
import { problemOf } from './problem-of';

/** A new key and certificate: what they are to be, and the copy of the key that can be saved. */
export class Making {
  commonName = $state('');
  kind = $state<GeneratedKeyKind>('RSA 2048');
  days = $state('365');
  /** Once somebody has tried, an empty field is said to be empty. */
  attempted = $state(false);
  isCancelled = $state(false);
  readonly kinds = generatedKeyKinds;
  readonly run = new AsyncRun<true>();
  #made = $state.raw<NewCredential>();
  #shelf: CredentialShelf;
  #clock: Clock;

  constructor(shelf: CredentialShelf, clock: Clock) {
    this.#shelf = shelf;
    this.#clock = clock;
  }

  readonly nameProblem = $derived.by(() =>
    this.attempted || this.commonName !== ''
      ? problemOf(() => parseCertificateName(this.commonName))
      : undefined,
  );

  readonly daysProblem = $derived.by(() => problemOf(() => parseValidDays(this.days)));

  /** The extractable copy of the key in use, where that key was made here and not kept. */
  readonly exportable = $derived.by(() => {
    const made = this.#made;
    return made && this.#isInUse(made.credential) ? made.keyPair : undefined;
  });

  /** @returns whether there is a new credential */
  async generate(): Promise<boolean> {
    this.attempted = true;
    this.isCancelled = false;
    if (problemOf(() => parseCertificateName(this.commonName)) || this.daysProblem) return false;
    const [kind, commonName] = [this.kind, parseCertificateName(this.commonName)];
    const days = parseValidDays(this.days);
    let made: NewCredential | undefined;
    const isDone = await this.run.run(async () => {
      const { generateNewCredential } = await import('../core/x509/new-credential');
      made = await generateNewCredential(kind, newCertificate(commonName, days, this.#clock.now()));
      return true;
    });
    if (!isDone || !made) return false;
    this.#made = made;
    this.#shelf.use(made.credential);
    this.attempted = false;
    return true;
  }

  /** The browser cannot be told to stop; what it still makes, nobody gets. */
  cancel(): void {
    this.run.reset();
    this.isCancelled = true;
  }

  /** From now on the key can be used here and cannot leave. */
  keepWithoutExport(): void {
    this.#made = undefined;
  }

  /** @returns whether there was a copy to let go of */
  letGoUnlessInUse(): boolean {
    if (!this.#made || this.#isInUse(this.#made.credential)) return false;
    this.#made = undefined;
    return true;
  }

  #isInUse({ privateKey }: Credential): boolean {
    return this.#shelf.credential?.privateKey === privateKey;
  }

  forget(): void {
    this.run.reset();
    this.isCancelled = false;
    this.#made = undefined;
    this.commonName = '';
    this.kind = 'RSA 2048';
    this.days = '365';
    this.attempted = false;
  }
}

/** @param now NumericDate */
function newCertificate(commonName: string, days: number, now: number): SelfSignedParameters {
  const dateOf = (seconds: number) => new Date(seconds * 1000);
  return {
    commonName,
    notBefore: dateOf(now),
    notAfter: dateOf(now + days * 86_400),
    serialNumber: crypto.getRandomValues(new Uint8Array(16)),
  };
}
