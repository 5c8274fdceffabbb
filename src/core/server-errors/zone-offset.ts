/** Whether times are off by a time zone: local time that was taken for UTC. facts/protocol.md §11, 19. */

/** Nobody lives farther from UTC, and within an hour of it there is no zone of half an hour. */
const farthest = 14 * 3600;
const nearest = 3600;
const zoneStep = 1800;
/** Of an assertion that is sent right after it was made, by a clock that is right. */
const onTheWay = 60;
/** The lifetimes that programs give: five minutes, ten, an hour. */
const usualLifetimes: readonly number[] = [300, 600, 3600];
/** Where the lifetime is a guess, chance has to be kept out. */
const guessed = 10;
/** A usual margin for clocks: five minutes before now. */
const usualMargins: readonly number[] = [0, 300];

/**
 * Seconds by which the times are ahead of UTC; negative: behind. Undefined: no zone's difference.
 * @param now the server's clock
 */
export function zoneOffsetOf(
  times: {
    readonly iat?: number | undefined;
    readonly nbf?: number | undefined;
    readonly exp?: number | undefined;
  },
  now: number,
): number | undefined {
  const { iat, nbf, exp } = times;
  const fits = (made: number, step: number, tolerance: number) => {
    const offset = Math.round((made - now) / step) * step;
    const isZone = Math.abs(offset) >= nearest && Math.abs(offset) <= farthest;
    // It arrives after it was made: a little later, never earlier but for the rounding.
    const late = offset - (made - now);
    return isZone && late >= -tolerance / 6 && late <= tolerance ? offset : undefined;
  };
  if (iat !== undefined) return fits(iat, zoneStep, onTheWay);
  if (nbf !== undefined) return firstOf(usualMargins, (margin) => fits(nbf + margin, zoneStep, onTheWay));
  if (exp === undefined) return undefined;
  return firstOf(usualLifetimes, (lifetime) => fits(exp - lifetime, nearest, guessed));
}

function firstOf(values: readonly number[], find: (value: number) => number | undefined): number | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
