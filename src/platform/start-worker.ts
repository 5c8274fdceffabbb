/** A worker from the text of its script. A blob: worker inherits the page's policy, and so cannot reach the network either. */
export function startWorker(script: string): Worker {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(trust(address));
  // Not at once: WebKit resolves the address when the worker starts, not when it is made.
  const revoke = () => URL.revokeObjectURL(address);
  worker.addEventListener('message', revoke, { once: true });
  worker.addEventListener('error', revoke, { once: true });
  return worker;
}

interface ScriptUrlPolicy {
  createScriptURL(address: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptUrlPolicy;
}

/** The page's policy admits one Trusted Types policy of this name, once. Firefox and Safari before 26 have none. */
const policy = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('app-worker', {
  createScriptURL(address) {
    if (address.startsWith('blob:')) return address;
    throw new TypeError('a worker is started from a blob: address only');
  },
});

function trust(address: string): string {
  return policy ? (policy.createScriptURL(address) as string) : address;
}
