/** DER as a tree in which every octet has its place: tag, length, content. X.690 §8.1. */
import type { Span } from '../encoding/base64url-groups';
import { WorkbenchError } from '../errors';
import { universalType } from './universal-types';

export type TagClass = 'universal' | 'application' | 'context' | 'private';

export interface DerElement extends Span {
  /** Octets of tag and length. */
  readonly headerLength: number;
  readonly tagClass: TagClass;
  readonly tagNumber: number;
  readonly isConstructed: boolean;
  /** As ASN.1 has it: `SEQUENCE`, `OCTET STRING`, `[0]`. */
  readonly type: string;
  /** None of a primitive element, and of one that was left closed since there are too many or too deep. */
  readonly children: readonly DerElement[];
}

export interface TreeLimits {
  readonly depth: number;
  readonly elements: number;
}

/** A certificate of a public server has a hundred and fifty elements, eleven deep. */
export const treeLimits: TreeLimits = { depth: 40, elements: 2000 };

interface Header extends Omit<DerElement, 'children'> {
  readonly isIndefinite: boolean;
}

const classes: readonly TagClass[] = ['universal', 'application', 'context', 'private'];

/**
 * Exactly one element: what is in `span` and is not of it is a mistake.
 * @throws WorkbenchError `der/malformed`, `der/truncated`, with the offset
 */
export function parseDerTree(der: Uint8Array, span?: Span, limits: TreeLimits = treeLimits): DerElement {
  const { from, to } = span ?? { from: 0, to: der.length };
  const element = new TreeParser(der, limits).parseElement(from, to, 0);
  if (element.to !== to) throw malformed(element.to, 'octets after the element');
  return element;
}

/** What an OCTET STRING or BIT STRING holds, where that is one element of DER; undefined where it is something else. */
export function openDer(der: Uint8Array, span: Span, limits?: TreeLimits): DerElement | undefined {
  try {
    return span.to > span.from ? parseDerTree(der, span, limits) : undefined;
  } catch (error) {
    if (error instanceof WorkbenchError) return undefined;
    throw error;
  }
}

class TreeParser {
  readonly #der: Uint8Array;
  readonly #limits: TreeLimits;
  #elements = 0;

  constructor(der: Uint8Array, limits: TreeLimits) {
    this.#der = der;
    this.#limits = limits;
  }

  parseElement(from: number, end: number, depth: number): DerElement {
    this.#elements++;
    const { isIndefinite, ...header } = readHeader(this.#der, from, end);
    if (!header.isConstructed) return { ...header, children: [] };
    const before = this.#elements;
    const isTooDeep = depth >= this.#limits.depth;
    const children: DerElement[] = [];
    let at = header.from + header.headerLength;
    while (!isTooDeep && (isIndefinite || at < header.to)) {
      const child = this.parseElement(at, header.to, depth + 1);
      children.push(child);
      at = child.to;
      if (isIndefinite && child.type === 'end of contents') break;
      if (this.#elements > this.#limits.elements) break;
    }
    if (isIndefinite ? children.at(-1)?.type === 'end of contents' : at === header.to)
      return { ...header, to: at, children };
    // Where an indefinite length ends is known only to whoever reads on.
    if (isIndefinite) throw malformed(from, 'an indefinite length, too much to be followed');
    this.#elements = before;
    return { ...header, children: [] };
  }
}

/** @param end past what is around it */
function readHeader(der: Uint8Array, from: number, end: number): Header {
  const octet = (offset: number): number => {
    const value = offset < end ? der[offset] : undefined;
    if (value === undefined) throw truncated(from, offset + 1 - from, end - from);
    return value;
  };
  const first = octet(from);
  let at = from + 1;
  let tagNumber = first & 0x1f;
  if (tagNumber === 0x1f) {
    tagNumber = 0;
    let digit;
    do {
      digit = octet(at++);
      tagNumber = tagNumber * 128 + (digit & 0x7f);
      if (at - from > 6) throw malformed(from, 'a tag number of more than 35 bits');
    } while (digit & 0x80);
  }
  const isConstructed = (first & 0x20) !== 0;
  const tagClass = classes[first >> 6] ?? 'universal';
  let length = octet(at++);
  const isIndefinite = length === 0x80;
  if (length > 0x80) {
    const digits = length & 0x7f;
    length = 0;
    for (let index = 0; index < digits; index++) length = length * 256 + octet(at++);
  }
  if (isIndefinite && !isConstructed) throw malformed(from, 'an indefinite length without members');
  const to = isIndefinite ? end : at + length;
  if (to > end) throw truncated(from, to - from, end - from);
  const type = tagClass === 'universal' ? universalType(tagNumber) : tagName(tagClass, tagNumber);
  return { from, to, headerLength: at - from, tagClass, tagNumber, isConstructed, type, isIndefinite };
}

function tagName(tagClass: TagClass, tagNumber: number): string {
  return tagClass === 'context' ? `[${tagNumber}]` : `[${tagClass.toUpperCase()} ${tagNumber}]`;
}

function malformed(offset: number, what: string): WorkbenchError {
  return new WorkbenchError('der/malformed', `DER: ${what}`, { offset });
}

function truncated(offset: number, declared: number, present: number): WorkbenchError {
  return new WorkbenchError('der/truncated', 'DER: an element longer than what is there for it', {
    offset,
    declared,
    present,
  });
}
