import { chooseAlgorithms } from '../core/assertion/algorithm-choice';
import { trimSettings } from '../core/assertion/assertion-settings';
import { draftAssertion } from '../core/assertion/draft-assertion';
import { isAbsence, type Finding, type FindingPath } from '../core/assertion/finding';
import { ruledAudience } from '../core/assertion/token-endpoint';
import type { JwsAlg } from '../core/keys/algorithms';
import { clouds, type CloudId } from '../core/profiles/clouds';
import type { ProfileId, ServerProfile, SettingName } from '../core/profiles/server-profile';
import { serverProfiles } from '../core/profiles/server-profiles';
import type { Clock } from './clock.svelte';
import type { CredentialShelf } from './credential-shelf.svelte';

/** What the person fills in, and everything that follows from it. */
export class SignForm {
  profileId = $state<ProfileId>('entra-v2');
  cloud = $state<CloudId>('global');
  tenant = $state('');
  clientId = $state('');
  scope = $state('');
  resource = $state('');
  tokenEndpoint = $state('');
  issuer = $state('');
  keyId = $state('');
  lifetime = $state('600');
  notBeforeOffset = $state('300');
  includeX5c = $state(false);
  headerOverrides = $state('');
  claimsOverrides = $state('');
  #audience = $state<string>();
  #alg = $state<JwsAlg>();
  /** Once somebody has tried to sign, what is missing is said. */
  attempted = $state(false);

  readonly profiles = serverProfiles;
  readonly clouds = clouds;
  #shelf: CredentialShelf;
  #clock: Clock;

  constructor(shelf: CredentialShelf, clock: Clock) {
    this.#shelf = shelf;
    this.#clock = clock;
  }

  readonly profile: ServerProfile = $derived(
    serverProfiles.find((one) => one.id === this.profileId) ?? (serverProfiles[0] as ServerProfile),
  );

  readonly settings = $derived(
    trimSettings({
      cloud: this.cloud,
      tenant: this.tenant,
      clientId: this.clientId,
      scope: this.scope,
      resource: this.resource,
      tokenEndpoint: this.tokenEndpoint,
      issuer: this.issuer,
      keyId: this.keyId,
      audience: this.#audience,
      lifetime: this.lifetime,
      notBeforeOffset: this.notBeforeOffset,
      includeX5c: this.includeX5c,
      headerOverrides: this.headerOverrides,
      claimsOverrides: this.claimsOverrides,
    }),
  );

  readonly algorithms = $derived.by(() => chooseAlgorithms(this.profile, this.#shelf.credential?.privateKey));

  /** Ticking: an assertion or a certificate expires while somebody looks at it. */
  readonly draft = $derived.by(() => this.draftAt(this.#clock.seconds, 'set when signing'));

  readonly findings: readonly Finding[] = $derived.by(() => [
    ...(this.#shelf.mismatch ? [this.#shelf.mismatch] : []),
    ...this.draft.findings.filter((finding) => this.attempted || !isAbsence(finding)),
  ]);

  /** @param now NumericDate */
  draftAt(now: number, jti: string) {
    const { privateKey, chain = [] } = this.#shelf.credential ?? {};
    return draftAssertion({
      profile: this.profile,
      settings: this.settings,
      alg: this.#alg,
      key: privateKey,
      chain,
      now,
      jti,
    });
  }

  get alg(): JwsAlg | undefined {
    return this.draft.algorithm?.alg;
  }

  set alg(alg: JwsAlg | undefined) {
    this.#alg = alg;
  }

  /** The server's rule until it is edited; the rule's own value typed by hand is the rule again. */
  get audience(): string {
    return this.#audience ?? this.ruledAudience;
  }

  set audience(text: string) {
    this.#audience = text === this.ruledAudience ? undefined : text;
  }

  get ruledAudience(): string {
    return ruledAudience(this.profile, this.settings) ?? '';
  }

  findingsAt(path: FindingPath): readonly Finding[] {
    return this.findings.filter((finding) => finding.path === path);
  }

  /** Puts a finding's fix where it belongs. */
  apply({ fix }: Finding): void {
    if (!fix || fix.path === 'credential' || fix.path === 'algorithm') return;
    this[fix.path] = fix.value;
  }

  /** Values for whatever the server needs and nobody has typed. */
  fillIn(values: Readonly<Partial<Record<SettingName, string>>>): void {
    for (const { name, required, example } of this.profile.settings) {
      if (required && this[name] === '') this[name] = values[name] ?? example;
    }
  }

  forget(): void {
    for (const name of [
      'tenant',
      'clientId',
      'scope',
      'resource',
      'tokenEndpoint',
      'issuer',
      'keyId',
    ] as const) {
      this[name] = '';
    }
    this.lifetime = '600';
    this.notBeforeOffset = '300';
    this.includeX5c = false;
    this.headerOverrides = '';
    this.claimsOverrides = '';
    this.#audience = undefined;
    this.#alg = undefined;
    this.attempted = false;
  }
}
