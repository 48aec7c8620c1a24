import type { Placement } from '@patient-press/shared/placements';
import { type Overlap, overlaps, placesOf } from '@patient-press/shared/schedule';
import { describeOverlap, type PlannedBanner, type Wording } from '@patient-press/shared/schedule-words';
import type { BannerSchedule } from '../../../banners/schedule-contract';
import { plan } from '../../banners/planned';
import { recordedBanner } from './drawn-runs';

/** A time in which one banner is, or was, shown in the place of another. ISO in UTC; null: open. */
export interface Instead {
  key: string;
  /** Its documentId. */
  loser: string;
  winner: string;
  winnerName: string;
  /** Whether readers of other pages still see the loser. */
  isOnSome: boolean;
  from: string | null;
  to: string | null;
  sentence: string;
}

const isOnSome = ({ loser, places }: Overlap<PlannedBanner>) =>
  JSON.stringify(places) !== JSON.stringify(placesOf(loser.placement, [loser]));

const toInstead = (overlap: Overlap<PlannedBanner>, wording: Wording): Instead => ({
  key: `${overlap.winner.documentId} ${overlap.from}`,
  loser: overlap.loser.documentId,
  winner: overlap.winner.documentId,
  winnerName: overlap.winner.name,
  isOnSome: isOnSome(overlap),
  from: overlap.from,
  to: overlap.to,
  sentence: describeOverlap(overlap, wording),
});

/** Joins what was so up to now with what goes on after it. */
function joinAt(now: string, past: readonly Instead[], future: readonly Instead[]): Instead[] {
  const goesOn = (one: Instead, next: Instead) =>
    one.to === now &&
    next.from === now &&
    one.loser === next.loser &&
    one.winner === next.winner &&
    one.isOnSome === next.isOnSome;
  const joined = future.map((next) => {
    const before = past.find((one) => goesOn(one, next));
    return before ? { ...next, key: before.key, from: before.from } : next;
  });
  return [...past.filter((one) => !future.some((next) => goesOn(one, next))), ...joined];
}

/** Where banners of a place are shown instead of others. Drafts never are: no reader sees them. */
export function insteadOf(placement: Placement, schedule: BannerSchedule, wording: Wording): Instead[] {
  const { now } = schedule;
  const isHere = (banner: { placement: Placement }) => banner.placement === placement;
  const recorded = schedule.past.filter(isHere).map((run) => recordedBanner(run, now));
  const past = overlaps(recorded)
    .filter(({ winner, loser }) => winner.documentId !== loser.documentId)
    .map((one) => toInstead(one, { ...wording, nameOf: (name) => name }));
  const future = overlaps(plan(schedule).filter(isHere))
    .filter(({ winner, to }) => winner.isPublished && (!to || to > now))
    .map((one) => toInstead({ ...one, from: one.from && one.from > now ? one.from : now }, wording));
  return joinAt(now, past, future);
}
