import { tick } from 'svelte';
import type { Bytes } from '../core/encoding/bytes';
import { copyText } from '../platform/clipboard';
import { nextTask } from '../platform/next-task';
import { observePageHide } from '../platform/page-hide';
import { saveFile } from '../platform/save-file';
import { AnatomyPlace } from './anatomy-place.svelte';
import { Announcer } from './announcer.svelte';
import { AsyncRun } from './async-run.svelte';
import type { Batch } from './batch.svelte';
import { Clock } from './clock.svelte';
import type { CredentialDesk } from './credential-desk.svelte';
import { CredentialShelf } from './credential-shelf.svelte';
import { exampleCertificate, exampleSettings } from './example';
import type { Idle } from './idle.svelte';
import type { Inspector } from './inspector.svelte';
import { Intake } from './intake.svelte';
import type { Learning } from './learning.svelte';
import { Network } from './network.svelte';
import type { OfflineCopy } from './offline-copy.svelte';
import { PasswordWork } from './password-work.svelte';
import type { Programs } from './programs.svelte';
import type { Proving } from './proving.svelte';
import type { RealmDiscovery } from './realm-discovery.svelte';
import { Route } from './route.svelte';
import type { Shared } from './sharing';
import type { SettingsTaking } from './settings-taking.svelte';
import { SignForm } from './sign-form.svelte';
import { Signing } from './signing.svelte';
import { ThemeChoice } from './theme.svelte';
import type { ThumbprintDesk } from './thumbprint-desk.svelte';

