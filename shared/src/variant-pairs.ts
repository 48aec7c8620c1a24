import { compareVariants, none, type Stratum, type VariantComparison } from './variant-comparison.ts';

interface Pair {
  first: string;
  second: string;
  comparison: VariantComparison;
}

/** Each of an experiment's variants compared with each other one. */
export class VariantPairs {
  readonly #pairs: Pair[];

  constructor(variants: readonly string[]) {
    this.#pairs = variants.flatMap((first, index) =>
      variants.slice(index + 1).map((second) => ({ first, second, comparison: compareVariants() })),
    );
  }

  /** What happened next. Strata come in the order of time, each once and whole. */
  take(stratum: Stratum): void {
    for (const { first, second, comparison } of this.#pairs)
      comparison.take(stratum.get(first) ?? none, stratum.get(second) ?? none);
  }

  /** The evidence that a variant's rate is above another's; 0 when they are no pair. */
  evidenceFor(leader: string, other: string): number {
    const pair = this.#pairOf(leader, other);
    if (!pair) return 0;
    return pair.first === leader ? pair.comparison.evidenceForFirst() : pair.comparison.evidenceForSecond();
  }

  /**
   * By how much a variant's rate is above another's, at least and at most: 0.3 is 30 % more. Null: not bounded yet.
   * @param alpha the share of experiments in which the bounds may be wrong.
   */
  liftBounds(leader: string, other: string, alpha: number): { low: number | null; high: number | null } {
    const pair = this.#pairOf(leader, other);
    const { low, high } = pair?.comparison.ratioBounds(alpha) ?? { low: null, high: null };
    const lift = (ratio: number | null) => ratio && ratio - 1;
    // Bounds are those of the second's rate over the first's.
    if (pair?.first !== leader) return { low: lift(low), high: lift(high) };
    return { low: lift(high && 1 / high), high: lift(low && 1 / low) };
  }

  #pairOf(one: string, other: string): Pair | undefined {
    return this.#pairs.find(({ first, second }) =>
      [first, second].every((variant) => variant === one || variant === other),
    );
  }
}
