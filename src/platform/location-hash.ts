/** The part of the address after `#`, without it. */
export function readLocationHash(): string {
  return location.hash.slice(1);
}

export function observeLocationHash(onChange: () => void): void {
  addEventListener('hashchange', onChange);
}
