import { observeActivity } from '../platform/observe-activity';

/** Minutes without input after which everything is forgotten; `Infinity` is never. */
export const idleChoices = [5, 15, 60, Infinity] as const;

const warningSeconds = 60;

/** Forgets everything after a time without input, by the time of day: a tab that slept may have had no timer. */
export class Idle {
  readonly choices = idleChoices;
  /** From a minute before on. */
  secondsLeft = $state<number>();
  /** The minutes after which everything was forgotten, until somebody has seen that. */
  forgottenAfter = $state<number>();
  #minutes = $state<number>(15);
  #deadline = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #holdsAnything: () => boolean;
  #forget: () => void;

  constructor(holdsAnything: () => boolean, forget: () => void) {
    this.#holdsAnything = holdsAnything;
    this.#forget = forget;
    observeActivity(
      () => this.#noteActivity(),
      () => this.#check(),
    );
    this.stay();
  }

  get minutes(): number {
    return this.#minutes;
  }

  set minutes(minutes: number) {
    this.#minutes = minutes;
    this.stay();
  }

  readonly isWarning = $derived(this.secondsLeft !== undefined);

  /** As if something had just been typed. */
  stay(): void {
    this.#extend();
    this.#check();
  }

  #extend(): void {
    this.#deadline = Date.now() + this.#minutes * 60_000;
  }

  /** A warning stays until the next second: its button must be there when the press on it ends. */
  #noteActivity(): void {
    if (Date.now() >= this.#deadline) this.#check();
    else this.#extend();
  }

  #check(): void {
    clearTimeout(this.#timer);
    if (this.#deadline <= Date.now()) {
      if (this.#holdsAnything()) this.#expire();
      this.#extend();
    }
    const left = Math.ceil((this.#deadline - Date.now()) / 1000);
    const isSoon = left <= warningSeconds && this.#holdsAnything();
    this.secondsLeft = isSoon ? left : undefined;
    if (left === Infinity) return;
    const wait = isSoon || left <= warningSeconds ? 1 : left - warningSeconds;
    this.#timer = setTimeout(() => this.#check(), wait * 1000);
  }

  #expire(): void {
    this.forgottenAfter = this.#minutes;
    this.#forget();
  }
}
