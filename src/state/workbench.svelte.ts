import { copyText } from '../platform/clipboard';
import { observePageHide } from '../platform/page-hide';
import { saveFile } from '../platform/save-file';
import { Announcer } from './announcer.svelte';
import { AsyncRun } from './async-run.svelte';
import { Clock } from './clock.svelte';
import { CredentialShelf } from './credential-shelf.svelte';
import { exampleCertificate, exampleSettings } from './example';
import { Intake } from './intake.svelte';
import { Network } from './network.svelte';
import { Route } from './route.svelte';
import { SignForm } from './sign-form.svelte';
import { Signing } from './signing.svelte';
import { ThemeChoice } from './theme.svelte';

/** Everything that the page knows. Made once, by App, and handed down as context. */
export class Workbench {
  readonly announcer = new Announcer();
  readonly clock = new Clock();
  readonly network = new Network();
  readonly route = new Route();
  readonly theme = new ThemeChoice();
  readonly shelf = new CredentialShelf();
  readonly intake = new Intake(this.shelf);
  readonly form = new SignForm(this.shelf, this.clock);
  readonly signing = new Signing(this.form, this.shelf, this.clock);
  readonly example = new AsyncRun<void>();

  constructor() {
    observePageHide(() => this.forget());
  }

  /** A finished request in one step, with a key that exists nowhere else. */
  async tryExample(): Promise<void> {
    await this.example.run(async () => {
      const { generateThrowAwayCredential } = await import('../core/x509/throw-away-credential');
      const credential = await generateThrowAwayCredential(exampleCertificate(Date.now()));
      this.intake.forget();
      this.form.forget();
      Object.assign(this.form, exampleSettings);
      this.shelf.use(credential);
      await this.signing.sign();
    });
  }

  /** @returns whether the browser let it */
  copy(text: string): Promise<boolean> {
    return copyText(text);
  }

  save(fileName: string, text: string): void {
    saveFile(fileName, text);
  }

  /** Throws an exception that nobody expected, in markup, where the error boundary shows it. */
  raiseBug(): '' {
    const bug = this.intake.bug ?? this.signing.run.bug ?? this.example.bug;
    if (bug !== undefined) throw bug;
    return '';
  }

  clearBug(): void {
    this.intake.bug = undefined;
    this.signing.run.bug = undefined;
    this.example.bug = undefined;
  }

  /** Credential, fields, results. Copies that the engine or the clipboard made are beyond reach. */
  forget(): void {
    this.shelf.forget();
    this.intake.forget();
    this.form.forget();
    this.signing.forget();
    this.example.reset();
  }
}
