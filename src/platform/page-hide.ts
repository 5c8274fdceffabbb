/** Calls back when the page is left, also into the back/forward cache, from where it could come back as it was. */
export function observePageHide(onHide: () => void): void {
  addEventListener('pagehide', onHide);
}
