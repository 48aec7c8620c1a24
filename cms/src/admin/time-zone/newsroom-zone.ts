import { UTC } from '@patient-press/shared/time-zones';

let known: string = UTC;

/** The newsroom's time zone, as Intl names it. Known before anything that a page of the admin shows is drawn. */
export const newsroomTimeZone = (): string => known;

/** Called by `NewsroomTime` alone. */
export function setNewsroomTimeZone(timeZone: string): void {
  known = timeZone;
}
