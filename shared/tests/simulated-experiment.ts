import type { Stratum } from '../src/experiments.ts';

/** Numbers from 0 up to 1 that look random and are the same in every run: Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many of so many things happen, each with the same chance: jumps from one that does to the next. */
function howMany(random: () => number, things: number, chance: number): number {
  if (chance <= 0) return 0;
  if (chance >= 1) return things;
  if (chance > 0.5) return things - howMany(random, things, 1 - chance);
  let happened = -1;
  for (let at = 0; at <= things; happened += 1) at += 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - chance));
  return happened;
}

/** The truth of an experiment, which only a simulation knows. */
export interface Truth {
  /** How much more often than at the ground rate each arm is clicked: 1.3 is 30 % more. */
  lifts: readonly number[];
  groundRate: number;
  viewsPerDay: number;
  days: number;
  /** By how much the ground rate rises and falls over a week: 0.5 is half up and half down. */
  swing: number;
  /** Each arm's share of traffic, not necessarily adding up to 1; the second list holds from the middle on. */
  weights: readonly [readonly number[], readonly number[]];
}

export interface SimulatedDay {
  stratum: Stratum;
  /** Each arm's true rate on that day. */
  rates: ReadonlyMap<string, number>;
}

export const armsOf = ({ lifts }: Truth): string[] => lifts.map((_, index) => `arm-${index}`);

/** The days of one run of an experiment. The same seed makes the same days. */
export function* simulate(truth: Truth, seed: number): Generator<SimulatedDay> {
  const random = seeded(seed);
  for (let day = 0; day < truth.days; day += 1) {
    const weights = truth.weights[day < truth.days / 2 ? 0 : 1];
    const dayRate = truth.groundRate * (1 + truth.swing * Math.sin((2 * Math.PI * day) / 7));
    // A quiet weekend: two days of seven bring half the readers.
    let left = Math.round(truth.viewsPerDay * (day % 7 < 5 ? 1.2 : 0.5));
    let weightLeft = weights.reduce((sum, weight) => sum + weight, 0);
    const stratum = new Map<string, { seen: number; clicked: number }>();
    const rates = new Map<string, number>();
    for (const [index, arm] of armsOf(truth).entries()) {
      const weight = weights[index] ?? 0;
      const seen = howMany(random, left, weight / weightLeft);
      left -= seen;
      weightLeft -= weight;
      const rate = dayRate * (truth.lifts[index] ?? 1);
      rates.set(arm, rate);
      stratum.set(arm, { seen, clicked: howMany(random, seen, rate) });
    }
    yield { stratum, rates };
  }
}
