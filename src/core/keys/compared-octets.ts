/** Octets that were found beside the octets that should be there. */
import { encodeHexPairs } from '../encoding/hex-pairs';

export interface ComparedOctets {
  readonly length: number;
  /** Pairs of digits, with blanks between. */
  readonly hex: string;
  /** Undefined where anything may stand. */
  readonly expected?: string;
  /** Of the first octet that differs, counted from 0; undefined where none does. */
  readonly difference?: number;
}

export function compareOctets(found: Uint8Array, expected?: Uint8Array): ComparedOctets {
  const hex = encodeHexPairs(found);
  if (!expected) return { length: found.length, hex };
  const longer = found.length > expected.length ? found : expected;
  const difference = longer.findIndex((_, at) => found[at] !== expected[at]);
  return {
    length: found.length,
    hex,
    expected: encodeHexPairs(expected),
    ...(difference >= 0 ? { difference } : {}),
  };
}
