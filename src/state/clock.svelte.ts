import { createSubscriber } from 'svelte/reactivity';

/** The time, as a value that changes every second for whoever shows it. */
export class Clock {
  #subscribe = createSubscriber((update) => {
    const interval = setInterval(update, 1000);
    return () => clearInterval(interval);
  });

  /** NumericDate, whole seconds (RFC 7519 §2); reading it in markup keeps it ticking. */
  get seconds(): number {
    this.#subscribe();
    return this.now();
  }

  now(): number {
    return Math.floor(Date.now() / 1000);
  }
}
