import { WorkbenchError } from '../core/errors';

export type RunState<Value> =
  | { readonly kind: 'empty' | 'busy' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed'; readonly error: WorkbenchError };

/** One kind of asynchronous work. A later run supersedes an earlier one, whose answer is dropped. */
export class AsyncRun<Value> {
  state = $state.raw<RunState<Value>>({ kind: 'empty' });
  /** What is no WorkbenchError is a bug: whoever shows this state throws it on, to the error boundary. */
  bug = $state.raw<unknown>();
  #latest = 0;

  /**
   * @param work asks `isCurrent` after each wait whether anybody still waits for it
   * @returns the value, or undefined where it failed or was superseded
   */
  async run(work: (isCurrent: () => boolean) => Promise<Value>): Promise<Value | undefined> {
    const own = ++this.#latest;
    this.state = { kind: 'busy' };
    try {
      const value = await work(() => own === this.#latest);
      if (own !== this.#latest) return undefined;
      this.state = { kind: 'ready', value };
      return value;
    } catch (error) {
      if (own !== this.#latest) return undefined;
      if (error instanceof WorkbenchError) this.state = { kind: 'failed', error };
      else {
        this.state = { kind: 'empty' };
        this.bug = error;
      }
      return undefined;
    }
  }

  reset(): void {
    this.#latest++;
    this.state = { kind: 'empty' };
  }
}
