import { agreeToKeep, takeAgreements } from './offline-agreement';
import { offlineWorkerAddress, trustScript } from './script-address';

/** None without a secure context, and in private windows of some browsers. */
const workers = (navigator as Partial<Navigator>).serviceWorker;
const folder = new URL('./', document.baseURI).href;

export const canKeepOffline = workers !== undefined;

/** Not meant: one of whoever has the folder above this one, and a copy of the page in another language. */
export async function findOfflineCopy(): Promise<ServiceWorkerRegistration | undefined> {
  const found = await workers?.getRegistration(folder);
  const isThisOne = found?.scope === folder && found.active?.scriptURL === offlineWorkerAddress;
  return isThisOne ? found : undefined;
}

/** Makes a copy, or replaces the one that is there by what the host has now. @throws whatever the browser has against it */
export async function keepOfflineCopy(now: number): Promise<void> {
  await agreeToKeep(folder, now);
  try {
    const registration = await workers?.register(trustScript(offlineWorkerAddress));
    if (registration?.active) await registration.update();
    const next = registration?.installing ?? registration?.waiting;
    if (next) await untilActive(next);
  } finally {
    await takeAgreements(folder, now);
  }
}

function untilActive(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.onstatechange = () => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new TypeError('the browser did not keep it'));
    };
  });
}
