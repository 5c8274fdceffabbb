import { WorkbenchError } from '../core/errors';
import type { JsonObject } from '../core/jose/json-members';
import { clouds } from '../core/profiles/clouds';
import { parseExistingKeyCredentials } from '../core/registration/existing-key-credentials';
import type { RegistrationParameters } from '../core/registration/registration-parameters';
import type { RegistrationTarget, RegistrationTargetId } from '../core/registration/registration-targets';
import type { Certificate } from '../core/x509/certificate';
import type { Credential } from '../core/x509/credential';
import { AsyncRun } from './async-run.svelte';
import type { Clock } from './clock.svelte';
import type { CredentialShelf } from './credential-shelf.svelte';
import type { SignForm } from './sign-form.svelte';

interface Proof {
  readonly compact: string;
  readonly objectId: string;
  readonly by: Credential;
  /** NumericDate. */
  readonly expiresAt: number;
}

type Written = { readonly text: string; readonly error?: WorkbenchError };

/** The certificate as whatever a server is to be told. Certificates only. */
export class Registration {
  targetId = $state<RegistrationTargetId>('entra-manifest');
  objectId = $state('');
  readonly run = new AsyncRun<Proof>();
  #existingText = $state('');
  #leak = $state.raw<WorkbenchError>();
  #appId = $state<string>();
  #core = $state.raw<Awaited<ReturnType<typeof loadCore>>>();
  #prover = $state.raw<Credential>();
  #proof = $state.raw<Proof>();
  #shelf: CredentialShelf;
  #form: SignForm;
  #clock: Clock;

  constructor(shelf: CredentialShelf, form: SignForm, clock: Clock) {
    this.#shelf = shelf;
    this.#form = form;
    this.#clock = clock;
    void this.#load();
  }

  async #load(): Promise<void> {
    this.#core = await loadCore();
  }

  /** Those whose Graph is known. */
  readonly clouds = clouds;

  get targets(): readonly RegistrationTarget[] {
    return this.#core?.registrationTargets ?? [];
  }

  readonly target = $derived(this.targets.find(({ id }) => id === this.targetId));

  /** The Sign form's client ID until another one is typed. */
  get appId(): string {
    return this.#appId ?? this.#form.clientId;
  }

  set appId(text: string) {
    this.#appId = text === this.#form.clientId ? undefined : text;
  }

  /** A new one for each certificate. */
  readonly #keyId = $derived.by(() => (this.#shelf.certificate ? crypto.randomUUID() : ''));

  get existing(): string {
    return this.#existingText;
  }

  /** A private key does not stay in the field: nothing here has a use for it. */
  set existing(text: string) {
    const { error } = readExisting(text);
    const isLeak = error?.code === 'registration/private-key';
    this.#existingText = isLeak ? '' : text;
    this.#leak = isLeak ? error : undefined;
  }

  readonly #existing = $derived.by(() => readExisting(this.#existingText));

  readonly existingProblem = $derived(this.#leak ?? this.#existing.error);

  /** How many were pasted, and how many of them are without their key, as Graph lists them unless asked for it. */
  readonly kept = $derived.by(() => {
    const entries = this.#existing.entries ?? [];
    return {
      entries: entries.length,
      withoutKey: entries.filter(({ key }) => (key ?? null) === null).length,
    };
  });

  /** Who can sign the proof. The certificate in use is the one to add, so another one comes first. */
  readonly provers = $derived.by(() => {
    const { credential, credentials } = this.#shelf;
    const others = credentials.filter((one) => one.chain[0] !== credential?.chain[0]);
    return credential && credential.chain.length > 0 ? [...others, credential] : others;
  });

  get prover(): Credential | undefined {
    const chosen = this.#prover;
    return chosen && this.provers.includes(chosen) ? chosen : this.provers[0];
  }

  set prover(credential: Credential | undefined) {
    this.#prover = credential;
  }

  readonly proof = $derived.by(() => {
    const proof = this.#proof;
    const isCurrent = proof?.objectId === this.objectId.trim() && proof.by === this.prover;
    return proof && isCurrent && this.#clock.seconds < proof.expiresAt ? proof : undefined;
  });

  readonly written: Written = $derived.by(() => {
    const parameters = this.#parameters();
    if (!parameters || !this.target || (this.existingProblem && this.target.fields.includes('existing')))
      return { text: '' };
    try {
      return { text: this.target.format(parameters) };
    } catch (error) {
      if (error instanceof WorkbenchError) return { text: '', error };
      throw error;
    }
  });

  /** @returns whether there is a proof now */
  async signProof(): Promise<boolean> {
    const by = this.prover;
    const objectId = this.objectId.trim();
    if (!by || objectId === '' || !this.#core) return false;
    const { signAddKeyProof } = this.#core;
    const now = this.#clock.now();
    const proof = await this.run.run(async () => {
      const { compact } = await signAddKeyProof(by, objectId, now);
      return { compact, objectId, by, expiresAt: now + 600 };
    });
    if (proof) this.#proof = proof;
    return proof !== undefined;
  }

  forget(): void {
    this.run.reset();
    this.#prover = undefined;
    this.#proof = undefined;
    this.#appId = undefined;
    this.objectId = '';
    this.existing = '';
    this.targetId = 'entra-manifest';
  }

  #parameters(): RegistrationParameters | undefined {
    const { certificate, credential } = this.#shelf;
    const cloud = this.clouds.find(({ id }) => id === this.#form.cloud);
    if (!certificate || !cloud) return undefined;
    const [, ...issuers] = credential?.chain ?? [];
    const chain: readonly [Certificate, ...Certificate[]] = [certificate, ...issuers];
    return {
      chain,
      cloud,
      appId: this.appId.trim(),
      objectId: this.objectId.trim(),
      existing: this.#existing.entries,
      keyId: this.#keyId,
      kid: this.#form.typed.keyId.trim(),
      proof: this.proof?.compact,
      provesItself: (this.prover?.chain[0] ?? certificate) === certificate,
    };
  }
}

function readExisting(text: string): {
  readonly entries?: readonly JsonObject[];
  readonly error?: WorkbenchError;
} {
  try {
    const entries = parseExistingKeyCredentials(text);
    return entries ? { entries } : {};
  } catch (error) {
    if (error instanceof WorkbenchError) return { error };
    throw error;
  }
}

async function loadCore() {
  const [{ registrationTargets }, { signAddKeyProof }] = await Promise.all([
    import('../core/registration/registration-targets'),
    import('../core/registration/add-key-proof'),
  ]);
  return { registrationTargets, signAddKeyProof };
}
