import { addInstallLinks } from '../platform/install-links';
import { canKeepOffline, findOfflineCopy, keepOfflineCopy } from '../platform/offline-copy';
import { observeUpdates, reloadPage } from '../platform/offline-updates';
import type { Network } from './network.svelte';

export type OfflineState =
  /** Not known yet. */
  | 'unknown'
  /** Not in this browser, or not in this window of it. */
  | 'impossible'
  | 'none'
  | 'keeping'
  | 'kept'
  /** The browser or the host did not let it. */
  | 'refused';

/** The copy of the page that this browser keeps, if somebody has asked for one. */
export class OfflineCopy {
  state = $state<OfflineState>('unknown');
  /** The host has another one. */
  hasNewer = $state(false);
  #network: Network;
  #registration: ServiceWorkerRegistration | undefined;

  constructor(network: Network) {
    this.#network = network;
    void this.#look();
  }

  /** Makes the copy, or puts a newer one in its place. */
  async keep(): Promise<boolean> {
    const before = this.state;
    this.state = 'keeping';
    // The browser makes it, where no page can see it: said all the same.
    this.#network.requests++;
    try {
      await keepOfflineCopy(Date.now());
    } catch {
      this.state = before === 'kept' ? 'kept' : 'refused';
      return false;
    }
    await this.#look();
    return true;
  }

  /** Takes the newer copy and shows it: what is loaded in the page goes with it. */
  async update(): Promise<boolean> {
    const isDone = await this.keep();
    if (isDone) reloadPage();
    return isDone;
  }

  async remove(): Promise<void> {
    await this.#registration?.unregister();
    this.#registration = undefined;
    this.hasNewer = false;
    this.state = 'none';
  }

  async #look(): Promise<void> {
    this.#registration = await findOfflineCopy();
    if (this.#registration) this.state = 'kept';
    else this.state = canKeepOffline ? 'none' : 'impossible';
    if (!this.#registration) return;
    observeUpdates(this.#registration, (isNewer) => (this.hasNewer = isNewer));
    addInstallLinks();
  }
}
