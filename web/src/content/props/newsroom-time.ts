import { startOfDay, withOffset } from '@patient-press/shared/time-zones';
import type { Change } from '../entries/changes.ts';
import type { ArticleHead } from '../entries/head.ts';
import type { Site } from '../site/site.ts';

type Newsroom = Pick<Site, 'settings'>;

/**
 * A time as the newsroom's clocks show it, which begins with the day that readers see: `2026-11-20T19:30:00.000-05:00`. A day
 * stays as it is.
 * @param iso a day, or a time in UTC.
 */
export const newsroomTime = ({ settings }: Newsroom, iso: string): string =>
  iso.includes('T') ? withOffset(iso, settings.timeZone) : iso;

/**
 * When an article last changed for readers, ISO in UTC. A correction may be dated after the publication that it came with; of
 * it, only the day is known, and when that began in the newsroom.
 */
export function lastChangeOf(
  { settings }: Newsroom,
  { textChangedAt, corrections: [newest] }: Pick<ArticleHead, 'textChangedAt' | 'corrections'>,
): string {
  const corrected = newest ? startOfDay(settings.timeZone, newest.date) : '';
  return corrected > textChangedAt ? corrected : textChangedAt;
}

/** The notes on changes, with the newsroom's days. */
export const datedChanges = (site: Newsroom, { changes }: { changes: readonly Change[] }): Change[] =>
  changes.map(({ date, note }) => ({ date: newsroomTime(site, date), note }));
