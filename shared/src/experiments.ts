import { type ArmComparison, compareArms, type Shown } from './arm-comparison.ts';

/** What happened to each arm in one stratum, in any order of arms. */
export type Stratum = ReadonlyMap<string, Shown>;

/** The share of experiments in which a lead that is only chance may be called more than that, over all looks together. */
export const ALPHA = 0.05;

/** What can be said of an experiment's arms. Chance and bounds hold however often somebody looks. */
export type Verdict =
  /** Fewer than two arms were seen in the same strata and clicked: nothing can be told apart. */
  | { kind: 'nothing-to-compare' }
  /** Arms were seen, and the first two are exactly level. */
  | { kind: 'level' }
  | {
      kind: 'lead';
      leader: string;
      runnerUp: string;
      /** Rates of clicks as they would be had all arms been shown equally in every stratum. */
      leaderRate: number;
      runnerUpRate: number;
      /**
       * Whether the leader's rate is above that of each arm that it can be compared with, and chance alone would seldom make
       * it look so.
       */
      isMoreThanChance: boolean;
      /** At most this share of experiments without any difference ever show so clear a lead of any arm; 0 to 1. */
      chance: number;
      /** By how much the leader's rate is above the runner-up's: 0.3 is 30 % more. Null: not bounded yet. */
      lift: { estimate: number | null; low: number | null; high: number | null };
    };

/** An experiment as known so far. */
export interface Experiment {
  /** What happened next. Strata come in the order of time, each once and whole. */
  take(stratum: Stratum): void;
  verdict(): Verdict;
}

const none: Shown = { seen: 0, clicked: 0 };

/**
 * Each arm's rate of clicks as a multiple of the others', with what differs between strata taken out: the most likely
 * values of the Bradley–Terry kind of model in which a click falls on an arm in proportion to its views in the stratum
 * times its ratio. Hunter (2004), “MM algorithms for generalized Bradley–Terry models”, Ann. Statist. 32(1), 384–406.
 */
function fitRatios(arms: readonly string[], strata: readonly Stratum[]): Map<string, number> {
  const clicksOf = new Map(
    arms.map((arm) => [arm, strata.reduce((sum, stratum) => sum + (stratum.get(arm)?.clicked ?? 0), 0)]),
  );
  let ratios = new Map(arms.map((arm) => [arm, 1]));
  for (let round = 0; round < 2000; round += 1) {
    const expected = new Map(arms.map((arm) => [arm, 0]));
    for (const stratum of strata) {
      let clicks = 0;
      let weighted = 0;
      for (const [arm, ratio] of ratios) {
        const { seen, clicked } = stratum.get(arm) ?? none;
        clicks += clicked;
        weighted += seen * ratio;
      }
      if (weighted === 0) continue;
      for (const [arm, sum] of expected) expected.set(arm, sum + (clicks * (stratum.get(arm)?.seen ?? 0)) / weighted);
    }
    let change = 0;
    const next = new Map<string, number>();
    for (const [arm, ratio] of ratios) {
      const opportunity = expected.get(arm) ?? 0;
      const better = opportunity === 0 ? 0 : (clicksOf.get(arm) ?? 0) / opportunity;
      change = Math.max(change, Math.abs(better - ratio));
      next.set(arm, better);
    }
    ratios = next;
    if (change < 1e-9) break;
  }
  return ratios;
}

/** Groups of arms, in which each was seen in the same stratum as another of its group. Only within one can arms be compared. */
function comparable(arms: readonly string[], strata: readonly Stratum[]): string[][] {
  let groups: string[][] = [];
  for (const stratum of strata) {
    const seen = arms.filter((arm) => stratum.get(arm)?.seen);
    const touched = groups.filter((group) => group.some((arm) => seen.includes(arm)));
    const joined = [...new Set([...touched.flat(), ...seen])];
    if (touched.length !== 1 || joined.length > (touched[0]?.length ?? 0))
      groups = [...groups.filter((group) => !touched.includes(group)), joined];
  }
  return groups;
}

