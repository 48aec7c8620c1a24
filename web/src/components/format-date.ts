import { languageTag } from '@patient-press/shared/words/language';

const day = new Intl.DateTimeFormat(languageTag, { dateStyle: 'long', timeZone: 'UTC' });
const dayOf = (iso: string) => iso.slice(0, 10);

/** `June 21, 2018`, from an ISO date or an ISO time: the day that it is where the time says that it is. */
export const formatDate = (iso: string): string => day.format(new Date(dayOf(iso)));

/** Whether two ISO dates or times say the same day. */
export const isSameDay = (one: string, other: string): boolean => dayOf(one) === dayOf(other);
