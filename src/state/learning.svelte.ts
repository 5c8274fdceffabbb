import type { Lesson, LessonStep } from '../core/lessons/lesson';
import { lessons, type LessonId } from '../core/lessons/lessons';
import { BreakIt } from './break-it.svelte';
import type { Clock } from './clock.svelte';
import { LessonBench } from './lesson-bench.svelte';
import type { Route } from './route.svelte';

/** Where in the lessons somebody is: the address says it, so that a link opens a lesson at a step. */
export class Learning {
  readonly bench: LessonBench;
  readonly breakIt: BreakIt;
  readonly lessons: readonly Lesson[] = lessons;
  /** Large type, nothing but the lesson. */
  presenting = $state(false);
  /** By lesson and step, what was answered last. */
  #answers = $state.raw<Readonly<Record<string, string>>>({});
  /** Lessons whose last step was reached. */
  #finished = $state.raw<readonly string[]>([]);
  #route: Route;

  constructor(route: Route, clock: Clock) {
    this.#route = route;
    this.bench = new LessonBench(clock);
    this.breakIt = new BreakIt(route);
  }

  /** Undefined: the list of lessons. */
  readonly lesson: Lesson | undefined = $derived.by(() =>
    this.lessons.find(({ id }) => id === this.#route.rest[0]),
  );

  /** What the address names, where that is no lesson. */
  readonly unknown = $derived.by(() =>
    this.lesson || this.breakIt.isOpen ? undefined : this.#route.rest[0],
  );

  /** From 0. A number that the lesson does not have is its first step. */
  readonly index = $derived.by(() => {
    const number = Number(this.#route.rest[1] ?? '1');
    return this.lesson && Number.isInteger(number) && this.lesson.steps[number - 1] ? number - 1 : 0;
  });

  readonly step: LessonStep | undefined = $derived(this.lesson?.steps[this.index]);

  readonly next: Lesson | undefined = $derived.by(() => {
    const place = this.lessons.findIndex((lesson) => lesson === this.lesson);
    return place < 0 ? undefined : this.lessons[place + 1];
  });

  addressOf(lesson: Lesson, index = 0): string {
    return `#/learn/${lesson.id}/${index + 1}`;
  }

  /** @returns whether there was a step to go to */
  go(by: 1 | -1): boolean {
    const index = this.index + by;
    if (!this.lesson?.steps[index]) return false;
    if (index === this.lesson.steps.length - 1 && !this.isFinished(this.lesson))
      this.#finished = [...this.#finished, this.lesson.id];
    this.#route.go(this.addressOf(this.lesson, index));
    return true;
  }

  answerOf(lesson: Lesson, step: LessonStep): string | undefined {
    return this.#answers[`${lesson.id}/${step.id}`];
  }

  answer(lesson: Lesson, step: LessonStep, answer: string): void {
    this.#answers = { ...this.#answers, [`${lesson.id}/${step.id}`]: answer };
  }

  isFinished(lesson: Lesson): boolean {
    return this.#finished.includes(lesson.id);
  }

  forget(): void {
    this.bench.forget();
    this.breakIt.forget();
    this.#answers = {};
    this.#finished = [];
    this.presenting = false;
  }
}

export type { LessonId };
