import { startOfDay, withOffset } from '@patient-press/shared/time-zones';
import type { ArticleEntry } from '../entries/article.ts';
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
  { textChangedAt, corrections: [newest] }: Pick<ArticleEntry, 'textChangedAt' | 'corrections'>,
): string {
  const corrected = newest ? startOfDay(settings.timeZone, newest.date) : '';
  return corrected > textChangedAt ? corrected : textChangedAt;
}
