/** A DER tree with the names that its standard gives the elements by their position, and with the strings opened that hold DER. X.680 §25–31. */
import type { Span } from '../encoding/base64url-groups';
import { openDer, parseDerTree, treeLimits, type DerElement } from './der-tree';
import { readDerValue, type DerValue } from './der-value';

/** What a standard says of an element; a module of ASN.1 as data. */
export interface Asn1Shape {
  readonly name: string;
  /** Of a member that may be left out: the type by which it is known to be there. */
  readonly type?: string;
  /** Of an IMPLICIT tag: the type that it stands for. */
  readonly implicit?: string;
  readonly members?: readonly Asn1Shape[];
  /** SEQUENCE OF, SET OF. */
  readonly of?: Asn1Shape;
  /** CHOICE: told apart by `type`. */
  readonly choices?: readonly Asn1Shape[];
  /** Of a string that holds DER. */
  readonly holds?: HeldShape;
  /** Of a BIT STRING, in the order of the bits. */
  readonly bits?: readonly string[];
}

export interface HeldShape {
  /** The member before it whose OID (its own, or its first member's) says what is held. */
  readonly by: string;
  readonly shapes: ReadonlyMap<string, Asn1Shape>;
  /** With any other OID. Without it, such a string is left closed: octets of a digest or point can look like DER. */
  readonly otherwise?: Asn1Shape;
}

export interface NamedElement extends Omit<DerElement, 'children'> {
  /** Position in the order of the octets. */
  readonly id: number;
  readonly depth: number;
  /** Empty where the standard is not known here. */
  readonly name: string;
  readonly value: DerValue;
  /** Tag, length and what no child has: together these are every octet, each once. */
  readonly own: Span;
  /** The child stands in a string. */
  readonly isOpened: boolean;
  readonly parent: number | undefined;
  readonly children: readonly number[];
}

/** In the order of the octets: the whole first. @throws WorkbenchError `der/…` */
export function nameElements(der: Uint8Array, shape: Asn1Shape): readonly NamedElement[] {
  const namer = new Namer(der);
  namer.add(parseDerTree(der), shape, { depth: 0, parent: undefined, siblings: new Map() });
  return namer.elements;
}

interface Surroundings {
  readonly depth: number;
  readonly parent: number | undefined;
  /** OIDs of the members before it, by their names. */
  readonly siblings: ReadonlyMap<string, string>;
}

const unknown: Asn1Shape = { name: '' };

class Namer {
  readonly elements: NamedElement[] = [];
  readonly #der: Uint8Array;

  constructor(der: Uint8Array) {
    this.#der = der;
  }

  /** @returns the OID that the element, or its first member, is */
  add(element: DerElement, given: Asn1Shape, { depth, parent, siblings }: Surroundings): string | undefined {
    const shape = given.choices?.find(({ type }) => type === element.type) ?? given;
    const held = this.#open(element, shape, siblings);
    const inner = held ? [held.element] : element.children;
    const id = this.elements.length;
    const value = readDerValue(this.#der, { ...element, type: shape.implicit ?? element.type }, shape.bits);
    const children: number[] = [];
    const own = { from: element.from, to: inner[0]?.from ?? element.to };
    this.elements.push({
      ...element,
      id,
      depth,
      name: shape.name,
      value,
      own,
      isOpened: held !== undefined,
      parent,
      children,
    });
    const found = new Map<string, string>();
    let first: string | undefined;
    const shapes = held ? [held.shape] : shapesOf(shape, inner);
    inner.forEach((child, index) => {
      const childShape = shapes[index] ?? unknown;
      children.push(this.elements.length);
      const dotted = this.add(child, childShape, { depth: depth + 1, parent: id, siblings: found });
      if (dotted !== undefined) found.set(childShape.name, dotted);
      if (index === 0) first = dotted;
    });
    return value.kind === 'oid' ? value.dotted : first;
  }

  #open(
    element: DerElement,
    { holds }: Asn1Shape,
    siblings: ReadonlyMap<string, string>,
  ): { element: DerElement; shape: Asn1Shape } | undefined {
    if (!holds || element.children.length > 0 || this.elements.length >= treeLimits.elements)
      return undefined;
    const shape = holds.shapes.get(siblings.get(holds.by) ?? '') ?? holds.otherwise;
    if (!shape) return undefined;
    const start = element.from + element.headerLength;
    // A BIT STRING begins with the number of bits that are not used.
    const isBits = element.type === 'BIT STRING';
    if (isBits && this.#der[start] !== 0) return undefined;
    const opened = openDer(this.#der, { from: isBits ? start + 1 : start, to: element.to });
    return opened && { element: opened, shape };
  }
}

/** Members in order; one that may be left out is there if the type is its type. */
function shapesOf({ members, of }: Asn1Shape, children: readonly DerElement[]): readonly Asn1Shape[] {
  if (of) return children.map(() => of);
  if (!members) return [];
  let next = 0;
  return children.map(({ type }) => {
    while (members[next]?.type !== undefined && members[next]?.type !== type) next++;
    return members[next++] ?? unknown;
  });
}
