/**
 * Calls back when the browser, which asks the host by itself, has found another copy there (it is refused unless somebody
 * has agreed to it), and when one has taken over in this or another tab.
 */
export function observeUpdates(
  registration: ServiceWorkerRegistration,
  onChange: (isNewer: boolean) => void,
): void {
  registration.onupdatefound = () => onChange(true);
  navigator.serviceWorker.oncontrollerchange = () => onChange(false);
}

export function reloadPage(): void {
  location.reload();
}
