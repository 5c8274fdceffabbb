/** A service worker's own world, of which the page's types know nothing; and what tools/offline-plugin.ts puts before its script. */

/** By its address within the folder; the page itself is ''. */
declare const keptFiles: Readonly<Record<string, KeptFile>>;
declare const keptHeaders: Readonly<Record<string, string>>;

interface KeptFile {
  readonly type: string;
  readonly text?: string;
  readonly base64?: string;
}

interface LifecycleEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface RequestEvent extends Event {
  readonly request: Request;
  respondWith(answer: Response): void;
}

interface OfflineWorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifecycleEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
}
