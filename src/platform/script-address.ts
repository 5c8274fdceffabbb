import { offlineWorkerName } from './offline-worker-name';

interface ScriptUrlPolicy {
  createScriptURL(address: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptUrlPolicy;
}

/** Of the offline copy; the only script with an address that the page may start. */
export const offlineWorkerAddress = new URL(
  offlineWorkerName(document.documentElement.lang),
  document.baseURI,
).href;

/** The page's policy admits one Trusted Types policy of this name, once. Firefox and Safari before 26 have none. */
const policy = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('app-worker', {
  createScriptURL(address) {
    if (address.startsWith('blob:') || address === offlineWorkerAddress) return address;
    throw new TypeError('a worker is started from a blob: address only');
  },
});

/** As the sinks of Trusted Types want it. */
export function trustScript(address: string): string {
  return policy ? (policy.createScriptURL(address) as string) : address;
}
