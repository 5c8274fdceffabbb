import { preventsSigning, type FindingPath } from '../core/assertion/finding';
import { environmentName, needsCertificate } from '../core/request/programs/fill-holes';
import { programFormats, refuseProgram, type ProgramRefusal } from '../core/request/programs/program-formats';
import { programLanguages, type LanguageId } from '../core/request/programs/program-languages';
import { describeProgram, type ProgramParts } from '../core/request/programs/program-parts';
import type { SignForm } from './sign-form.svelte';

export type NoProgram = ProgramRefusal | 'nothing-signed' | 'address' | { readonly incomplete: FindingPath };

/** A program for what the form says now. It reads key and certificate itself: none has to be loaded here. */
export class Programs {
  languageId = $state<LanguageId>('bash');
  readonly languages = programLanguages;
  #form: SignForm;

  constructor(form: SignForm) {
    this.#form = form;
  }

  readonly format = $derived(programFormats[this.languageId]);

  /** Findings tick with the clock; the place of the first does not. */
  readonly #incomplete = $derived.by(() => this.#form.draftFindings.find(preventsSigning)?.path);

  readonly parts: ProgramParts | undefined = $derived.by(() =>
    this.#incomplete ? undefined : describeProgram(this.#form.plan.parameters),
  );

  /** As it is typed into a terminal. */
  readonly command = $derived.by(() => {
    const takesCertificate = this.parts === undefined || needsCertificate(this.parts);
    return `${this.format.command} key.pem${takesCertificate ? ' cert.pem' : ''}`;
  });

  /** Names of environment variables. */
  readonly secrets = $derived.by(() => this.parts?.secrets.map(environmentName) ?? []);

  readonly absence: NoProgram | undefined = $derived.by(() => {
    if (!this.#form.choice.signs) return 'nothing-signed';
    if (this.#incomplete) return { incomplete: this.#incomplete };
    if (!this.parts) return 'address';
    return refuseProgram(this.format, this.parts, this.#form.plan.parameters.key);
  });

  readonly text = $derived.by(() =>
    this.parts && this.absence === undefined ? this.format.format(this.parts) : '',
  );
}
