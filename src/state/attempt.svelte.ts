import { beginExercise, type BegunExercise } from '../core/lessons/begin-exercise';
import { changeWork } from '../core/lessons/change-work';
import type { ClientWork, WorkField } from '../core/lessons/client-work';
import type { Exercise } from '../core/lessons/exercises/exercise';
import { flipCharacter } from '../core/lessons/flip-character';
import { tryWork, type TriedWork } from '../core/lessons/try-work';
import type { ProfileId } from '../core/profiles/server-profile';
import { serverProfiles } from '../core/profiles/server-profiles';
import { AsyncRun } from './async-run.svelte';
import type { LessonSubject } from './lesson-bench.svelte';

const freeServers: readonly ProfileId[] = ['entra-v2', 'entra-v1', 'adfs', 'generic-oidc', 'okta', 'auth0'];

/** One request in fields, and the server that gets it: an exercise, or (without one) a request in which all is right. */
export class Attempt {
  readonly subject: LessonSubject;
  readonly exercise: Exercise | undefined;
  readonly servers = serverProfiles.filter(({ id }) => freeServers.includes(id));
  readonly beginning = new AsyncRun<BegunExercise>();
  readonly sending = new AsyncRun<TriedWork>();
  work = $state.raw<ClientWork>();
  /** The last one that is whole: while the next is made, the fields stay where they are. */
  #begun = $state.raw<BegunExercise>();
  /** How many were asked for. */
  hints = $state(0);
  #serverId: ProfileId;

  constructor(subject: LessonSubject, exercise: Exercise | undefined) {
    this.subject = subject;
    this.exercise = exercise;
    this.#serverId = exercise?.server ?? 'entra-v2';
  }

  readonly tried = $derived(this.sending.state.kind === 'ready' ? this.sending.state.value : undefined);

  /** With what it remembers of the requests before. */
  readonly server = $derived(this.tried?.server ?? this.#begun?.server);

  readonly serverId = $derived(this.server?.profile.id);

  async begin(serverId = this.#serverId): Promise<void> {
    this.#serverId = serverId;
    this.sending.reset();
    this.hints = 0;
    const begun = await this.beginning.run(() => beginExercise(this.subject, this.exercise, serverId));
    if (!begun) return;
    this.#begun = begun;
    this.work = begun.work;
  }

  /** Throws an exception that nobody expected, in markup, where the error boundary shows it. */
  raiseBug(): '' {
    const bug = this.beginning.bug ?? this.sending.bug;
    if (bug !== undefined) throw bug;
    return '';
  }

  change<Field extends WorkField>(field: Field, value: ClientWork[Field]): void {
    if (this.work) this.work = changeWork(this.work, field, value);
  }

  /** @param at from 1 */
  flip(at: number): void {
    if (this.work) this.change('assertion', flipCharacter(this.work.assertion, at - 1));
  }

  /** @returns undefined where another was sent in the meantime */
  async send(): Promise<TriedWork | undefined> {
    const { work, server, subject } = this;
    if (!work || !server) return undefined;
    const tried = await this.sending.run(() => tryWork(work, server, subject));
    if (tried && this.work === work && work.signs) this.work = { ...work, assertion: tried.assertion };
    return tried;
  }
}
