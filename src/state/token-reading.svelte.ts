import { base64urlGroups, countGroups } from '../core/encoding/base64url-groups';
import type { SegmentName } from '../core/jose/decode-compact';
import type { SegmentAnatomy, TokenAnatomy } from '../core/jose/token-anatomy';

const groupsOnPage = 8;

/** Where somebody is in a token: the segment, the part that is chosen, and the one that the pointer is on. */
export class TokenReading {
  #anatomy: () => TokenAnatomy;
  #segmentName = $state<SegmentName>('header');
  #chosen = $state(0);
  #pointed = $state<number>();
  #page = $state(0);

  constructor(anatomy: () => TokenAnatomy) {
    this.#anatomy = anatomy;
  }

  readonly segment: SegmentAnatomy | undefined = $derived.by(() => {
    const { segments } = this.#anatomy();
    return segments.find(({ name }) => name === this.#segmentName) ?? segments[0];
  });

  /** The part that the keyboard is on. A token that was made anew can have fewer. */
  readonly chosen = $derived(Math.min(this.#chosen, Math.max(0, (this.segment?.parts.length ?? 0) - 1)));

  readonly litIndex = $derived(this.#pointed ?? this.chosen);
  readonly lit = $derived(this.segment?.parts[this.litIndex]);
  readonly pages = $derived(this.lit ? Math.ceil(countGroups(this.lit.octets) / groupsOnPage) : 0);
  readonly page = $derived(this.litIndex === this.chosen ? Math.min(this.#page, this.pages - 1) : 0);

  readonly groups = $derived.by(() => {
    if (!this.segment || !this.lit) return [];
    const { bytes, encoded } = this.segment;
    const some = { from: this.page * groupsOnPage, to: (this.page + 1) * groupsOnPage };
    return base64urlGroups(bytes, encoded, this.lit.octets, some);
  });

  open(name: SegmentName, part = 0): void {
    this.#segmentName = name;
    this.choose(part);
  }

  choose(part: number): void {
    this.#chosen = part;
    this.#page = 0;
    this.#pointed = undefined;
  }

  point(part: number | undefined): void {
    this.#pointed = part;
  }

  turn(pages: number): void {
    this.#page = this.page + pages;
  }
}
