/** Things timed in turns, so that what slows the machine down for a while slows all of them. */

/** Does its work so many times. */
export type Contestant = (times: number) => Promise<unknown>;

/** A second, of each contestant: one number for each round. */
export type RoundRates<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** @param turnMilliseconds long enough for the clock, short enough for all turns of a round to meet the same weather */
export async function raceInRounds<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  rounds: number,
  turnMilliseconds: number,
): Promise<RoundRates<Name>> {
  const names = Object.keys(contestants) as Name[];
  const sizes = {} as Record<Name, number>;
  const rates = {} as Record<Name, number[]>;
  for (const name of names) {
    await rateOf(contestants[name], 1);
    const roughly = await rateOf(contestants[name], 3);
    sizes[name] = Math.max(
      1,
      Math.ceil((await rateOf(contestants[name], roughly > 100 ? 30 : 2)) * (turnMilliseconds / 1000)),
    );
    rates[name] = [];
  }
  for (let round = 0; round < rounds; round++) {
    // Nobody is always first.
    for (const [turn] of names.entries()) {
      const name = names[(turn + round) % names.length] as Name;
      rates[name].push(await rateOf(contestants[name], sizes[name]));
    }
  }
  return rates;
}

export async function rateOf(contestant: Contestant, times: number): Promise<number> {
  return (times * 1000) / (await millisecondsOf(() => contestant(times)));
}

export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

/** Of the two rates of one round each. */
export function medianRatio(some: readonly number[], others: readonly number[]): number {
  return median(some.map((rate, round) => rate / (others[round] as number)));
}

export function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
