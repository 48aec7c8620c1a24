import { followExperiment } from '@patient-press/shared/experiments';
import type { BannerCount } from './counts';
import type { BannerReport } from './report-contract';

/**
 * What all counts of a banner say of its variants. The original banner, under an empty key, isn't one of them: readers
 * see either it or the variants, never a random choice of both.
 * @param counts oldest day first.
 * @param variants keys of the banner as it is now.
 * @param until the last day that is over.
 * @returns null when it has no experiment, or none that is a day old.
 */
export function judgeExperiment(
  counts: readonly BannerCount[],
  variants: readonly string[],
  until: string,
): BannerReport['experiment'] {
  const counted = counts.filter(({ variant, day }) => variant !== '' && day <= until);
  const [first] = counted;
  const all = [...new Set([...variants, ...counted.map(({ variant }) => variant)])];
  if (!first || all.length < 2) return null;
  const experiment = followExperiment(all, variants.length > 1 ? variants : all);
  const strata = Map.groupBy(counted, ({ day, placement }) => `${day} ${placement}`);
  for (const ofOne of strata.values()) experiment.take(new Map(ofOne.map((count) => [count.variant, count])));
  return { since: first.day, until, verdict: experiment.verdict() };
}
