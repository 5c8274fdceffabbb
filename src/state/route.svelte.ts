import { observeLocationHash, readLocationHash } from '../platform/location-hash';

/** Views by the address after `#`. The empty address is the first. */
export const views = [
  { path: '/sign', name: 'Sign' },
  { path: '/thumbprint', name: 'Thumbprint' },
  { path: '/credential', name: 'Credential' },
] as const;

export type ViewPath = (typeof views)[number]['path'];

export class Route {
  #hash = $state(readLocationHash());

  constructor() {
    observeLocationHash(() => (this.#hash = readLocationHash()));
  }

  /** Undefined where the address names no view. */
  readonly current = $derived.by((): ViewPath | undefined => {
    const path = this.#hash === '' || this.#hash === '/' ? '/sign' : this.#hash;
    return views.find((view) => view.path === path)?.path;
  });

  get address(): string {
    return this.#hash;
  }
}
