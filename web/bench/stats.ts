/** What a number of measurements have in common. */
export interface Spread {
  count: number;
  p50: number;
  p95: number;
  max: number;
}

/** The smallest value that so large a share of all are not above; NaN when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const spreadOf = (values: readonly number[]): Spread => ({
  count: values.length,
  p50: median(values),
  p95: percentile(values, 0.95),
  max: percentile(values, 1),
});
