import { chooseAlgorithms } from '../core/assertion/algorithm-choice';
import { nothingTyped, trimSettings } from '../core/assertion/assertion-settings';
import { buildDraft, type AssertionDraft } from '../core/assertion/build-draft';
import type { checkDraft } from '../core/assertion/check-draft';
import { isAbsence, type Finding, type FindingPath } from '../core/assertion/finding';
import { planAssertion } from '../core/assertion/plan-assertion';
import { chooseRequest } from '../core/assertion/request-choice';
import { ruledTimes } from '../core/assertion/ruled-times';
import { serverNotes } from '../core/assertion/server-notes';
import { ruledAudience } from '../core/assertion/token-endpoint';
import type { JwsAlg } from '../core/keys/algorithms';
import { signInClouds, type SignInCloudId } from '../core/profiles/clouds';
import type { ClientAuthenticationId, GrantId } from '../core/profiles/grant-rules';
import type { ProfileId, ServerProfile } from '../core/profiles/server-profile';
import { entraV2 } from '../core/profiles/entra-v2';
import { secretSettingNames, settingNames, type SettingName } from '../core/profiles/setting-names';
import type { Clock } from './clock.svelte';
import type { CredentialShelf } from './credential-shelf.svelte';

/** What the person fills in, and everything that follows from it. */
export class SignForm {
  #profileId = $state<ProfileId>('entra-v2');
  cloud = $state<SignInCloudId>('global');
  /** As typed. A value stays when another server or grant is chosen, and is used where it is asked for; a secret goes. */
  readonly typed = $state<Record<SettingName, string>>({ ...nothingTyped });
  includeX5c = $state(false);
  headerOverrides = $state('');
  claimsOverrides = $state('');
  #grantId = $state<GrantId>();
  #authenticationId = $state<ClientAuthenticationId>();
  #lifetime = $state<string>();
  #notBeforeOffset = $state<string>();
  #audience = $state<string>();
  #alg = $state<JwsAlg>();
  /** Once somebody has tried to sign, what is missing is said. */
  attempted = $state(false);

  #profiles = $state.raw<readonly ServerProfile[]>([entraV2]);
  readonly clouds = signInClouds;
  /** Undefined in the page's first moments. */
  #check = $state.raw<typeof checkDraft>();
  /** Settled when nothing is missing. */
  readonly whole: Promise<void>;
  #shelf: CredentialShelf;
  #clock: Clock;

  constructor(shelf: CredentialShelf, clock: Clock) {
    this.#shelf = shelf;
    this.#clock = clock;
    this.whole = this.#loadRest();
  }

