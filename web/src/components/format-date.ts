import { languageTag } from '@patient-press/shared/words/language';

const day = new Intl.DateTimeFormat(languageTag, { dateStyle: 'long', timeZone: 'UTC' });

/** `June 21, 2018`, in UTC, from an ISO date or an ISO time. */
export const formatDate = (iso: string): string => day.format(new Date(iso));

/** Whether two ISO dates or times fall on the same day in UTC. */
export const isSameDay = (one: string, other: string): boolean => one.slice(0, 10) === other.slice(0, 10);
