import { serverAddresses } from '../core/assertion/server-addresses';
import { buildRealmRequest } from '../core/request/realm-request';
import { realmOf } from '../core/settings-files/read-challenge';
import type { SignForm } from './sign-form.svelte';
import type { Signing } from './signing.svelte';

/** How SharePoint is asked for its realm, and what its answer says. */
export class RealmDiscovery {
  #form: SignForm;
  #signing: Signing;

  constructor(form: SignForm, signing: Signing) {
    this.#form = form;
    this.#signing = signing;
  }

  /** In the format that was chosen for requests. */
  readonly requestText = $derived.by(() => {
    const request = buildRealmRequest(this.#form.profile, this.#form.settings);
    return request ? (this.#signing.dialect?.format(request, 'inline') ?? '') : '';
  });

  readonly addresses = $derived.by(() => serverAddresses(this.#form.profile, this.#form.settings));

  /** @returns whether there was a realm in it, which is in its field now */
  takeAnswer(text: string): boolean {
    const realm = realmOf(text);
    if (realm !== undefined) this.#form.typed.realm = realm;
    return realm !== undefined;
  }
}