/**
 * Follows an experiment whose arms are drawn by lot for each view.
 *
 * A lead is called more than chance when the evidence for it against each other arm is at least k(k − 1)/α, where k is the
 * number of arms: there are that many statements “this arm's rate is above that one's”, and a false one of them is made at
 * any time, in any look, with a probability of at most α/k(k − 1) (see `compareArms`), so that all of them together are
 * true in at least 1 − α of experiments. Bounds of a lift are those of all pairs at once.
 * @param arms all that were ever part of the experiment, also those that no longer are: each was a chance to err.
 * @param standing those that may lead. Left out: all.
 */
export function followExperiment(arms: readonly string[], standing: readonly string[] = arms): Experiment {
  const strata: Stratum[] = [];
  const pairs = arms.flatMap((first, index) =>
    arms.slice(index + 1).map((second) => ({ first, second, comparison: compareArms() })),
  );
  const statements = Math.max(2, arms.length * (arms.length - 1));

  const pairOf = (one: string, other: string): { comparison: ArmComparison; isTurned: boolean } | undefined => {
    const pair = pairs.find(({ first, second }) => [first, second].every((arm) => arm === one || arm === other));
    return pair && { comparison: pair.comparison, isTurned: pair.first === one };
  };
  const evidenceFor = (leader: string, other: string): number => {
    const pair = pairOf(leader, other);
    if (!pair) return 0;
    return pair.isTurned ? pair.comparison.evidenceForFirst() : pair.comparison.evidenceForSecond();
  };
  const liftBounds = (leader: string, other: string) => {
    const pair = pairOf(leader, other);
    const { low, high } = pair?.comparison.ratioBounds((2 * ALPHA) / statements) ?? { low: null, high: null };
    const lift = (ratio: number | null) => ratio && ratio - 1;
    if (!pair?.isTurned) return { low: lift(low), high: lift(high) };
    return { low: lift(high && 1 / high), high: lift(low && 1 / low) };
  };

  return {
    take(counted) {
      // Clicks on what was seen the day before, over midnight, are left out: no lot was drawn for them in this stratum.
      const stratum = new Map(
        [...counted].map(([arm, { seen, clicked }]) => [arm, { seen, clicked: Math.min(clicked, seen) }]),
      );
      strata.push(stratum);
      for (const { first, second, comparison } of pairs)
        comparison.take(stratum.get(first) ?? none, stratum.get(second) ?? none);
    },
    verdict() {
      const shared = strata.filter((stratum) => standing.filter((arm) => stratum.get(arm)?.seen).length > 1);
      const sumOf = (arm: string, count: keyof Shown) =>
        shared.reduce((sum, stratum) => sum + (stratum.get(arm)?.[count] ?? 0), 0);
      const clicksOf = (group: readonly string[]) => group.reduce((sum, arm) => sum + sumOf(arm, 'clicked'), 0);
      const seen = comparable(standing, shared).sort((one, other) => clicksOf(other) - clicksOf(one))[0] ?? [];
      const clicks = clicksOf(seen);
      const ranked = [...fitRatios(seen, shared)].sort(([, one], [, other]) => other - one);
      const [first, second] = ranked;
      if (!first || !second || clicks === 0) return { kind: 'nothing-to-compare' };
      const [[leader, highest], [runnerUp, next]] = [first, second];
      if (highest - next < 1e-9 * highest) return { kind: 'level' };
      const rate = clicks / ranked.reduce((sum, [arm, ratio]) => sum + ratio * sumOf(arm, 'seen'), 0);
      const least = Math.min(...seen.filter((arm) => arm !== leader).map((arm) => evidenceFor(leader, arm)));
      const chance = Math.min(1, statements / least);
      return {
        kind: 'lead',
        leader,
        runnerUp,
        leaderRate: rate * highest,
        runnerUpRate: rate * next,
        isMoreThanChance: chance <= ALPHA,
        chance,
        lift: { estimate: next === 0 ? null : highest / next - 1, ...liftBounds(leader, runnerUp) },
      };
    },
  };
}
