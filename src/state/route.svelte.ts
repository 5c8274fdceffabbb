import {
  observeLocationHash,
  readLocationHash,
  replaceLocationHash,
  writeLocationHash,
} from '../platform/location-hash';

/** Views by the address after `#`. The empty address is the first. */
export const views = [
  { path: '/sign', name: 'Sign' },
  { path: '/inspect', name: 'Inspect' },
  { path: '/thumbprint', name: 'Thumbprint' },
  { path: '/credential', name: 'Credential' },
  { path: '/learn', name: 'Learn' },
] as const;

export type ViewPath = (typeof views)[number]['path'];

export class Route {
  #hash = $state('');

  /** @param onLink is given what an address has behind a question mark, which then is in the address no more */
  constructor(onLink: (view: string, query: string) => void) {
    const read = () => {
      const [path = '', ...query] = readLocationHash().split('?');
      if (query.length > 0) {
        replaceLocationHash(path);
        onLink(path, query.join('?'));
      }
      this.#hash = path;
    };
    observeLocationHash(read);
    read();
  }

  /** `#/learn/a-lesson/2`: the view, and what it makes of the rest. */
  readonly #parts = $derived(this.#hash.replace(/^\//, '').split('/'));

  /** Undefined where the address names no view, or more of a view than it has. */
  readonly current = $derived.by((): ViewPath | undefined => {
    const [first = '', ...rest] = this.#parts;
    const path = first === '' ? '/sign' : `/${first}`;
    const view = views.find((one) => one.path === path)?.path;
    return rest.length > 0 && view !== '/learn' ? undefined : view;
  });

  readonly rest = $derived(this.#parts.slice(1));

  get address(): string {
    return this.#hash;
  }

  go(address: string): void {
    writeLocationHash(address);
    // The event comes later than whoever goes looks.
    this.#hash = readLocationHash();
  }
}
