import type { PasswordEngine } from '../core/password-encryption/password-engine';
import type { Clock } from './clock.svelte';
import type { CredentialShelf } from './credential-shelf.svelte';
import { Making } from './making.svelte';
import { Registration } from './registration.svelte';
import { Saving } from './saving.svelte';
import type { SignForm } from './sign-form.svelte';

/** Making, saving and registering a credential: what no other view works with, and so not of the first screen. */
export class CredentialDesk {
  readonly making: Making;
  readonly saving: Saving;
  readonly registration: Registration;

  constructor(shelf: CredentialShelf, form: SignForm, clock: Clock, engine: PasswordEngine) {
    this.making = new Making(shelf, clock);
    this.saving = new Saving(shelf, this.making, engine);
    this.registration = new Registration(shelf, form, clock);
  }

  /** From now on the key can be used here and cannot leave; the passwords for saving it are of no use. */
  keepWithoutExport(): void {
    this.making.keepWithoutExport();
    this.saving.forgetPasswords();
  }

  /** Another credential came into use: the copy is nobody's business any more. */
  letGoUnlessInUse(): void {
    if (this.making.letGoUnlessInUse()) this.saving.forgetPasswords();
  }

  get runs() {
    return [this.making.run, this.saving.run, this.registration.run];
  }

  forget(): void {
    this.making.forget();
    this.saving.forget();
    this.registration.forget();
  }
}
