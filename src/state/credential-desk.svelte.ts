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

  get runs() {
    return [this.making.run, this.saving.run, this.registration.run];
  }

  forget(): void {
    this.making.forget();
    this.saving.forget();
    this.registration.forget();
  }
}
