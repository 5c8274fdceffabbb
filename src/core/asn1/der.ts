/** Strict access to DER structures that asn1js parsed, with the offset and name of whatever does not fit. X.690. */
import * as asn1js from 'asn1js';
import { WorkbenchError } from '../errors';
import { copyBytes, type Bytes } from '../encoding/bytes';

export type Asn1Node = asn1js.BaseBlock;

export interface ParsedDer {
  readonly node: Asn1Node;
  /** Octets that belong to the structure. What follows them is the caller's to report. */
  readonly length: number;
}

/** @throws WorkbenchError `der/malformed`, `der/truncated` */
export function parseDer(der: Uint8Array): ParsedDer {
  const { offset, result } = decode(der);
  if (offset !== -1 && result.error === '') return { node: result, length: offset };
  const declared = declaredLength(result);
  if (declared !== undefined && declared > der.length) {
    throw new WorkbenchError('der/truncated', 'DER: shorter than its outermost length says', {
      declared,
      present: der.length,
    });
  }
  const broken = innermostFailure(result);
  throw new WorkbenchError('der/malformed', `DER: ${broken.error || 'not decodable'}`, {
    offset: offsetOf(broken),
  });
}

/** asn1js reports most damage in its result, but throws where a time is not made of digits. */
function decode(der: Uint8Array): ReturnType<typeof asn1js.fromBER> {
  try {
    return asn1js.fromBER(der);
  } catch (cause) {
    throw new WorkbenchError(
      'der/malformed',
      'DER: an element that does not hold what its type says',
      {},
      { cause },
    );
  }
}

/** Reads the members of one SEQUENCE in order, naming each so that a failure says where it stood. */
export class SequenceReader {
  readonly #nodes: readonly Asn1Node[];
  readonly #name: string;
  #next = 0;

  constructor(node: Asn1Node | undefined, name: string) {
    if (!(node instanceof asn1js.Sequence)) throw unexpected(name, 'SEQUENCE', node);
    this.#nodes = node.valueBlock.value;
    this.#name = name;
  }

  get remaining(): readonly Asn1Node[] {
    return this.#nodes.slice(this.#next);
  }

  take(member: string): Asn1Node {
    const node = this.#nodes[this.#next++];
    if (!node) throw unexpected(`${this.#name}.${member}`, 'a further element', undefined);
    return node;
  }

  takeInteger(member: string): Bytes {
    const node = this.take(member);
    if (!(node instanceof asn1js.Integer)) throw unexpected(`${this.#name}.${member}`, 'INTEGER', node);
    return copyBytes(node.valueBlock.valueHexView);
  }

  takeSmallInteger(member: string): number {
    return Number(unsignedValue(this.takeInteger(member)));
  }

  takeOid(member: string): string {
    const node = this.take(member);
    if (!(node instanceof asn1js.ObjectIdentifier)) {
      throw unexpected(`${this.#name}.${member}`, 'OBJECT IDENTIFIER', node);
    }
    return node.valueBlock.toString();
  }

  takeOctetString(member: string): Bytes {
    return octetStringOctets(this.take(member), `${this.#name}.${member}`);
  }

  takeBitString(member: string): Bytes {
    return bitStringOctets(this.take(member), `${this.#name}.${member}`);
  }

  takeSequence(member: string): SequenceReader {
    return new SequenceReader(this.take(member), `${this.#name}.${member}`);
  }

  /** The content of an EXPLICIT context tag `[tag]`, or undefined where it is absent. */
  takeExplicit(tag: number): Asn1Node | undefined {
    const node = this.#nodes[this.#next];
    if (!(node instanceof asn1js.Constructed) || typeOf(node) !== `[${tag}]`) return undefined;
    this.#next++;
    return node.valueBlock.value[0];
  }
}

/** In one piece, or in the pieces that BER may cut it into, as Java, Windows and streaming writers do. X.690 §8.7 */
export function octetStringOctets(node: Asn1Node | undefined, name: string): Bytes {
  if (!(node instanceof asn1js.OctetString)) throw unexpected(name, 'OCTET STRING', node);
  return joinPieces(node, name);
}

