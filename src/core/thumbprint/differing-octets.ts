/** In how many octets two digests of one length differ: by chance in nearly all, where somebody mistyped in few. */

const few = 4;

export interface DifferingOctets {
  readonly differ: number;
  /** Of the first that differs, from 0. */
  readonly first: number;
  readonly isMistyped: boolean;
}

export function differingOctets(one: Uint8Array, other: Uint8Array): DifferingOctets {
  const places = [...one.keys()].filter((place) => one[place] !== other[place]);
  return { differ: places.length, first: places[0] ?? 0, isMistyped: places.length <= few };
}