/** Everything that the page knows. Made once, by App, and handed down as context. */
export class Workbench {
  readonly announcer = new Announcer();
  readonly clock = new Clock();
  readonly network = new Network();
  readonly route = new Route((view, query) => void this.#takeLink(view, query));
  readonly theme = new ThemeChoice();
  readonly shelf = new CredentialShelf(this.clock);
  readonly passwordWork = new PasswordWork();
  readonly intake = new Intake(this.shelf, this.passwordWork);
  readonly form = new SignForm(this.shelf, this.clock);
  readonly signing = new Signing(this.form, this.shelf, this.clock);
  readonly example = new AsyncRun<void>();
  readonly anatomyPlace = new AnatomyPlace();
  /** In Sign: they stay open while another view is visited. */
  readonly openPanes = $state({ flow: false, rules: false });
  /** From the first visit to the Credential view on. */
  desk = $state.raw<CredentialDesk>();
  /** From the first visit to the Thumbprint view on. */
  thumbprints = $state.raw<ThumbprintDesk>();
  /** From the first visit to the Inspect view on. */
  inspector = $state.raw<Inspector>();
  /** From the first visit to the Learn view on. */
  learning = $state.raw<Learning>();
  /** From the first opening of the Batch pane on. */
  batch = $state.raw<Batch>();
  /** On a site. It is nobody's, and stays when everything is forgotten. */
  offlineCopy: OfflineCopy | undefined;
  #proving: Proving | undefined;
  #programs: Programs | undefined;
  #idle: Idle | undefined;
  /** From the first settings on that were in a file. */
  taking = $state.raw<SettingsTaking>();

  /** How often: what is shown begins afresh, since Svelte keeps old values with what it has shown. */
  forgotten = $state(0);

  constructor() {
    this.intake.takeSettings = async (settings, isCurrent) => {
      const { SettingsTaking } = await import('./settings-taking.svelte');
      if (isCurrent()) await (this.taking ??= new SettingsTaking(this.form, this.shelf)).take(settings);
    };
    observePageHide(() => this.forget());
  }

  /** A finished request in one step, with a key that exists nowhere else. */
  async tryExample(): Promise<void> {
    await this.example.run(async (isCurrent) => {
      const { generateThrowAwayCredential } = await import('../core/x509/throw-away-credential');
      const credential = await generateThrowAwayCredential(exampleCertificate(Date.now()));
      // Each is shown in a task of its own.
      await nextTask();
      if (!isCurrent()) return;
      this.form.fillIn(exampleSettings);
      this.shelf.use(credential, { isExample: true });
      await nextTask();
      if (isCurrent()) await this.signing.sign();
    });
  }

  async openDesk(): Promise<CredentialDesk> {
    const { CredentialDesk } = await import('./credential-desk.svelte');
    return (this.desk ??= new CredentialDesk(this.shelf, this.form, this.clock, this.passwordWork));
  }

  async openThumbprints(): Promise<ThumbprintDesk> {
    const { ThumbprintDesk } = await import('./thumbprint-desk.svelte');
    return (this.thumbprints ??= new ThumbprintDesk(this.shelf));
  }

  async openInspector(): Promise<Inspector> {
    const { Inspector } = await import('./inspector.svelte');
    return (this.inspector ??= new Inspector(this.shelf, this.signing, this.clock));
  }

  /** What was signed, as whoever gets it sees it. */
  async inspectSigned(): Promise<void> {
    const inspector = await this.openInspector();
    inspector.changeText(this.signing.signed?.assertion?.compact ?? '', true);
  }

  async openLearning(): Promise<Learning> {
    const { Learning } = await import('./learning.svelte');
    return (this.learning ??= new Learning(this.route, this.clock));
  }

  async openRealmDiscovery(): Promise<RealmDiscovery> {
    const { RealmDiscovery } = await import('./realm-discovery.svelte');
    return new RealmDiscovery(this.form, this.signing);
  }

  async openProving(): Promise<Proving> {
    const { Proving } = await import('./proving.svelte');
    return (this.#proving ??= new Proving(this.shelf, this.signing));
  }

  async openPrograms(): Promise<Programs> {
    const { Programs } = await import('./programs.svelte');
    return (this.#programs ??= new Programs(this.form));
  }

  async openBatch(): Promise<Batch> {
    const { Batch } = await import('./batch.svelte');
    return (this.batch ??= new Batch(this.form, this.shelf, this.signing, this.clock));
  }

  async #takeLink(view: string, query: string): Promise<void> {
    if (view === '/thumbprint') (await this.openThumbprints()).takeLink(query);
    if (view !== '/sign') return;
    const { readingOfLink } = await import('./sharing');
    await this.intake.takeSettings([readingOfLink(query)], () => true);
  }

  /** For others: what may be public of the settings, and what was left out of it. */
  async shareSettings(): Promise<Shared> {
    const { shareSettings } = await import('./sharing');
    const { keyPassword = '', pfxPassword = '' } = this.desk?.saving ?? {};
    return shareSettings(this.form, [this.intake.password, keyPassword, pfxPassword]);
  }

  async openIdle(): Promise<Idle> {
    const { Idle } = await import('./idle.svelte');
    const holdsAnything = () => this.#holdsAnything();
    return (this.#idle ??= new Idle(holdsAnything, () => this.forget()));
  }

  /** Whether there is anything that `forget` would take. */
  #holdsAnything(): boolean {
    const { shelf, intake, form, desk, inspector, thumbprints } = this;
    const texts = [intake.text, form.headerOverrides, form.claimsOverrides, ...Object.values(form.typed)];
    const others = [inspector?.text, inspector?.otherText, inspector?.certificateText, thumbprints?.text];
    return (
      shelf.chain.length > 0 ||
      [shelf.credential, this.signing.signed, desk?.making.exportable].some(Boolean) ||
      [...texts, ...others, ...intake.locked].some(Boolean)
    );
  }

  nextTask(): Promise<void> {
    return nextTask();
  }

  /** @returns whether the browser let it */
  copy(text: string): Promise<boolean> {
    return copyText(text);
  }

  save(fileName: string, content: string | Bytes): void {
    saveFile(fileName, content);
  }

  /** Whether leaving the page would cost somebody something. */
  get holdsWork(): boolean {
    const { shelf, intake, signing, form, inspector, thumbprints } = this;
    const isTyped = Object.values(form.typed).some((value) => value !== '');
    const isLoaded =
      shelf.certificate !== undefined || shelf.credential !== undefined || signing.signed !== undefined;
    return isTyped || isLoaded || Boolean(intake.text || inspector?.text || thumbprints?.text);
  }

  get runs() {
    return [
      this.signing.run,
      this.example,
      ...(this.desk?.runs ?? []),
      ...(this.batch ? [this.batch.run] : []),
      ...(this.inspector?.runs ?? []),
      ...(this.learning ? [this.learning.bench.run] : []),
      ...(this.thumbprints?.runs ?? []),
    ];
  }

  /** Throws an exception that nobody expected, in markup, where the error boundary shows it. */
  raiseBug(): '' {
    const bug = this.intake.bug ?? this.runs.find((run) => run.bug !== undefined)?.bug;
    if (bug !== undefined) throw bug;
    return '';
  }

  clearBug(): void {
    this.intake.bug = undefined;
    for (const run of this.runs) run.bug = undefined;
  }

  /** Credential, fields, results. Copies that the engine or the clipboard made are beyond reach. */
  forget(): void {
    this.shelf.forget();
    this.intake.forget();
    this.form.forget();
    this.signing.forget();
    this.desk?.forget();
    this.batch?.forget();
    this.taking?.dismiss();
    this.learning?.forget();
    this.thumbprints?.forget();
    this.inspector?.forget();
    this.example.reset();
    void tick().then(() => this.forgotten++);
  }
}
