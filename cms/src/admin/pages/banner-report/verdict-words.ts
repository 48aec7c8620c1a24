import { formatDay } from '@patient-press/shared/schedule-words';
import type { BannerReport } from '../../../banners/report-contract';
import type { State } from '../../state-line';
import { formatDifference, formatShare, variantName } from './figures';

type Lead = Extract<NonNullable<BannerReport['experiment']>['verdict'], { kind: 'lead' }>;

const quoted = (variant: string) => `“${variantName(variant)}”`;

/** “fewer than 5 of 100 experiments”. @param chance from 0 to 1. */
function formatChance(chance: number): string {
  if (chance <= 0.01) return 'fewer than 1 of 100 experiments';
  if (chance <= 0.05) return 'fewer than 5 of 100 experiments';
  return `up to ${Math.min(100, Math.ceil(chance * 100))} of 100 experiments`;
}

const more = (lift: number) => `${formatDifference(Math.abs(lift))} ${lift < 0 ? 'less' : 'more'}`;

/** What the data allow for. */
function boundWords({ low, high }: Lead['lift']): string {
  if (low !== null && high !== null) return `; anything from ${more(low)} to ${more(high)} fits what was seen`;
  if (low !== null) return `; anything from ${more(low)} upwards fits what was seen`;
  if (high !== null) return `; anything up to ${more(high)} fits what was seen`;
  return '';
}

/** By how much the leader is clicked more often. */
const liftWords = ({ lift }: Lead): string =>
  lift.estimate === null || lift.estimate < 0.005
    ? ''
    : ` It is clicked ${more(lift.estimate)} often${boundWords(lift)}.`;

function leadWords(verdict: Lead): State {
  const { leader, runnerUp, leaderRate, runnerUpRate, isMoreThanChance, chance } = verdict;
  const rates = `${formatShare(leaderRate)} against ${formatShare(runnerUpRate)} of ${quoted(runnerUp)}`;
  if (isMoreThanChance)
    return {
      variant: 'success',
      word: 'More than chance',
      sentence: `${quoted(leader)} leads: ${rates}. That is more than chance: looked at every day, such a lead appears by chance in ${formatChance(chance)}.${liftWords(verdict)}`,
    };
  const doubt =
    chance < 1
      ? `looked at every day, such a lead appears by chance in ${formatChance(chance)}.${liftWords(verdict)}`
      : 'so small a lead tells nothing yet.';
  return {
    variant: 'secondary',
    word: 'No winner yet',
    sentence: `No variant leads yet by more than chance. ${quoted(leader)} is ahead, with ${rates}, but ${doubt}`,
  };
}

/** Which variant leads, in plain words. */
export function verdictWords({ banner, variants, experiment }: BannerReport): State {
  const named = variants.filter(({ variant }) => variant !== '');
  if (!experiment && named.length < 2)
    return {
      variant: 'neutral',
      word: 'No experiment',
      sentence:
        banner.state === 'deleted'
          ? 'This banner had no two variants to compare.'
          : 'This banner has no two variants to compare. Add them under “Variants” to try several wordings at once.',
    };
  if (!experiment)
    return {
      variant: 'neutral',
      word: 'Not yet',
      sentence: 'A day is judged when it is over, in UTC. No day with variants is over yet.',
    };
  const { verdict } = experiment;
  if (verdict.kind === 'nothing-to-compare')
    return {
      variant: 'neutral',
      word: 'Nothing to compare yet',
      sentence: 'Two variants must have been seen on the same day, and one of them clicked.',
    };
  if (verdict.kind === 'level')
    return { variant: 'neutral', word: 'No winner yet', sentence: 'The first variants are clicked exactly as often.' };
  return leadWords(verdict);
}

/** What the verdict is about, which need not be the period that is shown. */
export const verdictSpan = ({ since, until }: NonNullable<BannerReport['experiment']>): string =>
  `From all whole days since the variants were first seen: ${formatDay(since)}, to ${formatDay(until)}. Rates are adjusted as if every variant had been shown equally each day.`;
