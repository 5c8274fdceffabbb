import type { Exercise } from '../core/lessons/exercises/exercise';
import { exerciseGroups, exercises } from '../core/lessons/exercises/exercises';
import type { Route } from './route.svelte';

/** Which exercise the address names, and which are solved: the page remembers that, and nothing else does. */
export class BreakIt {
  readonly groups: readonly { readonly id: string; readonly exercises: readonly Exercise[] }[] =
    exerciseGroups;
  readonly count = exercises.length;
  #solved = $state.raw<readonly string[]>([]);
  #route: Route;

  constructor(route: Route) {
    this.#route = route;
  }

  readonly isOpen = $derived.by(() => this.#route.rest[0] === 'break-it');

  readonly #name = $derived.by(() => (this.isOpen ? this.#route.rest[1] : undefined));

  readonly isFree = $derived(this.#name === 'free');

  readonly exercise = $derived.by((): Exercise | undefined => exercises.find(({ id }) => id === this.#name));

  readonly unknown = $derived(this.exercise || this.isFree ? undefined : this.#name);

  readonly solved = $derived(this.#solved.length);

  /** From the present one on, and from the beginning again. */
  readonly next = $derived.by((): Exercise | undefined => {
    const place = exercises.findIndex(({ id }) => id === this.#name);
    const order: readonly Exercise[] = [...exercises.slice(place + 1), ...exercises.slice(0, place + 1)];
    return order.find((one) => one !== this.exercise && !this.isSolved(one));
  });

  addressOf(exercise: Exercise | undefined): string {
    return `#/learn/break-it/${exercise?.id ?? 'free'}`;
  }

  isSolved(exercise: Exercise): boolean {
    return this.#solved.includes(exercise.id);
  }

  solve(exercise: Exercise): void {
    if (!this.isSolved(exercise)) this.#solved = [...this.#solved, exercise.id];
  }

  forget(): void {
    this.#solved = [];
  }
}
