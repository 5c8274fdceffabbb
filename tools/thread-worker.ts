import { resolveObjectURL } from 'node:buffer';
import { Worker as Thread } from 'node:worker_threads';

/** A browser's worker on a thread of Node's: the script is the one that ships, and knows nothing of Node. */
export class ThreadWorker extends EventTarget {
  static started = 0;
  onmessage: ((event: MessageEvent) => void) | undefined;
  onerror: ((event: { message: string }) => void) | undefined;
  onmessageerror: (() => void) | undefined;
  readonly #thread: Promise<Thread>;

  constructor(address: string) {
    super();
    ThreadWorker.started++;
    this.#thread = (async () => {
      const script = await resolveObjectURL(address)?.text();
      const browser = `
        const { parentPort } = require('node:worker_threads');
        globalThis.self = globalThis;
        globalThis.addEventListener = (name, listener) => parentPort.on(name, (data) => listener({ data }));
        globalThis.postMessage = (message, { transfer } = {}) => parentPort.postMessage(message, transfer);
        ((process, require, Buffer) => { ${script} })();`;
      const thread = new Thread(browser, { eval: true });
      thread.on('message', (data: unknown) => {
        this.dispatchEvent(new Event('message'));
        this.onmessage?.({ data } as MessageEvent);
      });
      thread.on('error', ({ message }) => this.onerror?.({ message }));
      return thread;
    })();
  }

  postMessage(message: unknown): void {
    void this.#thread.then((thread) => thread.postMessage(message));
  }

  terminate(): void {
    void this.#thread.then((thread) => thread.terminate());
  }
}