/** The same of an IMPLICIT tag, which leaves asn1js no type to go by. */
export function implicitOctetString(node: Asn1Node, name: string): Bytes {
  return joinPieces(node, name);
}

/** asn1js joins pieces, but not pieces of pieces. */
function joinPieces(node: Asn1Node, name: string): Bytes {
  const pieces: Uint8Array[] = [];
  collectPieces(node, name, pieces);
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

function collectPieces(node: Asn1Node, name: string, pieces: Uint8Array[]): void {
  const isString = node instanceof asn1js.OctetString;
  if (node.idBlock.isConstructed && (isString || node instanceof asn1js.Constructed)) {
    for (const piece of node.valueBlock.value) {
      if (typeOf(piece) === 'EndOfContent') continue;
      if (!(piece instanceof asn1js.OctetString)) throw unexpected(name, 'OCTET STRING', piece);
      collectPieces(piece, name, pieces);
    }
  } else if (isString || node instanceof asn1js.Primitive) {
    pieces.push(node.valueBlock.valueHexView);
  }
}

/** The octets of a BIT STRING, whose number of bits is a multiple of eight in every structure read here. */
export function bitStringOctets(node: Asn1Node | undefined, name: string): Bytes {
  if (!(node instanceof asn1js.BitString)) throw unexpected(name, 'BIT STRING', node);
  return copyBytes(node.valueBlock.valueHexView);
}

/** The value of INTEGER content octets, taken as non-negative. */
export function unsignedValue(octets: Uint8Array): bigint {
  let digits = '';
  for (const octet of octets) digits += octet.toString(16).padStart(2, '0');
  return digits === '' ? 0n : BigInt(`0x${digits}`);
}

/** Content octets of a non-negative INTEGER: minimal, with a leading zero where the high bit is set. */
export function integerOctets(value: bigint): Bytes {
  const digits = value.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const octets = Uint8Array.from(even.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return (octets[0] ?? 0) > 0x7f ? Uint8Array.of(0, ...octets) : octets;
}

export function derInteger(value: bigint): asn1js.Integer {
  return new asn1js.Integer({ valueHex: integerOctets(value) });
}

export function encodeDer(node: Asn1Node): Bytes {
  return new Uint8Array(node.toBER());
}

/** The ASN.1 name of a node's type: `SEQUENCE`, `INTEGER`, …, or `[0]` for a context tag. */
export function typeOf(node: Asn1Node): string {
  if (node.idBlock.tagClass === 3) return `[${node.idBlock.tagNumber}]`;
  return (node.constructor as typeof asn1js.BaseBlock).NAME;
}

/** The members of a SEQUENCE; none of anything else. */
export function membersOf(node: Asn1Node): readonly Asn1Node[] {
  return node instanceof asn1js.Sequence ? node.valueBlock.value : [];
}

function unexpected(element: string, expected: string, found: Asn1Node | undefined): WorkbenchError {
  return new WorkbenchError('der/unexpected-element', `${element}: expected ${expected}`, {
    element,
    expected,
    found: found ? typeOf(found) : 'nothing',
    ...(found ? { offset: offsetOf(found) } : {}),
  });
}

function offsetOf(node: Asn1Node): number {
  return node.valueBeforeDecodeView.byteOffset;
}

function declaredLength(node: Asn1Node): number | undefined {
  if (node.lenBlock.isIndefiniteForm || node.lenBlock.length <= 0) return undefined;
  return node.idBlock.blockLength + node.lenBlock.blockLength + node.lenBlock.length;
}

function innermostFailure(node: Asn1Node): Asn1Node {
  const children = node instanceof asn1js.Constructed ? node.valueBlock.value : [];
  const failed = children.find((child) => child.error !== '');
  return failed ? innermostFailure(failed) : node;
}
