/** The part of the address after `#`, without it. */
export function readLocationHash(): string {
  return location.hash.slice(1);
}

export function observeLocationHash(onChange: () => void): void {
  addEventListener('hashchange', onChange);
}

/** Without a step in the history: what was there is not there any more. */
export function replaceLocationHash(hash: string): void {
  history.replaceState(history.state, '', `#${hash}`);
}

/** Of this page on its host, for others; a file’s place on a disk is nobody else’s business. */
export function readPageAddress(): string {
  return location.protocol === 'file:' ? '' : `${location.origin}${location.pathname}`;
}

/** A step in the history, as a link makes one. */
export function writeLocationHash(hash: string): void {
  location.hash = hash;
}
