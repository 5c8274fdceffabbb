import { trustScript } from './script-address';

export interface OwnWorker {
  readonly worker: Worker;
  /** With whatever it knew. */
  readonly end: () => void;
}

/** A worker from the text of its script. A blob: worker inherits the page's policy, and so cannot reach the network either. */
export function startWorker(script: string): OwnWorker {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(trustScript(address));
  // Not at once: WebKit resolves the address when the worker starts, not when it is made.
  const revoke = () => URL.revokeObjectURL(address);
  worker.addEventListener('message', revoke, { once: true });
  worker.addEventListener('error', revoke, { once: true });
  return {
    worker,
    end: () => {
      worker.terminate();
      revoke();
    },
  };
}
