import { encodePem } from '../core/encoding/pem';
import { claimTimes, tokenMoment } from '../core/inspection/claim-times';
import { parseEvaluationTime } from '../core/inspection/evaluation-time';
import { longestPaste } from '../core/inspection/longest-paste';
import type { DecodedSegment } from '../core/jose/decode-compact';
import type { JsonSegment } from '../core/jose/json-members';
import { locateMembers } from '../core/jose/locate-members';
import type { ProfileId } from '../core/profiles/server-profile';
import type { Certificate } from '../core/x509/certificate';
import { AnatomyPlace } from './anatomy-place.svelte';
import { AsyncRun } from './async-run.svelte';
import type { Clock } from './clock.svelte';
import type { CredentialShelf } from './credential-shelf.svelte';
import { inspectInputs, type Inspected } from './inspected';
import type { InspectionExample } from './inspection-examples';
import type { Signing } from './signing.svelte';

/** A pause in typing after which a text is inspected. A paste is inspected at once. */
const quietMilliseconds = 120;

/** Of a text that is longer, nobody points at a member; and for each of them the text is walked. */
const longestPointedAt = 20_000;
const mostMembers = 200;

export type Box = 'text' | 'otherText';
export type ExampleId = 'assertion' | 'error' | 'request' | 'access-token';

/** Anything that somebody pastes, taken apart and judged. */
export class Inspector {
  readonly run = new AsyncRun<Inspected>();
  readonly example = new AsyncRun<InspectionExample>();
  /** As it stands in the textbox. */
  text = $state('');
  /** An assertion that works, or the one that an error is about. */
  otherText = $state('');
  certificateText = $state('');
  checkAs = $state<ProfileId | 'detect'>('detect');
  evaluateAt = $state('');
  readonly anatomyPlace = new AnatomyPlace();
  /** What is inspected: the text once it has come to rest, or one that is too long for a textbox. */
  #pasted = $state.raw('');
  /** Stays while the next is on its way. */
  #kept = $state.raw<Inspected>();
  #otherPasted = $state.raw('');
  #said = '';
  #timers: Partial<Record<Box, ReturnType<typeof setTimeout>>> = {};
  #shelf: CredentialShelf;
  #signing: Signing;
  #clock: Clock;

  constructor(shelf: CredentialShelf, signing: Signing, clock: Clock) {
    this.#shelf = shelf;
    this.#signing = signing;
    this.#clock = clock;
  }

  get inspected(): Inspected | undefined {
    return this.#kept;
  }

  /** Undefined where the field is empty, or holds no time. */
  readonly evaluatedAt = $derived(parseEvaluationTime(this.evaluateAt));
  readonly isTimeUnreadable = $derived(this.evaluateAt.trim() !== '' && this.evaluatedAt === undefined);

  /** NumericDate from which times are counted: ticking unless somebody has set it. */
  get now(): number {
    return this.evaluatedAt ?? this.#clock.seconds;
  }

