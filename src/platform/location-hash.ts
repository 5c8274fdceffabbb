/** The part of the address after `#`, without it. */
export function readLocationHash(): string {
  return location.hash.slice(1);
}

export function observeLocationHash(onChange: () => void): void {
  addEventListener('hashchange', onChange);
}

/** A step in the history, as a link makes one. */
export function writeLocationHash(hash: string): void {
  location.hash = hash;
}
