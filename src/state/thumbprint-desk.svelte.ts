import {
  inspectThumbprint,
  longestThumbprintText,
  tooLongThumbprint,
} from '../core/inspection/inspect-thumbprint';
import { readThumbprintLink, writeThumbprintLink } from '../core/settings-link/thumbprint-link';
import { compareThumbprints } from '../core/thumbprint/compare-thumbprints';
import { knownDigestsOf, digestsOfCertificate, type KnownDigests } from '../core/thumbprint/known-digests';
import { thumbprintPipelineOf } from '../core/thumbprint/thumbprint-pipeline';
import { digestOfReading, type ThumbprintReading } from '../core/thumbprint/thumbprint-reading';
import { thumbprintSpellingsOf } from '../core/thumbprint/thumbprint-spellings';
import type { Certificate } from '../core/x509/certificate';
import { readPageAddress } from '../platform/location-hash';
import { AsyncRun } from './async-run.svelte';
import type { CredentialShelf } from './credential-shelf.svelte';
import { thumbprintExamples } from './thumbprint-examples';

/** Any text that names a certificate: what it is, what is wrong with it, and whether another one names the same. */
export class ThumbprintDesk {
  readonly run = new AsyncRun<void>();
  /** Which digest, where a text has both: 20 octets or 32. */
  octets = $state(20);
  #text = $state('');
  #other = $state('');
  /** What came with a link. */
  #linked = $state('');
  /** Characters of a text that was not let in. */
  #refused = $state(0);
  #reading = $state.raw<ThumbprintReading>();
  #otherReading = $state.raw<ThumbprintReading>();
  #shelf: CredentialShelf;
  #loaded: { readonly chain: readonly Certificate[]; readonly known: Promise<KnownDigests> } | undefined;

  constructor(shelf: CredentialShelf) {
    this.#shelf = shelf;
  }

  get text(): string {
    return this.#text;
  }

  /** Megabytes in a field would hold up the page, and are no thumbprint. */
  set text(text: string) {
    const isTooLong = this.isTooLong(text);
    this.#refused = isTooLong ? text.length : 0;
    this.#text = isTooLong ? '' : text;
  }

  get other(): string {
    return this.#other;
  }

  set other(text: string) {
    this.#other = this.isTooLong(text) ? '' : text;
  }

  isTooLong(text: string): boolean {
    return text.length > longestThumbprintText;
  }

  readonly reading = $derived(this.#reading);
  readonly comparison = $derived(
    this.#reading && this.#otherReading && compareThumbprints(this.#reading, this.#otherReading),
  );

  /** Both digests are there to choose from. */
  readonly hasBoth = $derived((this.#reading?.digests.length ?? 0) > 1);

  readonly digest = $derived(this.#reading && digestOfReading(this.#reading, this.octets));
  /** A digest by itself leaves no choice. */
  readonly shownOctets = $derived(this.digest?.length ?? this.octets);
  readonly spellings = $derived(this.digest && thumbprintSpellingsOf(this.digest));

  /** Of what was pasted, or while there is nothing, of what is loaded. */
  readonly pipeline = $derived.by(() => {
    const leaf = this.#text === '' ? this.#shelf.certificate : undefined;
    const digest = leaf
      ? digestsOfCertificate(leaf).find(({ length }) => length === this.octets)
      : this.digest;
    if (!digest) return undefined;
    const certificate = leaf ?? this.#certificateOf(digest);
    const { algorithm, base64url } = thumbprintSpellingsOf(digest);
    return {
      algorithm,
      base64url,
      certificate,
      isLoaded: leaf !== undefined,
      ...thumbprintPipelineOf(digest, certificate),
    };
  });

  /** 32 octets of no certificate that is here could be a private key’s. */
  readonly canShare = $derived.by(
    () => this.digest?.length === 20 || this.pipeline?.certificate !== undefined,
  );

  /** For others; empty where there is nothing to share. */
  readonly link = $derived.by(() => {
    const hex = this.spellings?.hex;
    return hex && this.canShare ? `${readPageAddress()}${writeThumbprintLink(hex)}` : '';
  });

  takeLink(query: string): void {
    const hex = readThumbprintLink(query);
    if (hex === undefined) return;
    this.text = hex;
    this.#linked = hex;
  }

  get isFromLink(): boolean {
    return this.#linked !== '' && this.#text === this.#linked;
  }

  /** Reads both texts, once more when another certificate was loaded. */
  async diagnose(): Promise<void> {
    const [text, other, refused] = [this.#text, this.#other, this.#refused];
    const chain = this.#shelf.chain;
    await this.run.run(async (isCurrent) => {
      const loaded = await this.#digestsOf(chain);
      const reading = refused > 0 ? tooLongThumbprint(refused) : await inspectThumbprint(text, loaded);
      const otherReading = await inspectThumbprint(other, loaded);
      if (!isCurrent()) return;
      this.#reading = reading;
      this.#otherReading = otherReading;
    });
  }

  readonly examples = thumbprintExamples;

  get runs() {
    return [this.run];
  }

  forget(): void {
    this.run.reset();
    this.#text = '';
    this.#other = '';
    this.#linked = '';
    this.#refused = 0;
    this.octets = 20;
    this.#reading = undefined;
    this.#otherReading = undefined;
    this.#loaded = undefined;
  }

  #digestsOf(chain: readonly Certificate[]): Promise<KnownDigests> {
    if (this.#loaded?.chain !== chain) this.#loaded = { chain, known: knownDigestsOf(chain) };
    return this.#loaded.known;
  }

  #certificateOf(digest: Uint8Array): Certificate | undefined {
    const { hex } = thumbprintSpellingsOf(digest);
    const candidates = [...(this.#reading?.certificates ?? []), ...this.#shelf.chain];
    return candidates.find(({ thumbprints }) => [thumbprints.sha1, thumbprints.sha256].includes(hex));
  }
}
