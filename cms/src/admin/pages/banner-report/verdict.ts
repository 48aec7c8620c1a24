import { formatDay } from '@patient-press/shared/schedule-words';
import type { BannerReport } from '../../../banners/report-contract';
import type { State } from '../../state-line';
import { verdictWords as words } from '../../words/banner-report';
import { formatDifference, formatShare, variantName } from './figures';

type Lead = Extract<NonNullable<BannerReport['experiment']>['verdict'], { kind: 'lead' }>;

const quoted = (variant: string) => words.quoted(variantName(variant));

/** @param chance from 0 to 1. */
function formatChance(chance: number): string {
  if (chance <= 0.01) return words.chance(1);
  if (chance <= 0.05) return words.chance(5);
  return words.chance(Math.min(100, Math.ceil(chance * 100)));
}

const moreOrLess = (lift: number) =>
  lift < 0 ? words.less(formatDifference(-lift)) : words.more(formatDifference(lift));

/** What the data allow for. */
function boundWords({ low, high }: Lead['lift']): string {
  if (low !== null && high !== null) return words.between(moreOrLess(low), moreOrLess(high));
  if (low !== null) return words.atLeast(moreOrLess(low));
  return high === null ? '' : words.atMost(moreOrLess(high));
}

/** By how much the leader is clicked more often. */
const liftWords = ({ lift }: Lead): string =>
  lift.estimate === null || lift.estimate < 0.005 ? '' : words.lift(moreOrLess(lift.estimate), boundWords(lift));

function leadState(verdict: Lead): State {
  const { leader, runnerUp, leaderRate, runnerUpRate, isMoreThanChance, chance } = verdict;
  const lead = {
    leader: quoted(leader),
    rates: words.rates({
      leader: formatShare(leaderRate),
      runnerUp: formatShare(runnerUpRate),
      other: quoted(runnerUp),
    }),
    chance: formatChance(chance),
    lift: liftWords(verdict),
  };
  if (isMoreThanChance) return { variant: 'success', word: words.significant, sentence: words.significantLead(lead) };
  const sentence = chance < 1 ? words.notSignificant(lead) : words.tooSmall(lead);
  return { variant: 'secondary', word: words.noWinner, sentence };
}

const neutral = (word: string, sentence: string): State => ({ variant: 'neutral', word, sentence });

/** Which variant leads, in plain words. */
export function verdictOf({ banner, variants, experiment }: BannerReport): State {
  const named = variants.filter(({ variant }) => variant !== '');
  if (!experiment && named.length < 2)
    return neutral(words.noExperiment, banner.state === 'deleted' ? words.hadNoVariants : words.hasNoVariants);
  if (!experiment) return neutral(words.notYet, words.firstDay);
  const { verdict } = experiment;
  if (verdict.kind === 'nothing-to-compare') return neutral(words.nothingToCompare, words.whatIsNeeded);
  return verdict.kind === 'level' ? neutral(words.noWinner, words.level) : leadState(verdict);
}

/** What the verdict is about, which need not be the period that is shown. */
export const verdictSpan = ({ since, until }: NonNullable<BannerReport['experiment']>): string =>
  words.span(formatDay(since), formatDay(until));
