import type {
  CertificateAnatomy,
  CertificateElement,
  CertificateMark,
} from '../core/x509/certificate-anatomy';

/** Where somebody is in the tree of a certificate: what is open, what is chosen, what the pointer is on. */
export class CertificateReading {
  #anatomy: () => CertificateAnatomy;
  #chosen = $state(0);
  #pointed = $state<number>();
  /** Closed and opened by hand; the first three levels are open, but for the names. */
  #toggled = $state.raw<readonly number[]>([]);

  constructor(anatomy: () => CertificateAnatomy) {
    this.#anatomy = anatomy;
  }

  get elements(): readonly CertificateElement[] {
    return this.#anatomy().elements;
  }

  /** Those whose ancestors are all open. */
  readonly rows: readonly CertificateElement[] = $derived.by(() => {
    const isIn: boolean[] = [];
    return this.elements.filter(({ id, parent }) => {
      isIn[id] = parent === undefined || (isIn[parent] === true && this.isOpen(parent));
      return isIn[id];
    });
  });

  readonly chosen = $derived(this.elements[this.#chosen] ?? this.elements[0]);
  readonly lit = $derived(this.elements[this.#pointed ?? this.#chosen] ?? this.chosen);
  /** The last element within the one that is lit: all between are its own. */
  readonly lastLit = $derived.by(() => {
    const { id = 0, to = 0 } = this.lit ?? {};
    const next = this.elements.findIndex((one) => one.id > id && one.from >= to);
    return (next < 0 ? this.elements.length : next) - 1;
  });

  isOpen(id: number): boolean {
    const depth = this.elements[id]?.depth ?? 0;
    return depth < 2 !== this.#toggled.includes(id);
  }

  isLit(id: number): boolean {
    return this.lit !== undefined && this.lit.id <= id && id <= this.lastLit;
  }

  /** What stands for the element in the rows: itself, or the closed one that it is in. */
  rowOf(id: number): number {
    const closed = this.#ancestors(id).findLast((one) => !this.isOpen(one));
    return closed ?? id;
  }

  choose(id: number): void {
    for (const ancestor of this.#ancestors(id)) if (!this.isOpen(ancestor)) this.toggle(ancestor);
    this.#chosen = id;
    this.#pointed = undefined;
  }

  chooseMark(mark: CertificateMark): void {
    const found = this.elements.find((one) => one.mark === mark);
    if (found) this.choose(found.id);
  }

  point(id: number | undefined): void {
    this.#pointed = id;
  }

  toggle(id: number): void {
    const others = this.#toggled.filter((one) => one !== id);
    this.#toggled = others.length < this.#toggled.length ? others : [...others, id];
    // What was chosen in it is out of sight now.
    const row = this.rowOf(this.#chosen);
    if (row !== this.#chosen) this.#chosen = row;
  }

  /** As the keys of a tree are. https://www.w3.org/WAI/ARIA/apg/patterns/treeview/ @returns whether the key means something */
  press(key: string): boolean {
    const { id, parent, children } = this.chosen ?? { id: 0, parent: undefined, children: [] };
    const at = this.rows.findIndex((one) => one.id === id);
    const isClosed = children.length > 0 && !this.isOpen(id);
    const targets: Readonly<Record<string, number | undefined>> = {
      ArrowDown: this.rows[at + 1]?.id ?? id,
      ArrowUp: this.rows[at - 1]?.id ?? id,
      Home: 0,
      End: this.rows.at(-1)?.id,
      ArrowRight: isClosed ? id : (children[0] ?? id),
      ArrowLeft: children.length > 0 && !isClosed ? id : (parent ?? id),
      Enter: id,
      ' ': id,
    };
    const target = targets[key];
    if (target === undefined) return false;
    const isToggle =
      children.length > 0 &&
      (/^( |Enter)$/.test(key) || (key === 'ArrowRight' && isClosed) || (key === 'ArrowLeft' && !isClosed));
    if (isToggle) this.toggle(id);
    else this.choose(target);
    return true;
  }

  /** Outermost first. */
  #ancestors(id: number): readonly number[] {
    const found: number[] = [];
    for (let at = this.elements[id]?.parent; at !== undefined; at = this.elements[at]?.parent)
      found.unshift(at);
    return found;
  }
}
