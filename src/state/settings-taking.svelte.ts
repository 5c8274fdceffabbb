import type { SignInCloudId } from '../core/profiles/clouds';
import type { ClientAuthenticationId, GrantId } from '../core/profiles/grant-rules';
import type { ProfileId } from '../core/profiles/server-profile';
import type { SettingName } from '../core/profiles/setting-names';
import type { ChosenField, SettingsReading, TakenSetting } from '../core/settings-files/settings-reading';
import type { JwsAlg } from '../core/keys/algorithms';
import type { CredentialShelf } from './credential-shelf.svelte';
import type { SignForm } from './sign-form.svelte';

type Chosen = Exclude<ChosenField, 'algorithm' | 'includeX5c'>;
type Target = TakenSetting['target'];

export interface Takeover {
  readonly target: Target;
  readonly value: string;
  readonly path: string;
  /** What had been there, where that was something else. */
  readonly replaced: string;
}

/** Settings of a file in the fields of the page, until they are undone. */
export class SettingsTaking {
  reading = $state.raw<SettingsReading>();
  takeovers = $state.raw<readonly Takeover[]>([]);
  #form: SignForm;
  #shelf: CredentialShelf;

  constructor(form: SignForm, shelf: CredentialShelf) {
    this.#form = form;
    this.#shelf = shelf;
  }

  /** The newest is told of; of several at once, each goes into the fields. */
  async take(readings: readonly SettingsReading[]): Promise<void> {
    // A server is chosen among those that are there.
    await this.#form.whole;
    for (const reading of readings) {
      const fields = [...this.#chosenServer(reading), ...reading.taken];
      const fresh = fields.map((one) => this.#put(one.target, one.value, one.path));
      this.takeovers = [...fresh, ...this.#takeAlgorithm(reading)];
      this.reading = reading;
    }
  }

  /** The fields as they were before; what was typed since into others stays. */
  undo(): void {
    for (const { target, replaced } of this.takeovers) this.#write(target, replaced);
    this.dismiss();
  }

  dismiss(): void {
    this.reading = undefined;
    this.takeovers = [];
  }

  /** Whether the loaded certificate is one of the registration’s; undefined where either is not known. */
  readonly isRegistered = $derived.by(() => {
    const { certificate } = this.#shelf;
    const registered = this.reading?.registered;
    return certificate && registered && registered.includes(certificate.thumbprints.sha1);
  });

  /** A challenge does not say whose it is: a server that asks for what it gives stays chosen. */
  #chosenServer({ format, taken }: SettingsReading): readonly TakenSetting[] {
    const [first] = taken;
    const target = taken.find((one) => one.target === 'realm' || one.target === 'tenant')?.target;
    if (format !== 'challenge' || !first || !target) return [];
    if (this.#form.profile.settings.some(({ name }) => name === target)) return [];
    return [
      { target: 'profileId', value: target === 'realm' ? 'sharepoint-acs' : 'entra-v2', path: first.path },
    ];
  }

  /** Where the server says what it takes, and the algorithm that would be used is not among it. */
  #takeAlgorithm({ algorithms }: SettingsReading): readonly Takeover[] {
    const { alg, algorithms: choice } = this.#form;
    if (!algorithms || !alg || algorithms.includes(alg)) return [];
    const taken = choice.offered.find((one) => algorithms.includes(one.alg))?.alg;
    return taken ? [this.#put('algorithm', taken, 'token_endpoint_auth_signing_alg_values_supported')] : [];
  }

  #put(target: Target, value: string, path: string): Takeover {
    const before = this.#read(target);
    this.#write(target, value);
    return { target, value, path, replaced: before };
  }

  #read(target: Target): string {
    const form = this.#form;
    if (target === 'algorithm') return form.alg ?? '';
    if (target === 'includeX5c') return form.includeX5c ? 'yes' : '';
    return target in form.typed ? form.typed[target as SettingName] : form[target as Chosen];
  }

  #write(target: Target, value: string): void {
    const form = this.#form;
    if (target === 'profileId') form.profileId = value as ProfileId;
    else if (target === 'cloud') form.cloud = value as SignInCloudId;
    else if (target === 'grantId') form.grantId = value as GrantId;
    else if (target === 'authenticationId') form.authenticationId = value as ClientAuthenticationId;
    else if (target === 'algorithm') form.alg = value === '' ? undefined : (value as JwsAlg);
    else if (target === 'includeX5c') form.includeX5c = value === 'yes';
    else if (target === 'audience' || target === 'lifetime' || target === 'notBeforeOffset')
      form[target] = value;
    else form.typed[target satisfies SettingName] = value;
  }
}
