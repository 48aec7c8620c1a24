import { none, type Shown, type Stratum } from './variant-comparison.ts';
import { VariantPairs } from './variant-pairs.ts';

/** The share of experiments in which a lead that is only chance may be called more than that, over all looks together. */
export const ALPHA = 0.05;

/** What can be said of an experiment's variants. Chance and bounds hold however often someone looks. */
export type Verdict =
  /** Fewer than two variants were seen in the same strata and clicked: nothing can be compared. */
  | { kind: 'nothing-to-compare' }
  /** Variants were seen, and the first two are exactly level. */
  | { kind: 'level' }
  | {
      kind: 'lead';
      leader: string;
      runnerUp: string;
      /** Rates of clicks as they would be had all variants been shown equally in every stratum. */
      leaderRate: number;
      runnerUpRate: number;
      /**
       * Whether the leader's rate is above that of each variant that it can be compared with, and chance alone would seldom make
       * it look so.
       */
      isMoreThanChance: boolean;
      /** At most this share of experiments without any difference ever show so clear a lead of any variant; 0 to 1. */
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

/**
 * Each variant's rate of clicks as a multiple of the others', with what differs between strata taken out: the most likely
 * values of the Bradley–Terry kind of model in which a click falls on a variant in proportion to its views in the stratum
 * times its ratio. Hunter (2004), “MM algorithms for generalized Bradley–Terry models”, Ann. Statist. 32(1), 384–406.
 */
function fitRatios(variants: readonly string[], strata: readonly Stratum[]): Map<string, number> {
  const clicksOf = new Map(
    variants.map((variant) => [
      variant,
      strata.reduce((sum, stratum) => sum + (stratum.get(variant)?.clicked ?? 0), 0),
    ]),
  );
  let ratios = new Map(variants.map((variant) => [variant, 1]));
  for (let round = 0; round < 2000; round += 1) {
    const expected = new Map(variants.map((variant) => [variant, 0]));
    for (const stratum of strata) {
      let clicks = 0;
      let weighted = 0;
      for (const [variant, ratio] of ratios) {
        const { seen, clicked } = stratum.get(variant) ?? none;
        clicks += clicked;
        weighted += seen * ratio;
      }
      if (weighted === 0) continue;
      for (const [variant, sum] of expected)
        expected.set(variant, sum + (clicks * (stratum.get(variant)?.seen ?? 0)) / weighted);
    }
    let change = 0;
    const next = new Map<string, number>();
    for (const [variant, ratio] of ratios) {
      const opportunity = expected.get(variant) ?? 0;
      const better = opportunity === 0 ? 0 : (clicksOf.get(variant) ?? 0) / opportunity;
      change = Math.max(change, Math.abs(better - ratio));
      next.set(variant, better);
    }
    ratios = next;
    if (change < 1e-9) break;
  }
  return ratios;
}

/** Groups of variants, in which each was seen in the same stratum as another of its group. Only within one can variants be compared. */
function comparable(variants: readonly string[], strata: readonly Stratum[]): string[][] {
  let groups: string[][] = [];
  for (const stratum of strata) {
    const seen = variants.filter((variant) => stratum.get(variant)?.seen);
    const touched = groups.filter((group) => group.some((variant) => seen.includes(variant)));
    const joined = [...new Set([...touched.flat(), ...seen])];
    if (touched.length !== 1 || joined.length > (touched[0]?.length ?? 0))
      groups = [...groups.filter((group) => !touched.includes(group)), joined];
  }
  return groups;
}

/**
 * Follows an experiment whose variants are drawn by lot for each view.
 *
 * A lead is called more than chance when the evidence for it against each other variant is at least k(k − 1)/α, where k is the
 * number of variants: there are that many statements “this variant's rate is above that one's”, and a false one of them is made at
 * any time, in any look, with a probability of at most α/k(k − 1) (see `compareVariants`), so that all of them together are
 * true in at least 1 − α of experiments. Bounds of a lift are those of all pairs at once.
 * @param variants all that were ever part of the experiment, also those that no longer are: each was a chance to err.
 * @param current those that may lead. Left out: all.
 */
export function followExperiment(variants: readonly string[], current: readonly string[] = variants): Experiment {
  const strata: Stratum[] = [];
  const pairs = new VariantPairs(variants);
  const statements = Math.max(2, variants.length * (variants.length - 1));

  return {
    take(counted) {
      // Clicks on what was seen the day before, over midnight, are left out: no lot was drawn for them in this stratum.
      const stratum = new Map(
        [...counted].map(([variant, { seen, clicked }]) => [variant, { seen, clicked: Math.min(clicked, seen) }]),
      );
      strata.push(stratum);
      pairs.take(stratum);
    },
    verdict() {
      const shared = strata.filter((stratum) => current.filter((variant) => stratum.get(variant)?.seen).length > 1);
      const sumOf = (variant: string, count: keyof Shown) =>
        shared.reduce((sum, stratum) => sum + (stratum.get(variant)?.[count] ?? 0), 0);
      const clicksOf = (group: readonly string[]) => group.reduce((sum, variant) => sum + sumOf(variant, 'clicked'), 0);
      const seen = comparable(current, shared).sort((one, other) => clicksOf(other) - clicksOf(one))[0] ?? [];
      const clicks = clicksOf(seen);
      const ranked = [...fitRatios(seen, shared)].sort(([, one], [, other]) => other - one);
      const [first, second] = ranked;
      if (!first || !second || clicks === 0) return { kind: 'nothing-to-compare' };
      const [[leader, highest], [runnerUp, next]] = [first, second];
      if (highest - next < 1e-9 * highest) return { kind: 'level' };
      const rate = clicks / ranked.reduce((sum, [variant, ratio]) => sum + ratio * sumOf(variant, 'seen'), 0);
      const least = Math.min(
        ...seen.filter((variant) => variant !== leader).map((variant) => pairs.evidenceFor(leader, variant)),
      );
      const chance = Math.min(1, statements / least);
      return {
        kind: 'lead',
        leader,
        runnerUp,
        leaderRate: rate * highest,
        runnerUpRate: rate * next,
        isMoreThanChance: chance <= ALPHA,
        chance,
        lift: {
          estimate: next === 0 ? null : highest / next - 1,
          ...pairs.liftBounds(leader, runnerUp, (2 * ALPHA) / statements),
        },
      };
    },
  };
}