  readonly token = $derived(this.#kept?.inspection.token);
  readonly header = $derived(this.token && segmentOf(this.token.header));
  readonly claims = $derived.by(() => {
    const segment = this.token && segmentOf(this.token.claims);
    if (!segment || this.#kept?.inspection.kind !== 'context-token') return segment;
    // Its text is masked, since a refresh token stands in it; so does it in the encoded claims.
    return { ...segment, members: [], encoded: `… ${segment.encoded.length} characters, not shown …` };
  });

  /** What follows header and claims: nothing where the token ends before. */
  readonly dots = $derived.by(() => ({
    header: this.token && this.token.count > 1 ? '.' : '',
    claims: this.token && this.token.count > 2 ? '.' : '',
  }));

  /** Of a token of too many segments, or an encrypted one. */
  readonly restOfToken = $derived.by(() => {
    const { compact = '', signature } = this.token ?? {};
    return signature ? compact.slice(signature.offset + signature.encoded.length) : '';
  });

  /** Whose key signed, or is said to have; then those that come with it. */
  readonly tokenCertificates = $derived.by((): readonly Certificate[] => {
    const { inspection, verifyingWith } = this.#kept ?? {};
    const signer = inspection?.signature?.certificate;
    const given = [...(verifyingWith?.certificates ?? []), ...(inspection?.certificates ?? [])];
    const all = signer ? [signer, ...given] : given;
    const isFirst = ({ thumbprints }: Certificate, at: number) =>
      at === all.findIndex((one) => one.thumbprints.sha256 === thumbprints.sha256);
    return all.filter(isFirst);
  });

  readonly times = $derived(claimTimes(this.token?.claims.object ?? {}));

  /** Of a token that is old by now: to see what else is wrong with it. */
  readonly tokenMoment = $derived.by(() => {
    const ends = this.times.find(({ name }) => name === 'exp');
    if (!ends || ends.seconds > this.#clock.seconds) return undefined;
    const moment = tokenMoment(this.token?.claims.object ?? {});
    return moment === this.evaluatedAt ? undefined : moment;
  });

  /** How many of its times have come: each that comes may turn a verdict over. */
  readonly #timesPassed = $derived.by(() => this.times.filter(({ seconds }) => seconds <= this.now).length);

  isOversized(text: string): boolean {
    return text.length > longestPaste;
  }

  /** A textbox changed. @param isWhole a paste: no more is to be expected */
  changeText(text: string, isWhole = false, box: Box = 'text'): void {
    clearTimeout(this.#timers[box]);
    this[box] = text;
    const settle = () => this.#settle(box, text);
    if (isWhole || text === '') settle();
    else this.#timers[box] = setTimeout(settle, quietMilliseconds);
  }

  #settle(box: Box, text: string): void {
    if (box === 'text') this.#pasted = text;
    else this.#otherPasted = text;
  }

  /** Megabytes in a textbox would hold up the page: they are answered without it, and only their length is kept. */
  refuse(text: string, box: Box = 'text'): void {
    this.changeText('', true, box);
    this.#settle(box, ' '.repeat(text.length));
  }

  /** Puts a text into the box, and what belongs to it beside it. */
  async tryExample(id: ExampleId): Promise<void> {
    const example = await this.example.run(async () => {
      const { makeExample } = await import('./inspection-examples');
      return makeExample(id, this.#clock.now());
    });
    if (!example) return;
    this.certificateText = example.certificateText;
    this.checkAs = 'detect';
    this.evaluateAt = '';
    this.changeText(example.text, true);
  }

  useCertificate({ der }: Certificate): void {
    this.certificateText = encodePem('CERTIFICATE', der);
  }

  /** Whether this is something else than what was said last, to who does not see it. */
  isNews({ inspection: { kind, findings, signature } }: Inspected): boolean {
    const codes = findings.map(({ code }) => code);
    const said = [this.#pasted, kind, signature?.outcome ?? '', ...codes].join(' ');
    const isNews = said !== this.#said && kind !== 'empty';
    this.#said = said;
    return isNews;
  }

  /** To be called in an effect: whatever this reads is a reason to inspect anew. */
  async refresh(): Promise<Inspected | undefined> {
    const { certificateText, evaluatedAt, checkAs } = this;
    // The coming of a time is a reason too.
    void this.#timesPassed;
    const inputs = {
      text: this.#pasted,
      otherText: this.#otherPasted,
      certificateText,
      chain: this.#shelf.chain,
      signed: this.#signing.signed?.assertion?.compact,
      server: checkAs === 'detect' ? undefined : checkAs,
      now: evaluatedAt ?? this.#clock.now(),
    };
    const inspected = await this.run.run(() => inspectInputs(inputs));
    if (inspected) this.#kept = inspected;
    return inspected;
  }

  get runs() {
    return [this.run, this.example];
  }

  forget(): void {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.run.reset();
    this.example.reset();
    this.#said = '';
    this.text = '';
    this.otherText = '';
    this.certificateText = '';
    this.checkAs = 'detect';
    this.evaluateAt = '';
    this.#pasted = '';
    this.#otherPasted = '';
    this.#kept = undefined;
  }
}

/** Undefined where no text came of it. */
function segmentOf({ text, object, encoded }: DecodedSegment): JsonSegment | undefined {
  if (text === undefined || encoded === '') return undefined;
  const canBePointedAt = object && text.length <= longestPointedAt;
  return { text, encoded, members: canBePointedAt ? locateMembers(text, mostMembers) : [] };
}
