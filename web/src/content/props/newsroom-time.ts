import { withOffset } from '@patient-press/shared/time-zones';
import type { Site } from '../site/site.ts';

/**
 * A time as the newsroom's clocks show it, which begins with the day that readers see: `2026-11-20T19:30:00.000-05:00`. A day
 * stays as it is.
 * @param iso a day, or a time in UTC.
 */
export const newsroomTime = ({ settings }: Pick<Site, 'settings'>, iso: string): string =>
  iso.includes('T') ? withOffset(iso, settings.timeZone) : iso;
