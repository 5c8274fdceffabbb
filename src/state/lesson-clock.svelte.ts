import { judgeTimes, type TimeVerdict } from '../core/lessons/judge-times';
import type { LessonSubject } from './lesson-bench.svelte';

/** Two clocks that differ, and the times that one writes and the other reads. */
export class LessonClock {
  /** Seconds; negative where yours is slow. */
  ahead = $state(0);
  offset = $state(300);
  lifetime = $state(600);
  readonly server: number;

  constructor({ madeAt }: LessonSubject) {
    this.server = madeAt;
  }

  readonly yours = $derived.by(() => this.server + whole(this.ahead));
  readonly nbf = $derived.by(() => this.yours - whole(this.offset));
  readonly exp = $derived.by(() => this.yours + whole(this.lifetime));
  readonly verdict: TimeVerdict = $derived.by(() => judgeTimes(this, this.server));
}

/** An input that was emptied has no number. */
function whole(value: number | null | undefined): number {
  return Math.trunc(Math.min(Math.max(value ?? 0, -1e9), 1e9));
}
