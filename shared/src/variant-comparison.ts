/** How often a variant was seen and clicked within a stratum: a time, such as a day, within which all views were alike. */
export interface Shown {
  seen: number;
  /** Not more than were seen. */
  clicked: number;
}

export const none: Shown = { seen: 0, clicked: 0 };

/** What happened to each variant in one stratum, in any order of variants. */
export type Stratum = ReadonlyMap<string, Shown>;

/**
 * Bounds of one variant's rate of clicks as a multiple of another's. Null: the data do not bound it on that side yet, or no one
 * ratio fits what was seen over time.
 */
export interface RatioBounds {
  low: number | null;
  high: number | null;
}

/** Two variants as compared so far. All bounds hold at every look at once. */
export interface VariantComparison {
  /** What happened next. Strata come in the order of time, each once and whole. */
  take(first: Shown, second: Shown): void;
  /** The most evidence there ever was, as an e-value, that the second variant's rate of clicks is above the first's. */
  evidenceForSecond(): number;
  evidenceForFirst(): number;
  /** Bounds of the second variant's rate as a multiple of the first's, each missed on the way with at most this probability. */
  ratioBounds(alpha: number): RatioBounds;
}

/**
 * Logarithms of the ratios that are weighed: up to twelvefold either way, one in a hundred apart. Zero, equal rates,
 * is in the middle.
 */
const STEPS = 250;
const logRatios = Float64Array.from({ length: 2 * STEPS + 1 }, (_, index) => (index - STEPS) / 100);
const ratios = logRatios.map(Math.exp);

/** How far from equal the variants of a banner's experiment are expected to be: most within 1.65 times either way. */
const SPREAD = 0.5;
const unscaled = logRatios.map((logRatio) => (logRatio === 0 ? 0 : Math.exp(-(logRatio ** 2) / (2 * SPREAD ** 2))));
const total = unscaled.reduce((sum, weight) => sum + weight, 0);
/** The normal prior on the grid, but for zero. Each side holds one half of it. */
const weights = unscaled.map((weight) => weight / total);

/** log Σ weight · exp(value) over a part of the grid, without leaving the range of doubles. */
function logMixture(values: Float64Array, from: number, to: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = from; index < to; index += 1) highest = Math.max(highest, values[index] ?? highest);
  let sum = 0;
  for (let index = from; index < to; index += 1)
    sum += (weights[index] ?? 0) * Math.exp((values[index] ?? 0) - highest);
  return highest + Math.log(sum);
}

/**
 * Compares the rates of clicks of two variants between which views are drawn by lot.
 *
 * Given that a click fell on one of the two in a stratum, it fell on the second with probability
 * seen₂ρ / (seen₁ + seen₂ρ), where ρ is the ratio of their rates; what the rate is that day cancels out. So do the shares of
 * traffic: another weight from tomorrow on is another day's share. The evidence against “no higher” is the likelihood of
 * that, mixed over log ρ ~ Normal(0, 0.5²) above zero, against the likelihood of ρ = 1:
 *
 *     E = Σ w(β) exp Σ_days [x₂β − (x₁ + x₂) log((seen₁ + seen₂e^β) / (seen₁ + seen₂))]
 *
 * Each term is at most 1 on average when ρ ≤ 1, so that E is a supermartingale, and reaches 1/α at any time with probability
 * at most α (Ville's inequality): it may be looked at daily, and stopped when one likes. The conditions:
 * - A stratum's counts are taken whole. Its shares of views are used, which are known at its end only; what happens within
 *   it is not looked at. Hence callers leave out the day that is not over.
 * - A view is clicked once or not at all, so that clicks are drawn from the views without being put back. For a convex
 *   function such as exp that makes the mean smaller, never larger (Hoeffding 1963, J. Am. Stat. Assoc. 58, 13–30,
 *   theorem 4): a test of equal rates is conservative, whatever the rate. Bounds at other ratios rest on clicks being few
 *   among views; above some 10 % they are about odds rather than rates.
 * - The variant is drawn again for each view. Then readers who see several views, or click often, do no harm: under equal rates
 *   the lot alone says on which variant a click falls.
 *
 * Bounds of ρ are those ratios whose likelihood the same mixture, over both sides, does not exceed 1/α times; what was
 * once outside stays outside.
 *
 * Johari, Koomen, Pekelis & Walsh (2022), “Always valid inference: continuous monitoring of A/B tests”, Operations
 * Research 70(3), 1806–1821. Lindon & Malek (2022), “Anytime-valid inference for multinomial count data”, NeurIPS 35.
 * Ramdas, Grünwald, Vovk & Shafer (2023), “Game-theoretic statistics and safe anytime-valid inference”, Statistical
 * Science 38(4), 576–601.
 */
export function compareVariants(): VariantComparison {
  const logLikelihoods = new Float64Array(logRatios.length);
  /** For each ratio, the most evidence there ever was against it. */
  const against = new Float64Array(logRatios.length);
  const most = { first: 0, second: 0 };

  return {
    take(first, second) {
      const clicks = first.clicked + second.clicked;
      const seen = first.seen + second.seen;
      if (clicks === 0 || first.seen === 0 || second.seen === 0) return;
      for (let index = 0; index < logRatios.length; index += 1) {
        const drawn = Math.log((first.seen + second.seen * (ratios[index] ?? 1)) / seen);
        logLikelihoods[index] =
          (logLikelihoods[index] ?? 0) + second.clicked * (logRatios[index] ?? 0) - clicks * drawn;
      }
      // A half of the prior is made a whole one by its factor of two.
      const below = logMixture(logLikelihoods, 0, STEPS);
      const above = logMixture(logLikelihoods, STEPS + 1, logRatios.length);
      most.first = Math.max(most.first, below + Math.LN2);
      most.second = Math.max(most.second, above + Math.LN2);
      const both = Math.max(below, above) + Math.log1p(Math.exp(-Math.abs(below - above)));
      for (let index = 0; index < logRatios.length; index += 1)
        against[index] = Math.max(against[index] ?? 0, both - (logLikelihoods[index] ?? 0));
    },
    evidenceForSecond: () => Math.exp(most.second),
    evidenceForFirst: () => Math.exp(most.first),
    ratioBounds(alpha) {
      const isPossible = (evidence: number) => evidence < Math.log(1 / alpha);
      // The first that are ruled out bound what is between the points of the grid too: a likelihood has one summit.
      const low = against.findIndex(isPossible);
      const high = against.findLastIndex(isPossible);
      if (high < 0) return { low: null, high: null };
      return { low: ratios[low - 1] ?? null, high: ratios[high + 1] ?? null };
    },
  };
}
