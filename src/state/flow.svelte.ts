import type { JsonObject } from '../core/jose/json-members';
import { sequenceOfGrant, type MessageId } from '../core/lessons/sequence-of-grant';
import type { SignForm } from './sign-form.svelte';
import type { Signing } from './signing.svelte';

/** The messages of the grant that is chosen, with what is typed and signed. */
export class Flow {
  #form: SignForm;
  #signing: Signing;

  constructor(form: SignForm, signing: Signing) {
    this.#form = form;
    this.#signing = signing;
  }

  /** Only while it is of what the form says. */
  readonly #assertion = $derived.by(() =>
    this.#signing.isStale ? undefined : this.#signing.signed?.assertion,
  );

  readonly sequence = $derived.by(() => {
    const assertion = this.#assertion;
    const signed = assertion && {
      compact: assertion.compact,
      claims: JSON.parse(assertion.claims.text) as JsonObject,
    };
    return sequenceOfGrant(this.#form.profile, this.#form.settings, signed);
  });

  /** Signing until it is done; then what is sent with it. */
  readonly present: MessageId = $derived.by(() => {
    const isSigned = !this.#form.choice.signs || this.#assertion !== undefined;
    if (!isSigned) return 'sign';
    return this.#form.profile.bearerHeaders ? 'api-request' : 'token-request';
  });
}
