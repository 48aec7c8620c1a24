import { languageTag } from '@patient-press/shared/words/language';
import { siteWords } from '@patient-press/shared/words/site';
import type { PageOfList } from '../content/props/fixed-pages.ts';
import { type LetterPage, OTHER_LETTER } from '../content/props/letter-pages.ts';

/** How one page of a list is called, so that no two pages of a site are called alike. */
export interface PageNames {
  /** Above the page. */
  heading: string;
  title: string;
  description: string;
}

const days = new Intl.DateTimeFormat(languageTag, { dateStyle: 'long', timeZone: 'UTC' });
const toDay = (iso: string) => new Date(iso.slice(0, 10));

/** `March 3 – 17, 2024`, from ISO dates or times: the days that they are where they say that they are. */
export const formatDays = ({ from, to }: { from: string; to: string }): string =>
  days.formatRange(toDay(from), toDay(to));

const words = siteWords.chrome;

/** Of a list of dated items: an older page says from when its items are, and its number, because days may have many. */
export function namesOfDates(title: string, description: string, { number, dates }: PageOfList): PageNames {
  if (number === null || dates === null) return { heading: title, title, description };
  const shown = formatDays(dates);
  const heading = words.titleOfDates({ title, dates: shown });
  return {
    heading,
    title: words.withNumber({ title: heading, number }),
    description: `${description} ${words.pageOfDates({ number, dates: shown })}.`,
  };
}

/** Of an alphabetical list: a page of a letter says which, and which of them it is. */
export function namesOfLetter(
  title: string,
  description: string,
  { letter, page: { number, last } }: Pick<LetterPage<unknown>, 'letter' | 'page'>,
): PageNames {
  if (letter === null) return { heading: title, title, description };
  const named = letter === OTHER_LETTER ? words.otherLetters : letter;
  const heading = words.titleOfLetter({ title, letter: named });
  const part = last > 1 ? ` ${words.pageOf({ number, last })}.` : '';
  return {
    heading,
    title: number > 1 ? words.withNumber({ title: heading, number }) : heading,
    description: `${words.titleOfLetter({ title, letter: named })}. ${description}${part}`,
  };
}