  /** The first server is there at once; the others and the checks are fetched with the page, and follow within its first moments. */
  async #loadRest(): Promise<void> {
    const [{ serverProfiles }, { checkDraft }] = await Promise.all([
      import('../core/profiles/server-profiles'),
      import('../core/assertion/check-draft'),
    ]);
    this.#profiles = serverProfiles;
    this.#check = checkDraft;
  }

  get profiles(): readonly ServerProfile[] {
    return this.#profiles;
  }

  readonly profile: ServerProfile = $derived(
    this.#profiles.find((one) => one.id === this.#profileId) ?? entraV2,
  );

  readonly settings = $derived(
    trimSettings({
      ...this.typed,
      cloud: this.cloud,
      grant: this.#grantId,
      authentication: this.#authenticationId,
      audience: this.#audience,
      lifetime: this.lifetime,
      notBeforeOffset: this.notBeforeOffset,
      includeX5c: this.includeX5c,
      headerOverrides: this.headerOverrides,
      claimsOverrides: this.claimsOverrides,
    }),
  );

  /** Grant and client authentication where the server has them, and what they ask for. */
  readonly choice = $derived(
    chooseRequest(this.profile, { grant: this.#grantId, authentication: this.#authenticationId }),
  );

  readonly notes = $derived(serverNotes(this.profile, this.settings));

  readonly algorithms = $derived.by(() => chooseAlgorithms(this.profile, this.#shelf.credential?.privateKey));

  readonly plan = $derived.by(() => {
    const { privateKey: key, chain = [] } = this.#shelf.credential ?? {};
    return planAssertion({ profile: this.profile, settings: this.settings, alg: this.#alg, key, chain });
  });

  /** Ticking: an assertion or a certificate expires while somebody looks at it. */
  readonly #moment = $derived.by(() => ({ now: this.#clock.seconds, jti: 'set when signing' }));

  readonly draft = $derived(buildDraft(this.plan, this.#moment));

  readonly draftFindings: readonly Finding[] = $derived(
    this.#check?.(this.plan, this.draft, this.#moment) ?? [],
  );

  readonly findings: readonly Finding[] = $derived.by(() => [
    ...(this.#shelf.mismatch && this.choice.signs ? [this.#shelf.mismatch] : []),
    ...this.draftFindings.filter((finding) => this.attempted || !isAbsence(finding)),
  ]);

  /** What is signed; what is questionable about it is in `findings`. @param now NumericDate */
  draftAt(now: number, jti: string): AssertionDraft {
    return buildDraft(this.plan, { now, jti });
  }

  get profileId(): ProfileId {
    return this.#profileId;
  }

  set profileId(id: ProfileId) {
    this.#profileId = id;
    this.#dropUnaskedSecrets();
  }

  get grantId(): GrantId {
    return this.choice.grant.id;
  }

  set grantId(id: GrantId) {
    this.#grantId = id;
    this.#dropUnaskedSecrets();
  }

  get authenticationId(): ClientAuthenticationId {
    return this.choice.authentication.id;
  }

  set authenticationId(id: ClientAuthenticationId) {
    this.#authenticationId = id;
    this.#dropUnaskedSecrets();
  }

  /** A secret is kept as long as there is a field that shows that it is. */
  #dropUnaskedSecrets(): void {
    const asked = this.choice.settings.map(({ name }) => name);
    for (const name of secretSettingNames) if (!asked.includes(name)) this.typed[name] = '';
  }

  get clientId(): string {
    return this.typed.clientId;
  }

  /** Ten minutes, or less where the server takes less; until it is edited. */
  get lifetime(): string {
    return this.#lifetime ?? ruledTimes(this.profile).lifetime;
  }

  set lifetime(text: string) {
    this.#lifetime = text;
  }

  get notBeforeOffset(): string {
    return this.#notBeforeOffset ?? ruledTimes(this.profile).notBeforeOffset;
  }

  set notBeforeOffset(text: string) {
    this.#notBeforeOffset = text;
  }

  get hasAudience(): boolean {
    return this.choice.claims.value.some(([name]) => name === 'aud');
  }

  isSecret(name: SettingName): boolean {
    return (secretSettingNames as readonly SettingName[]).includes(name);
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
    if (isSettingName(fix.path)) this.typed[fix.path] = fix.value;
    else this[fix.path] = fix.value;
  }

  /** Values for whatever the server needs and nobody has typed. */
  fillIn(values: Readonly<Partial<Record<SettingName, string>>>): void {
    for (const { name, required, example } of this.choice.settings) {
      if (required && this.typed[name] === '') this.typed[name] = values[name] ?? example;
    }
  }

  forget(): void {
    Object.assign(this.typed, nothingTyped);
    this.#lifetime = undefined;
    this.#notBeforeOffset = undefined;
    this.includeX5c = false;
    this.headerOverrides = '';
    this.claimsOverrides = '';
    this.#audience = undefined;
    this.#alg = undefined;
    this.attempted = false;
    // What nobody looks at keeps its last value, and with it the secrets that were typed, until it is read again.
    void this.findings;
  }
}

function isSettingName(path: FindingPath): path is SettingName {
  return (settingNames as readonly string[]).includes(path);
}
