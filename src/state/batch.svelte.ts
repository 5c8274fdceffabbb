import type { Finding } from '../core/assertion/finding';
import { buildDraft } from '../core/assertion/build-draft';
import { checkDraft } from '../core/assertion/check-draft';
import type { AssertionPlan } from '../core/assertion/plan-assertion';
import { batchDistinction } from '../core/request/batch/batch-distinction';
import { batchFormats, type BatchFormat, type BatchFormatId } from '../core/request/batch/batch-formats';
import {
  batchMoment,
  parseBatchCount,
  parseStagger,
  type BatchSettings,
} from '../core/request/batch/batch-settings';
import { saveFile } from '../platform/save-file';
import { AsyncRun } from './async-run.svelte';
import type { Clock } from './clock.svelte';
import type { CredentialShelf } from './credential-shelf.svelte';
import { problemOf } from './problem-of';
import type { SignForm } from './sign-form.svelte';
import type { Signing } from './signing.svelte';
import { writeBatch, type BatchFile, type BatchProgress } from './write-batch';

export interface BatchStopped {
  readonly made: number;
  readonly total: number;
  /** Somebody pressed the button, or the key went out of use. */
  readonly by: 'person' | 'credential';
}

/** Seconds: often enough to be seen to move, seldom enough to cost nothing. */
const shownEvery = 0.15;

/** Many assertions of what the form says, as a file for a load test. It goes on while another view is looked at. */
export class Batch {
  count = $state('1000');
  stagger = $state('0');
  formatId = $state<BatchFormatId>('json-lines');
  readonly formats = batchFormats;
  readonly run = new AsyncRun<BatchFile>();
  progress = $state.raw<BatchProgress>();
  #latest: BatchProgress = { made: 0, total: 0, seconds: 0 };
  /** Of the batch that is being made. */
  #making: AbortController | undefined;
  stopped = $state.raw<BatchStopped>();
  #form: SignForm;
  #shelf: CredentialShelf;
  #signing: Signing;
  #clock: Clock;

  constructor(form: SignForm, shelf: CredentialShelf, signing: Signing, clock: Clock) {
    this.#form = form;
    this.#shelf = shelf;
    this.#signing = signing;
    this.#clock = clock;
  }

  readonly countProblem = $derived.by(() => problemOf(() => parseBatchCount(this.count)));

  readonly staggerProblem = $derived.by(() => problemOf(() => parseStagger(this.stagger)));

  /** Undefined while a field of it is no number. */
  readonly settings: BatchSettings | undefined = $derived.by(() =>
    this.countProblem || this.staggerProblem
      ? undefined
      : { count: parseBatchCount(this.count), staggerMilliseconds: parseStagger(this.stagger) },
  );

  readonly file = $derived(this.run.state.kind === 'ready' ? this.run.state.value : undefined);

  /** The form has moved on since, or another key is in use. */
  readonly isStale = $derived.by(
    () => this.file !== undefined && describe(this.file.plan) !== describe(this.#form.plan),
  );

  readonly signsNothing = $derived.by(() => !this.#form.choice.signs);

  readonly distinction = $derived.by(() => this.settings && batchDistinction(this.#form.plan, this.settings));

  /** What is wrong with every one of them. */
  readonly findings: readonly Finding[] = $derived.by(() =>
    this.#form.findings.filter(({ severity }) => severity === 'error'),
  );

  /** What is wrong with the last of them alone, such as a certificate that has expired by then. */
  readonly laterFindings: readonly Finding[] = $derived.by(() => {
    if (!this.settings || this.signsNothing || !this.#shelf.credential) return [];
    const { plan, draftFindings } = this.#form;
    const now = batchMoment(this.#clock.seconds, this.settings.count - 1, this.settings);
    const moment = { now, jti: 'set when signing' };
    const isKnown = (one: Finding) => draftFindings.some(({ code }) => code === one.code);
    return checkDraft(plan, buildDraft(plan, moment), moment).filter((one) => !isKnown(one));
  });

  /**
   * @param onProgress now and then
   * @returns whether there is a file
   */
  async make(onProgress: (progress: BatchProgress) => void): Promise<boolean> {
    this.#form.attempted = true;
    await this.#form.whole;
    const { credential } = this.#shelf;
    const { settings } = this;
    if (!settings || !credential || this.signsNothing || this.#signing.obstacle) return false;
    const format = this.formats.find(({ id }) => id === this.formatId) as BatchFormat;
    const { plan } = this.#form;
    this.stopped = undefined;
    this.#latest = { made: 0, total: settings.count, seconds: 0 };
    this.progress = this.#latest;
    const order = { ...settings, plan, privateKey: credential.privateKey, start: this.#clock.now(), format };
    let shown = 0;
    const watch = (progress: BatchProgress) => {
      this.#latest = progress;
      if (this.#shelf.credential !== credential) this.#stop('credential');
      else if (progress.seconds - shown >= shownEvery) {
        shown = progress.seconds;
        this.progress = progress;
        onProgress(progress);
      }
    };
    this.#making?.abort();
    const { signal } = (this.#making = new AbortController());
    const file = await this.run.run(() => writeBatch(order, { onProgress: watch, signal }));
    if (this.run.state.kind !== 'busy') this.progress = undefined;
    return file !== undefined;
  }

  /** What is made by then is a part of what was asked for, and is thrown away. */
  cancel(): void {
    this.#stop('person');
  }

  save(): void {
    if (this.file) saveFile(this.file.name, this.file.content);
  }

  forget(): void {
    this.run.reset();
    this.#making?.abort();
    this.progress = undefined;
    this.stopped = undefined;
    this.count = '1000';
    this.stagger = '0';
    this.formatId = 'json-lines';
  }

  #stop(by: BatchStopped['by']): void {
    const { made, total } = this.#latest;
    this.stopped = { made, total, by };
    this.progress = undefined;
    this.run.reset();
    this.#making?.abort();
  }
}

/** Everything that an assertion follows from but the moment. */
function describe({ parameters: { profile, settings, key, chain }, algorithm }: AssertionPlan): string {
  const [leaf] = chain;
  return JSON.stringify([
    profile.id,
    settings,
    algorithm?.alg,
    key?.publicKey?.spkiSha256,
    leaf?.thumbprints.sha256,
  ]);
}
